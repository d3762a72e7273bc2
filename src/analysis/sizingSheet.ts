import type { UnknownFields } from '../contour/unknownFields.ts';

/** Two frames that the reader chose to land on, for the figures that size a stent. It states figures and never names a stent. */
export interface SizingSheet {
  readonly id: string;
  /** 1-based; null while not chosen. */
  readonly cranialFrame: number | null;
  readonly caudalFrame: number | null;
  readonly note: string;
  readonly includedInReport: boolean;
  /** Fields of a file that this version does not know; kept and written back. */
  readonly extra?: UnknownFields;
}
