import { centroidDiameters, type MeasuredLine } from '../geometry/centroidDiameters.ts';
import { centroidOf } from '../geometry/centroid.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import { curveArea } from '../geometry/curveArea.ts';
import type { CurveKind } from '../geometry/curveKind.ts';
import { feretDiameters } from '../geometry/feretDiameters.ts';
import { imagePoint, type ImagePoint } from '../geometry/imagePoint.ts';
import { curveLength } from '../geometry/perimeter.ts';
import { curveInMm } from '../geometry/planeCurve.ts';
import { selfCrossing } from '../geometry/selfCrossing.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import { AppError } from '../shared/appError.ts';

/** The two ends of a diameter in image space, for drawing. */
export type DiameterEnds = readonly [ImagePoint, ImagePoint];

/**
 * What one closed curve measures. Lengths and areas in mm are null where the frame is uncalibrated, and so are the indices that rest on lengths:
 * without a scale it is not known that pixels are square. Nothing is rounded.
 */
export interface CrossSection {
  /** Area enclosed by the curve, in square pixels; always there. */
  readonly areaPx2: number;
  readonly areaMm2: number | null;
  readonly perimeterMm: number | null;
  /** Centre of gravity of the enclosed area. */
  readonly centroid: ImagePoint;
  /** Shortest and longest chord through the centroid: the connected piece of the line inside the lumen that contains it. */
  readonly minDiameterMm: number | null;
  readonly maxDiameterMm: number | null;
  /** Smallest and largest distance between parallel tangents. */
  readonly minFeretMm: number | null;
  readonly maxFeretMm: number | null;
  /** 2·√(area/π). */
  readonly equivalentDiameterMm: number | null;
  /** perimeter/π: the diameter of a round stent of the same circumference. */
  readonly perimeterDiameterMm: number | null;
  /** (max − min)/max of the diameters through the centroid (DCM 122343). */
  readonly eccentricityIndex: number | null;
  /** min/max of the diameters through the centroid (DCM 122350). */
  readonly diameterRatio: number | null;
  /** max/min of the diameters through the centroid, as venous papers have it. */
  readonly aspectRatio: number | null;
  /** (2π·√(area/π)/perimeter)², 1 for a circle (DCM 122348). */
  readonly lumenShapeIndex: number | null;
  readonly minDiameterEnds: DiameterEnds | null;
  readonly maxDiameterEnds: DiameterEnds | null;
  readonly minFeretEnds: DiameterEnds | null;
  readonly maxFeretEnds: DiameterEnds | null;
  /** Why there are no diameters through the centroid; null where there are. */
  readonly diametersMissing: 'uncalibrated' | 'centroidOutsideLumen' | null;
}

interface Remembered {
  readonly curve: CurveKind;
  readonly column: number | null;
  readonly row: number | null;
  readonly crossSection: CrossSection;
}

// Documents are immutable, so a contour's points array stands for its shape: an edit of one contour measures that one again, not the pullback.
const remembered = new WeakMap<readonly ImagePoint[], Remembered[]>();

/**
 * Measures one contour in millimetre space (x·column, y·row), or in square pixels alone where `spacingMm` is null. Takes the contour itself, whose points
 * must not be changed afterwards: results are remembered by that array.
 *
 * @throws AppError `contour/tooFewPoints`, `contour/outsideImage` (not finite) and `contour/selfCrossing`: such a curve never measures.
 */
export function crossSection(
  contour: { readonly points: readonly ImagePoint[]; readonly curve: CurveKind },
  spacingMm: SpacingMm | null,
): CrossSection {
  const column = spacingMm?.column ?? null;
  const row = spacingMm?.row ?? null;
  const known = remembered.get(contour.points);
  const found = known?.find((entry) => entry.curve === contour.curve && entry.column === column && entry.row === row);
  if (found !== undefined) return found.crossSection;
  const measured = measure(contour.points, contour.curve, spacingMm);
  const entry = { curve: contour.curve, column, row, crossSection: measured };
  if (known === undefined) remembered.set(contour.points, [entry]);
  else known.push(entry);
  return measured;
}

function measure(points: readonly ImagePoint[], kind: CurveKind, spacingMm: SpacingMm | null): CrossSection {
  const curve = closedCurve(points, kind);
  const crossing = selfCrossing(curve);
  const centroidPx = centroidOf(curve);
  if (crossing !== null || centroidPx === null) {
    throw new AppError('contour/selfCrossing', 'The contour crosses or touches itself: move or delete points until it no longer does.');
  }
  const centroid = imagePoint(centroidPx.x, centroidPx.y);
  const areaPx2 = curveArea(curve);
  if (spacingMm === null) return { ...nothingInMm, areaPx2, centroid };

  const { column, row } = spacingMm;
  const inMm = curveInMm(curve, spacingMm);
  const areaMm2 = areaPx2 * column * row;
  const perimeterMm = curveLength(inMm);
  const diameters = centroidDiameters(inMm, { x: centroid.x * column, y: centroid.y * row });
  const ferets = feretDiameters(inMm);
  const min = diameters?.shortest ?? null;
  const max = diameters?.longest ?? null;
  const ends = (line: MeasuredLine | null): DiameterEnds | null =>
    line === null
      ? null
      : [imagePoint(line.from.x / column, line.from.y / row), imagePoint(line.to.x / column, line.to.y / row)];
  return {
    areaPx2,
    areaMm2,
    perimeterMm,
    centroid,
    minDiameterMm: min?.length ?? null,
    maxDiameterMm: max?.length ?? null,
    minFeretMm: ferets.smallest.length,
    maxFeretMm: ferets.largest.length,
    equivalentDiameterMm: equivalentDiameterMm(areaMm2),
    perimeterDiameterMm: perimeterMm / Math.PI,
    eccentricityIndex: min === null || max === null ? null : (max.length - min.length) / max.length,
    diameterRatio: min === null || max === null ? null : min.length / max.length,
    aspectRatio: min === null || max === null ? null : max.length / min.length,
    lumenShapeIndex: (4 * Math.PI * areaMm2) / (perimeterMm * perimeterMm),
    minDiameterEnds: ends(min),
    maxDiameterEnds: ends(max),
    minFeretEnds: ends(ferets.smallest),
    maxFeretEnds: ends(ferets.largest),
    diametersMissing: diameters === null ? 'centroidOutsideLumen' : null,
  };
}

/** Diameter in mm of the circle with this area: 2·√(area/π). */
export function equivalentDiameterMm(areaMm2: number): number {
  return 2 * Math.sqrt(areaMm2 / Math.PI);
}

const nothingInMm = {
  areaMm2: null,
  perimeterMm: null,
  minDiameterMm: null,
  maxDiameterMm: null,
  minFeretMm: null,
  maxFeretMm: null,
  equivalentDiameterMm: null,
  perimeterDiameterMm: null,
  eccentricityIndex: null,
  diameterRatio: null,
  aspectRatio: null,
  lumenShapeIndex: null,
  minDiameterEnds: null,
  maxDiameterEnds: null,
  minFeretEnds: null,
  maxFeretEnds: null,
  diametersMissing: 'uncalibrated',
} as const;
