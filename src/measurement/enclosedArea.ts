import type { Contour } from '../contour/contour.ts';
import { contourRefusal } from '../contour/contourRefusal.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import { unionOfCurves, type CurveUnion } from '../geometry/curveUnion.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import type { Warning } from '../shared/warning.ts';
import { crossSection } from './crossSection.ts';

/** What the contours of one kind on one frame enclose together. Unrounded. One refused contour leaves no figure at all, never a part of one. */
export type EnclosedArea =
  | {
      readonly kind: 'measured';
      /** Area of the union of the contours. */
      readonly areaPx2: number;
      /** null where the frame is uncalibrated. */
      readonly areaMm2: number | null;
      /** Connected parts of the union: 30 + 30 is not 60, so their number and the largest are always said with the area. */
      readonly channels: number;
      readonly largestChannelAreaPx2: number;
      readonly largestChannelAreaMm2: number | null;
    }
  | { readonly kind: 'refused'; readonly warnings: readonly Warning[] };

/**
 * Measures what contours of one frame enclose together: its lumen, or its stent. null where there is none (a missing contour is not a
 * missing lumen).
 */
export function enclosedArea(contours: readonly Contour[], spacingMm: SpacingMm | null, image: { readonly columns: number; readonly rows: number }): EnclosedArea | null {
  const [first] = contours;
  if (first === undefined) return null;
  const warnings = contours.flatMap((contour): Warning[] => {
    const refusal = contourRefusal(contour, image);
    return refusal === null ? [] : [{ code: refusal.code, message: refusal.message }];
  });
  if (warnings.length > 0) return { kind: 'refused', warnings };

  const mm2PerPx2 = spacingMm === null ? null : spacingMm.column * spacingMm.row;
  const { areaPx2, partAreasPx2 } = contours.length === 1 ? single(first, spacingMm) : union(contours);
  const largestPx2 = partAreasPx2[0] ?? 0;
  return {
    kind: 'measured',
    areaPx2,
    areaMm2: mm2PerPx2 === null ? null : areaPx2 * mm2PerPx2,
    channels: partAreasPx2.length,
    largestChannelAreaPx2: largestPx2,
    largestChannelAreaMm2: mm2PerPx2 === null ? null : largestPx2 * mm2PerPx2,
  };
}

function single(contour: Contour, spacingMm: SpacingMm | null): CurveUnion {
  const { areaPx2 } = crossSection(contour, spacingMm);
  return { areaPx2, partAreasPx2: [areaPx2] };
}

interface RememberedUnion {
  readonly contours: readonly Contour[];
  readonly union: CurveUnion;
}

// By the first contour's points: contours are immutable, and a union costs more than all the rest of a frame.
const rememberedUnions = new WeakMap<readonly ImagePoint[], RememberedUnion>();

function union(contours: readonly Contour[]): CurveUnion {
  const key = contours[0]!.points;
  const known = rememberedUnions.get(key);
  const same =
    known?.contours.length === contours.length &&
    known.contours.every((contour, i) => contour.points === contours[i]!.points && contour.curve === contours[i]!.curve);
  if (known !== undefined && same) return known.union;
  const made = unionOfCurves(contours.map((contour) => closedCurve(contour.points, contour.curve)));
  rememberedUnions.set(key, { contours, union: made });
  return made;
}
