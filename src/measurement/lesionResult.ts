import type { LesionBound } from '../analysis/lesionRule.ts';

/** A side of the lesion that the stent may or may not cover. */
export interface CoverageSide {
  readonly end: 'cranial' | 'caudal' | 'first' | 'last';
  /** How far the stent reaches beyond the lesion there, in mm; negative where it stops short of its end. null where no stent meets the lesion, or that length is not known. */
  readonly beyondMm: number | null;
  /** Whether that is at least the margin; null where it cannot be told. It can be without a length: a stent that stops short keeps no margin. */
  readonly covered: boolean | null;
}

/** Whether stents cover a lesion with the reader's margin. */
export interface Coverage {
  readonly marginMm: number;
  readonly sides: readonly CoverageSide[];
  /** Length of the lesion on which no stent lies, in mm; null where it cannot be told. */
  readonly uncoveredMm: number | null;
}

/**
 * The stretch around a segment's minimum whose lumen lies under the reader's bound: from the first to the last contoured frame of the run of contoured
 * frames under it that holds the minimum. A gap wider than the reader's interval ends it.
 */
export interface LesionResult {
  readonly bound: LesionBound;
  /** The bound as a lumen area. */
  readonly boundAreaMm2: number | null;
  readonly boundAreaPx2: number | null;
  readonly firstFrame: number;
  readonly lastFrame: number;
  /** null where positions are not known. */
  readonly lengthMm: number | null;
  /** The lesion ends where the contours end, not where the lumen widens: it may be longer. */
  readonly openAtFirst: boolean;
  readonly openAtLast: boolean;
  readonly provisionalFrames: number;
  /** Against the implants of this pullback; null where there is none. */
  readonly coverage: Coverage | null;
}
