import type { Analysis } from '../analysis/analysis.ts';
import type { AnnotationShape } from '../analysis/annotation.ts';
import { curveFault } from '../contour/contourRefusal.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import { curveAreaMm2, curveAreaPx2 } from '../geometry/curveArea.ts';
import { curveBox } from '../geometry/curveBox.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import type { Calibration } from '../pullback/calibration.ts';
import type { AnnotationFigures, AnnotationResult } from './annotationResult.ts';
import { calibrationBetween } from './contourCalibration.ts';
import type { MeasuringBasis } from './measuringBasis.ts';

type ShapeOf<Kind extends AnnotationShape['kind']> = Extract<AnnotationShape, { kind: Kind }>;

/** What each annotation of a document measures, in the document's order. None of it enters a vein's figures. */
export function annotationResults(analysis: Analysis, basis: MeasuringBasis): readonly AnnotationResult[] {
  return analysis.annotations.map(({ id, shape }) => ({ annotationId: id, ...annotationFigures(shape, analysis, basis) }));
}

/** What one shape measures, also while it is in hand. */
export function annotationFigures(shape: AnnotationShape, analysis: Analysis, basis: MeasuringBasis): AnnotationFigures {
  switch (shape.kind) {
    case 'bookmark':
    case 'text':
      return nothing;
    case 'length':
      return lengthFigures(shape, calibrationBetween([shape.from, shape.to], analysis, basis));
    case 'angle':
      return angleFigures(shape, calibrationBetween([shape.vertex, shape.from, shape.to], analysis, basis));
    case 'area':
      return areaFigures(shape, analysis, basis);
  }
}

const nothing: AnnotationFigures = { lengthMm: null, lengthPx: null, angleDeg: null, areaMm2: null, areaPx2: null, calibration: null, refused: null };

function lengthFigures({ from, to }: ShapeOf<'length'>, calibration: Calibration): AnnotationFigures {
  const spacingMm = spacingOf(calibration);
  return { ...nothing, calibration, lengthPx: distance(from, to, onePixel), lengthMm: spacingMm === null ? null : distance(from, to, spacingMm) };
}

/** In mm along each axis: an angle between pixels that are not square is none of the vein's. */
function angleFigures({ vertex, from, to }: ShapeOf<'angle'>, calibration: Calibration): AnnotationFigures {
  if (isSamePlace(vertex, from) || isSamePlace(vertex, to)) return { ...nothing, calibration, refused: 'An angle needs both of its sides: move an end away from the corner.' };
  const spacingMm = spacingOf(calibration);
  if (spacingMm === null) return { ...nothing, calibration };
  const [ax, ay] = sideMm(vertex, from, spacingMm);
  const [bx, by] = sideMm(vertex, to, spacingMm);
  // From sine and cosine together: the cosine alone loses its digits near 0° and 180°.
  return { ...nothing, calibration, angleDeg: (Math.atan2(Math.abs(ax * by - ay * bx), ax * bx + ay * by) * 180) / Math.PI };
}

function areaFigures(shape: ShapeOf<'area'>, analysis: Analysis, basis: MeasuringBasis): AnnotationFigures {
  const fault = curveFault(shape, basis);
  if (fault !== null) return { ...nothing, refused: faultWords[fault.code] };
  const curve = closedCurve(shape.points, shape.curve);
  const calibration = calibrationBetween(shape.points, analysis, basis, curveBox(curve));
  const spacingMm = spacingOf(calibration);
  return { ...nothing, calibration, areaPx2: curveAreaPx2(curve), areaMm2: spacingMm === null ? null : curveAreaMm2(curve, spacingMm) };
}

const faultWords = {
  'contour/tooFewPoints': 'The area has fewer than 3 distinct points.',
  'contour/selfCrossing': 'The area’s outline crosses or touches itself: move a point until it no longer does.',
  'contour/outsideImage': 'The area’s outline leaves the image: move it inside.',
} as const;

const onePixel: SpacingMm = { column: 1, row: 1 };

function spacingOf(calibration: Calibration): SpacingMm | null {
  return calibration.kind === 'calibrated' ? calibration.spacingMm : null;
}

function sideMm(vertex: ImagePoint, end: ImagePoint, { column, row }: SpacingMm): readonly [number, number] {
  return [(end.x - vertex.x) * column, (end.y - vertex.y) * row];
}

function distance(from: ImagePoint, to: ImagePoint, { column, row }: SpacingMm): number {
  return Math.hypot((to.x - from.x) * column, (to.y - from.y) * row);
}

function isSamePlace(a: ImagePoint, b: ImagePoint): boolean {
  return a.x === b.x && a.y === b.y;
}
