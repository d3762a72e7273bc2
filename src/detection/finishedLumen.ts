import { closedCurve } from '../geometry/closedCurve.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import { leavesImage } from '../geometry/leavesImage.ts';
import { selfCrossing } from '../geometry/selfCrossing.ts';
import type { FineBorder } from './borderSearch.ts';
import type { CatheterDisc } from './catheterDisc.ts';
import { controlPointsOfOutline } from './controlPointsOfOutline.ts';
import type { FrameView } from './frameView.ts';
import { halfPowerBorder } from './halfPowerBorder.ts';
import { outlineOf } from './rayBorder.ts';

/**
 * What makes a border doubtful: it may be no function of the angle about its middle (a slit's tip, a side branch, a second channel), lie on the catheter
 * instead of on a wall, run out of the picture, or not stand out from its surroundings.
 */
export type DetectionDoubt = 'notStarShaped' | 'onCatheter' | 'atImageEdge' | 'unclear';

export interface DetectedLumen {
  /** Control points of a periodic cubic. */
  readonly points: readonly ImagePoint[];
  /** How sure the border is at each of the points, 0 to 1: by its contrast, and by what the next best border away from it would cost more. No probability. */
  readonly borderConfidence: readonly number[];
  /** How sure the border is as a whole, 0 to 1. */
  readonly confidence: number;
  readonly doubts: readonly DetectionDoubt[];
}

/** Fewer would be left only of a border that has shrunk to a spot. */
const leastPoints = 8;
const clearContrast = 0.55;
const clearMargin = 1.5;
/** Confidence is told of a stretch of the border, not of one ray: this share of the turn to each side. */
const stretch = 0.03;
const steepShare = 0.02;
const catheterShare = 0.4;
/** What is hardly larger than the catheter's disc is a vein collapsed on it, or one channel of several. */
const leastCatheterAreas = 2.5;
const edgeShare = 0.05;
/** In levels (0–16). A border that another one comes as near as this is one of two. */
const clearLead = 1.6;
const unclearBelow = 0.5;
/** Each doubt takes this much of the whole confidence. */
const doubtFactor = 0.7;

/** A border as it is handed over: moved to its exact place, thinned to control points, with what is doubtful about it. `lead`: by how much it is clearer than the frame's next best (Infinity where none was looked for). null where it would be refused as a contour. */
export function finishedLumen(view: FrameView, border: FineBorder, held: readonly ImagePoint[], lead: number): DetectedLumen | null {
  const exact = halfPowerBorder(view, border, held);
  const { points, places } = controlPointsOfOutline(outlineOf(exact, view.scale), held);
  if (points.length < leastPoints) return null;
  const curve = closedCurve(points, 'periodicCubic');
  if (selfCrossing(curve) !== null || leavesImage(curve, view.frame)) return null;
  const along = rayConfidence(border);
  const mean = along.reduce((sum, value) => sum + value, 0) / along.length;
  const doubts = doubtsOf(border, view.catheter, mean, lead);
  return {
    points,
    borderConfidence: places.map((ray) => rounded(along[Math.round(ray) % along.length]!)),
    confidence: rounded(mean * doubtFactor ** doubts.length),
    doubts,
  };
}

function rayConfidence({ contrasts, margins }: FineBorder): Float32Array {
  const n = contrasts.length;
  const each = Float32Array.from(contrasts, (contrast, ray) => Math.max(0, Math.min(1, contrast / clearContrast)) * (1 - Math.exp(-margins[ray]! / clearMargin)));
  const reach = Math.round(stretch * n);
  return each.map((_, ray) => {
    let sum = 0;
    for (let k = -reach; k <= reach; k++) sum += each[(ray + k + n) % n]!;
    return sum / (2 * reach + 1);
  });
}

function doubtsOf({ radii, steepRays, catheterRays, edgeRays }: FineBorder, catheter: CatheterDisc, mean: number, lead: number): readonly DetectionDoubt[] {
  const doubts: DetectionDoubt[] = [];
  const rays = radii.length;
  const area = radii.reduce((sum, radius) => sum + radius * radius, 0) / rays;
  if (steepRays > steepShare * rays) doubts.push('notStarShaped');
  if (catheterRays > catheterShare * rays || area < leastCatheterAreas * catheter.radius ** 2) doubts.push('onCatheter');
  if (edgeRays > edgeShare * rays) doubts.push('atImageEdge');
  if (mean < unclearBelow || lead < clearLead) doubts.push('unclear');
  return doubts;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
