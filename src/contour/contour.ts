import type { CurveKind } from '../geometry/curveKind.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { UnknownFields } from './unknownFields.ts';

export const contourKinds = ['lumen', 'stent'] as const;
export type ContourKind = (typeof contourKinds)[number];

export const contourOrigins = ['manual', 'detected', 'propagated', 'interpolated', 'imported'] as const;
export type ContourOrigin = (typeof contourOrigins)[number];

/**
 * Whether a reader stands behind the contour. `viewed` says whether its frame was on screen when it was accepted;
 * an acceptance without it counts as "accepted unseen" everywhere. `acceptedBy` and `acceptedAt` (ISO 8601, UTC) are
 * null only for contours of a file that did not say.
 */
export type ContourAcceptance =
  | { readonly status: 'provisional' }
  | {
      readonly status: 'accepted';
      readonly acceptedBy: string | null;
      readonly acceptedAt: string | null;
      readonly viewed: boolean;
    };

/** A closed curve on one frame, in image space only. A frame may hold several lumen contours (channels). */
export interface Contour {
  readonly id: string;
  /** 1-based, as DICOM counts frames. */
  readonly frameNumber: number;
  readonly kind: ContourKind;
  readonly curve: CurveKind;
  /** Control points that the curve passes through, at least three, not closed by repetition of the first. */
  readonly points: readonly ImagePoint[];
  readonly origin: ContourOrigin;
  readonly acceptance: ContourAcceptance;
  /** Who drew or started it; null where a file did not say. */
  readonly author: string | null;
  /**
   * How sure a detector was of the border at each of the points, 0 to 1, in their order: it says where to look, it is no
   * probability. Absent for contours that no detector made, and gone once a hand has drawn.
   */
  readonly borderConfidence?: readonly number[];
  /** Fields of a file that this version does not know; kept and written back. */
  readonly extra?: UnknownFields;
}
