import type { UnknownFields } from '../contour/unknownFields.ts';
import type { CurveKind } from '../geometry/curveKind.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';

/** What was laid on a frame, in image space. `bookmark` is the frame itself; `text` stands beside a place. */
export type AnnotationShape =
  | { readonly kind: 'bookmark' }
  | { readonly kind: 'text'; readonly at: ImagePoint }
  | { readonly kind: 'length'; readonly from: ImagePoint; readonly to: ImagePoint }
  /** The angle at `vertex` between the rays to `from` and `to`. */
  | { readonly kind: 'angle'; readonly vertex: ImagePoint; readonly from: ImagePoint; readonly to: ImagePoint }
  /** A free area: measured, but no contour of the vein. */
  | { readonly kind: 'area'; readonly curve: CurveKind; readonly points: readonly ImagePoint[] };

export type AnnotationKind = AnnotationShape['kind'];

/** A caliper, a free area, a note or a bookmark that a reader put on one frame. None of them is part of a vein's figures. */
export interface Annotation {
  readonly id: string;
  /** 1-based. */
  readonly frameNumber: number;
  readonly shape: AnnotationShape;
  /** The reader's words; may be empty except for a text. */
  readonly note: string;
  readonly includedInReport: boolean;
  /** Who made it; null where a file did not say. */
  readonly author: string | null;
  /** Fields of a file that this version does not know; kept and written back. */
  readonly extra?: UnknownFields;
}

/** The places of a shape, an angle's corner between the ends of its sides; none for a bookmark. */
export function annotationPoints(shape: AnnotationShape): readonly ImagePoint[] {
  switch (shape.kind) {
    case 'bookmark':
      return [];
    case 'text':
      return [shape.at];
    case 'length':
      return [shape.from, shape.to];
    case 'angle':
      return [shape.from, shape.vertex, shape.to];
    case 'area':
      return shape.points;
  }
}
