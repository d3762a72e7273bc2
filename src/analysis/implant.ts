import type { UnknownFields } from '../contour/unknownFields.ts';

/**
 * A stent as the reader enters it: nothing of it is read off the picture. Its frame range is what of it is seen on this pullback, both ends
 * included, 1-based; two whose ranges meet overlap there.
 */
export interface Implant {
  readonly id: string;
  /** 1-based order in which they were placed. */
  readonly order: number;
  /** The reader's words for it, product or lot; may be empty. */
  readonly label: string;
  /** As labelled by its maker; null while not entered. */
  readonly nominalDiameterMm: number | null;
  readonly nominalLengthMm: number | null;
  readonly firstFrame: number;
  readonly lastFrame: number;
  /** The reader's word that lumen and stent are one curve here: whichever of them is traced on a frame of the range stands for both. */
  readonly lumenEqualsStent: boolean;
  /** Fields of a file that this version does not know; kept and written back. */
  readonly extra?: UnknownFields;
}

/** Whether a reader said that lumen and stent are one curve on this frame. */
export function isLumenStentOn(frameNumber: number, implants: readonly Implant[]): boolean {
  return implants.some(({ lumenEqualsStent, firstFrame, lastFrame }) => lumenEqualsStent && frameNumber >= firstFrame && frameNumber <= lastFrame);
}

/** The implant's name for people. */
export function implantWords({ order, label }: Pick<Implant, 'order' | 'label'>): string {
  return label === '' ? `Stent ${order}` : `Stent ${order}, ${label}`;
}
