/** What a caliper or a free area measures; null where it has no such figure. In mm only under a scale. */
export interface AnnotationResult {
  readonly annotationId: string;
  readonly lengthMm: number | null;
  readonly lengthPx: number | null;
  /** null without a scale: it is not known then that pixels are square. */
  readonly angleDeg: number | null;
  readonly areaMm2: number | null;
  readonly areaPx2: number | null;
  /** Why it does not measure; null where it does or has nothing to. */
  readonly refused: string | null;
}
