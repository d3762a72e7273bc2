import type { Calibration } from '../pullback/calibration.ts';

/** What a caliper or a free area measures; null where it has no such figure. In mm only under a scale. Nothing is rounded. */
export interface AnnotationFigures {
  readonly lengthMm: number | null;
  readonly lengthPx: number | null;
  /** null without a scale: it is not known then that pixels are square. */
  readonly angleDeg: number | null;
  readonly areaMm2: number | null;
  readonly areaPx2: number | null;
  /** The scale where it lies, or why there is none; null for what measures nothing. */
  readonly calibration: Calibration | null;
  /** Why it does not measure, in a sentence; null where it does or has nothing to. */
  readonly refused: string | null;
}

export interface AnnotationResult extends AnnotationFigures {
  readonly annotationId: string;
}
