import { usePairView } from '../pairView/pairStore.ts';
import type { ActionScene } from './action.ts';

/** Whether the stage is on screen, on which frames are read: neither the report nor two pullbacks side by side. */
export function isOnStage({ reading }: ActionScene): boolean {
  return reading !== null && reading.panel !== 'report' && !usePairView.getState().shown;
}
