import type { GreyFrame } from '../../src/detection/detectionFrame.ts';
import { detectLumen } from '../../src/detection/detectLumen.ts';
import { throughHeld } from '../overlay/tools/heldBorder.ts';
import type { LumenQuestion } from './detectionMessages.ts';
import type { FoundLumen } from './foundLumen.ts';

/** The detector's answer for one frame; null where no border stands out. */
export function findLumen(frame: GreyFrame, { spacingMm, held }: LumenQuestion): FoundLumen | null {
  const found = detectLumen(frame, { spacingMm });
  if (found === null) return null;
  const border = throughHeld({ points: found.points, borderConfidence: found.points.map(() => found.confidence) }, held);
  return { ...border, confidence: found.confidence, doubts: [] };
}
