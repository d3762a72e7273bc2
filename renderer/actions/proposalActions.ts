import { IconWand } from '@tabler/icons-react';
import { detectFrame, detectFrames, useDetectionWork } from '../detection/detectionWork.ts';
import type { Action, ActionScene } from './action.ts';

const mayPropose = ({ reading }: ActionScene) => reading !== null && reading.mayEdit && reading.panel !== 'report';

export const proposalActions: readonly Action[] = [
  { id: 'contour.detect', words: 'Detect the lumen on this frame', group: 'Contours', keys: ['D'], icon: IconWand, enabled: mayPropose, run: ({ open }) => open !== null && void detectFrame(open) },
  {
    id: 'contour.detectAll',
    words: 'Detect the lumen on all frames',
    group: 'Contours',
    keys: [],
    enabled: (scene) => mayPropose(scene) && useDetectionWork.getState().job === null,
    run: ({ open, reading }) => open !== null && reading !== null && void detectFrames(open, Array.from({ length: reading.analysis.pullback.numberOfFrames }, (_, i) => i + 1), 'all frames'),
  },
];
