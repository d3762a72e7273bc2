import { centroidOf } from '../geometry/centroid.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import type { CurveKind } from '../geometry/curveKind.ts';
import { imagePoint, type ImagePoint } from '../geometry/imagePoint.ts';
import { curveInMm } from '../geometry/planeCurve.ts';
import { leavesImage } from '../geometry/leavesImage.ts';
import { linePieceAt } from '../geometry/lineThroughCurve.ts';
import { selfCrossing } from '../geometry/selfCrossing.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import { borderCosts, type BorderLevels } from './borderCosts.ts';
import { catheterDisc } from './catheterDisc.ts';
import { circularPath } from './circularPath.ts';
import { controlPointsOfOutline } from './controlPointsOfOutline.ts';
import { searchReach, searchScale, type GreyFrame, type SearchScale } from './detectionFrame.ts';
import { polarImage, type CatheterDisc, type PolarImage } from './polarImage.ts';

export interface DetectedLumen {
  /** Control points of a periodic cubic. */
  readonly points: readonly ImagePoint[];
  /** Share of the border, 0–1, along which blood and wall differ clearly. Not a probability of being right. */
  readonly confidence: number;
}

export interface DetectionOptions {
  /** null where the frame is uncalibrated: windows are then relative to the field of view. */
  readonly spacingMm: SpacingMm | null;
  /** The lumen of a neighbouring frame: where to look first, and where to stay unless the picture says otherwise. */
  readonly anchor?: { readonly points: readonly ImagePoint[]; readonly curve: CurveKind };
  /** Where the catheter is; the middle of the image when absent. */
  readonly catheterCentre?: ImagePoint;
}

const angleCount = 128;
const radiusStep = 0.15;
const slopeLimit = 8;
const slopeCost = 0.01;
const passes = 5;
/** When the centre moves by less than this, in search units, another pass would find the same. */
const settled = 0.2;
const leastConfidence = 0.25;
/** What leaving the neighbour's border costs at most, and from which distance on (search units): less than a clear border is worth. */
const anchorWeight = 0.2;
const anchorReach = 1.5;

/**
 * Looks for the lumen border on one frame: a closed path round the catheter, about the lumen's own centre, where dark inside meets bright outside and little that is
 * brighter than blood lies within. A first guess for a reader to judge, provisional until accepted. Lumina that are not star-shaped about their centre, several channels,
 * shadows and a vein collapsed on the catheter are beyond it.
 *
 * null where no border stands out.
 */
export function detectLumen(frame: GreyFrame, options: DetectionOptions): DetectedLumen | null {
  const scale = searchScale(frame, options.spacingMm);
  const catheterCentre = options.catheterCentre ?? imagePoint(frame.columns / 2, frame.rows / 2);
  const catheter = catheterDisc(frame, scale, catheterCentre);
  let centre = anchorCentre(options) ?? catheterCentre;
  let levels: BorderLevels | null = null;
  let found: { path: Int32Array; polar: PolarImage; confidence: number } | null = null;
  for (let pass = 0; pass < passes; pass++) {
    const reach = Math.min(searchReach(frame, scale, centre), 25);
    const polar = polarImage(frame, scale, centre, catheter, { angleCount, radiusCount: Math.ceil(reach / radiusStep), radiusStep });
    const border = borderCosts(polar, levels);
    if (border === null) break;
    if (options.anchor !== undefined) holdToAnchor(border.costs, polar, options.anchor, scale);
    const path = circularPath(border.costs, polar.angleCount, polar.radiusCount, slopeLimit, slopeCost);
    if (path === null) break;
    found = { path, polar, confidence: border.confidenceOf(path) };
    levels = border.levelsInside(path);
    const next = nextCentre(outlineOf(path, polar, scale), catheter);
    if (next === null) break;
    const moved = Math.hypot((next.x - centre.x) * scale.columnUnit, (next.y - centre.y) * scale.rowUnit);
    centre = next;
    if (pass > 0 && moved < settled) break;
  }
  if (found === null || found.confidence < leastConfidence) return null;
  const points = controlPointsOfOutline(outlineOf(found.path, found.polar, scale));
  const curve = closedCurve(points, 'periodicCubic');
  // Never hand over what would be refused.
  if (selfCrossing(curve) !== null || leavesImage(curve, frame)) return null;
  return { points, confidence: found.confidence };
}

function anchorCentre(options: DetectionOptions): ImagePoint | null {
  if (options.anchor === undefined) return null;
  const centroid = centroidOf(closedCurve(options.anchor.points, options.anchor.curve));
  return centroid === null ? null : imagePoint(centroid.x, centroid.y);
}

/** Adds to each place what its distance from the anchor's border along the ray costs; nothing where the anchor does not close round the centre. */
function holdToAnchor(costs: Float32Array, polar: PolarImage, anchor: NonNullable<DetectionOptions['anchor']>, scale: SearchScale): void {
  const curve = curveInMm(closedCurve(anchor.points, anchor.curve), { column: scale.columnUnit, row: scale.rowUnit });
  const x = polar.centre.x * scale.columnUnit;
  const y = polar.centre.y * scale.rowUnit;
  for (let angle = 0; angle < polar.angleCount; angle++) {
    const direction = (2 * Math.PI * angle) / polar.angleCount;
    const piece = linePieceAt(curve, x, y, Math.cos(direction), Math.sin(direction));
    if (piece === null) continue;
    for (let radius = 0; radius < polar.radiusCount; radius++) {
      const away = (radius * polar.radiusStep - piece.ahead) / anchorReach;
      costs[angle * polar.radiusCount + radius]! += anchorWeight * Math.min(1, away * away);
    }
  }
}

/** The path in image coordinates, smoothed over three rays so that it does not show the steps of the radii. */
function outlineOf(path: Int32Array, polar: PolarImage, scale: SearchScale): readonly ImagePoint[] {
  const n = path.length;
  return Array.from(path, (here, angle) => {
    const mean = (path[(angle + n - 1) % n]! + 2 * here + path[(angle + 1) % n]!) / 4;
    const radius = Math.max(mean, polar.firstRadius[angle]!) * polar.radiusStep;
    const direction = (2 * Math.PI * angle) / n;
    return imagePoint(
      polar.centre.x + (radius * Math.cos(direction)) / scale.columnUnit,
      polar.centre.y + (radius * Math.sin(direction)) / scale.rowUnit,
    );
  });
}

/** The centroid of what was found, about which the border is seen most evenly. */
function nextCentre(outline: readonly ImagePoint[], catheter: CatheterDisc): ImagePoint | null {
  const curve = closedCurve(outline, 'polygon');
  const centroid = centroidOf(curve);
  if (centroid === null) return null;
  return Number.isFinite(centroid.x) && Number.isFinite(centroid.y) ? imagePoint(centroid.x, centroid.y) : catheter.centre;
}
