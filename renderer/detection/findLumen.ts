import type { GreyFrame } from '../../src/detection/detectionFrame.ts';
import { detectLumen } from '../../src/detection/detectLumen.ts';
import type { LumenQuestion } from './detectionMessages.ts';
import type { FoundLumen } from './foundLumen.ts';

/** The detector's answer for one frame; null where no border stands out. */
export function findLumen(frame: GreyFrame, { spacingMm }: LumenQuestion): FoundLumen | null {
  const found = detectLumen(frame, { spacingMm });
  if (found === null) return null;
  return { points: found.points, borderConfidence: found.points.map(() => found.confidence), confidence: found.confidence, doubts: [] };
}
