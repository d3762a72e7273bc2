import type { Contour } from '../contour/contour.ts';
import { contourRefusal } from '../contour/contourRefusal.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import { unionOfCurves, type CurveUnion } from '../geometry/curveUnion.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import type { Warning } from '../shared/warning.ts';
import { crossSection } from './crossSection.ts';

/** The lumen of one frame by its contours. Unrounded. A frame with a refused lumen contour has no figure at all, never a part of one. */
export type FrameLumen =
  | {
      readonly kind: 'measured';
      /** Area of the union of the lumen contours. */
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
 * Measures the lumen of one frame. `contours` are that frame's contours of any kind; those that are not lumen are passed over.
 * null where none is a lumen contour (a missing contour is not a missing lumen).
 */
export function frameLumen(
  contours: readonly Contour[],
  spacingMm: SpacingMm | null,
  image: { readonly columns: number; readonly rows: number },
): FrameLumen | null {
  const lumens = contours.filter((contour) => contour.kind === 'lumen');
  const [first] = lumens;
  if (first === undefined) return null;
  const warnings = lumens.flatMap((contour): Warning[] => {
    const refusal = contourRefusal(contour, image);
    return refusal === null ? [] : [{ code: refusal.code, message: refusal.message }];
  });
  if (warnings.length > 0) return { kind: 'refused', warnings };

  const mm2PerPx2 = spacingMm === null ? null : spacingMm.column * spacingMm.row;
  const { areaPx2, partAreasPx2 } = lumens.length === 1 ? single(first, spacingMm) : union(lumens);
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

function union(lumens: readonly Contour[]): CurveUnion {
  const key = lumens[0]!.points;
  const known = rememberedUnions.get(key);
  const same =
    known?.contours.length === lumens.length &&
    known.contours.every((contour, i) => contour.points === lumens[i]!.points && contour.curve === lumens[i]!.curve);
  if (known !== undefined && same) return known.union;
  const made = unionOfCurves(lumens.map((contour) => closedCurve(contour.points, contour.curve)));
  rememberedUnions.set(key, { contours: lumens, union: made });
  return made;
}
