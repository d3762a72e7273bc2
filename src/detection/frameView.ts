import type { SpacingMm } from '../geometry/spacingMm.ts';
import { type CatheterDisc, middleCatheter } from './catheterDisc.ts';
import { type GreyFrame, searchScale, type SearchScale } from './detectionFrame.ts';
import { type EchoGrid, echoGrid } from './echoGrid.ts';

/** What is known of a frame before a border is looked for. */
export interface FrameKnowledge {
  /** null where the frame is uncalibrated. */
  readonly spacingMm: SpacingMm | null;
  /** 1 for pixels that belong to the console or the catheter, not to the vein (`excluded[row·columns + column]`), as `StillPixels` finds them. */
  readonly excluded?: Uint8Array | null;
}

/** A frame made ready to be searched. */
export interface FrameView {
  readonly frame: GreyFrame;
  readonly excluded: Uint8Array | null;
  readonly scale: SearchScale;
  readonly catheter: CatheterDisc;
  readonly grid: EchoGrid;
}

/** null where the picture has so few pixels that no lumen could be told. */
export function frameView(frame: GreyFrame, { spacingMm, excluded = null }: FrameKnowledge): FrameView | null {
  const scale = searchScale(frame, spacingMm);
  if (Math.max(scale.columnUnit, scale.rowUnit) > 1) return null;
  return { frame, excluded, scale, catheter: middleCatheter(frame, scale), grid: echoGrid(frame, scale, excluded) };
}
