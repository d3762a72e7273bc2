/** The lumen while the catheter is said to stand still: what breathing and displacement change together. Never a minimum or a reference of the vein. */
export interface HoldResult {
  readonly frameMarkId: string;
  readonly firstFrame: number;
  readonly lastFrame: number;
  /** null where the file gives no times. */
  readonly durationMs: number | null;
  readonly contouredFrames: number;
  readonly provisionalFrames: number;
  readonly minimum: { readonly areaMm2: number | null; readonly areaPx2: number | null; readonly frameNumber: number } | null;
  readonly maximum: { readonly areaMm2: number | null; readonly areaPx2: number | null; readonly frameNumber: number } | null;
  readonly meanAreaMm2: number | null;
  readonly meanAreaPx2: number | null;
}
