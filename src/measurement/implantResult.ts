/** Where one implant lies on the pullback. Lengths in mm are null where positions are not known. */
export interface ImplantResult {
  readonly implantId: string;
  /** Of what is seen of it on this pullback: |last − first position|. */
  readonly lengthMm: number | null;
  /** The implants that it overlaps, with the frames they share. */
  readonly overlaps: readonly { readonly implantId: string; readonly firstFrame: number; readonly lastFrame: number; readonly lengthMm: number | null }[];
}

/** Where all that is stented lies on the pullback, for coverage; one a stretch of touching or overlapping implants. */
export interface StentedStretch {
  readonly implantIds: readonly string[];
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly lengthMm: number | null;
  /** Whether it lies over the inguinal ligament; null where that landmark is not set. */
  readonly crossesInguinalLigament: boolean | null;
  /** Whether it reaches into the IVC; null where neither an IVC segment nor the iliac confluence is marked. */
  readonly reachesIntoIvc: boolean | null;
}
