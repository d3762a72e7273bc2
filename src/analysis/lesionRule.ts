/**
 * What the reader calls the lesion of a segment: frames around the minimum whose lumen lies under a bound. `areaStenosis`: area stenosis against
 * the segment's reference above so many percent. `areaBelow`: lumen area below so many mm².
 */
export type LesionBound = { readonly kind: 'areaStenosis'; readonly abovePercent: number } | { readonly kind: 'areaBelow'; readonly areaMm2: number };

/** How lesion and stent are held against each other. One for the document; the reader's to set. */
export interface LesionRule {
  readonly bound: LesionBound;
  /** How far a stent has to reach beyond the lesion on either side to cover it, in mm along the vein. */
  readonly coverageMarginMm: number;
}
