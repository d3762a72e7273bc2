import type { UnknownFields } from '../contour/unknownFields.ts';
import type { Direction } from './acquisitionRecord.ts';

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

/** What is wrong with the order of two landing frames by the direction of the pullback; null where nothing is, or it cannot be told. */
export function landingOrderWords({ cranialFrame, caudalFrame }: Pick<SizingSheet, 'cranialFrame' | 'caudalFrame'>, direction: Direction | null): string | null {
  if (cranialFrame === null || caudalFrame === null) return null;
  if (cranialFrame === caudalFrame) return 'Both landings are the same frame.';
  if (direction === null || cranialFrame < caudalFrame === (direction === 'cranialToCaudal')) return null;
  return 'By the direction of the pullback the cranial landing lies caudal of the other.';
}
