/** One landing frame of a sizing sheet. Diameters in mm; all null without a scale or a single lumen. */
export interface LandingResult {
  readonly end: 'cranial' | 'caudal';
  readonly frameNumber: number;
  readonly areaMm2: number | null;
  readonly minDiameterMm: number | null;
  readonly maxDiameterMm: number | null;
  /** (min + max)/2 of the diameters through the centroid. */
  readonly meanDiameterMm: number | null;
  /** 2·√(area/π) */
  readonly equivalentDiameterMm: number | null;
  /** perimeter/π: of a round stent that the same wall would hold. */
  readonly perimeterDiameterMm: number | null;
  readonly accepted: boolean;
  /** Why there are no figures; null where there are. */
  readonly missing: string | null;
}

/** The figures of a sizing sheet: what the reader's two landing frames measure and how far they lie apart. */
export interface SizingResult {
  readonly sizingSheetId: string;
  readonly landings: readonly LandingResult[];
  readonly distanceMm: number | null;
  /** Bound on the error of the distance that its source allows to tell, in mm; null where none can be told. */
  readonly distanceErrorMm: number | null;
  /** What the error is made of, or why there is no distance. */
  readonly distanceWords: string;
}
