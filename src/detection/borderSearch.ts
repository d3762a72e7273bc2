import { borderCosts, levelsAcross } from './borderCosts.ts';
import type { CatheterDisc } from './catheterDisc.ts';
import { circularPath } from './circularPath.ts';
import type { EchoGrid } from './echoGrid.ts';
import type { EchoLevels } from './echoLevels.ts';
import { pathMargins } from './pathMargins.ts';
import { middleOfBorder, type RayBorder, radiiFrom } from './rayBorder.ts';
import { raySamples, type RaySamples, type RaySpacing } from './raySamples.ts';
import { distanceBetween, type SearchPoint } from './searchPoint.ts';

export interface FoundBorder extends RayBorder {
  readonly levels: EchoLevels;
  /** How clearly the border stands out, in levels (0–16): what outside and inside differ by, on average along it, less how uneven its inside is. */
  readonly clarity: number;
  /** For each ray, the contrast across the border as a share of the difference between tissue and blood. */
  readonly contrasts: Float32Array;
  /** Rays on which the border runs as steeply as it may: there it is probably no longer a function of the angle. */
  readonly steepRays: number;
  /** Rays on which the border lies as far out as the image allows. */
  readonly edgeRays: number;
  /** Rays on which the border lies against the catheter. */
  readonly catheterRays: number;
}

/** First rough, to choose among places to begin; then fine, near what was found. Lengths in search units. */
const roughRays: RaySpacing = { rayCount: 48, radiusStep: 0.3, reach: 20 };
const fineRays: RaySpacing = { rayCount: 160, radiusStep: 0.12, reach: 22 };

/** Cost of the border's slope, a search unit a radian squared, whatever the rays. */
const slopeCost = 0.008;
/** Steepest slope in search units a radian: wide enough for the tips of a slit. */
const steepest = 21;
const settled = 0.15;
/** Borders are the same whose middles lie this near and whose areas differ by no larger share. */
const sameMiddle = 0.7;
const sameArea = 0.1;
/** The clearest borders after a pass are looked at again, no more of them. */
const mostFollowed = 4;
const leastDifference = 0.6;
/** A brighter outer border, with wall between it and the blood, stands out more than the inner one; what it encloses tells. */
const unevennessWeight = 0.5;
/** A fine search looks this far to both sides of what it is near to, and margins are of borders this far away. */
const nearby = 1.8;
const away = 0.6;
/** What lies behind the border is looked at so far for the levels. */
const beyond = 2.5;
/** A border this near to the catheter or the image's edge is held to lie against it. */
const against = 0.4;

export interface SearchFrom {
  readonly centre: SearchPoint;
  readonly levels: EchoLevels;
  /** Points that the border must run through. */
  readonly held: readonly SearchPoint[];
}

/**
 * The borders of least cost, each looked for about a place inside the lumen, then again about the middle of what was found, with the levels
 * that were found. Places that lead to the same border are followed no further. None where blood and tissue do not differ or no border fits the held points.
 */
export function roughBorders(grid: EchoGrid, catheter: CatheterDisc, starts: readonly SearchFrom[], passes: number): readonly FoundBorder[] {
  const settledOnes: FoundBorder[] = [];
  let searches = starts.map((from): { readonly from: SearchFrom; readonly found: FoundBorder | null } => ({ from, found: null }));
  for (let pass = 0; pass < passes; pass++) {
    const going: { readonly from: SearchFrom; readonly found: FoundBorder }[] = [];
    for (const { from, found: before } of searches) {
      const found = searchStep(grid, catheter, from, roughRays, null)?.border ?? before;
      if (found === null || settledOnes.some((other) => isSame(other, found)) || going.some((other) => isSame(other.found, found))) continue;
      const middle = middleOfBorder(found);
      if (found === before || (pass > 0 && distanceBetween(middle, from.centre) < settled)) settledOnes.push(found);
      else going.push({ from: { centre: middle, levels: found.levels, held: from.held }, found });
    }
    searches = going.toSorted((a, b) => b.found.clarity - a.found.clarity).slice(0, mostFollowed);
  }
  return [...settledOnes, ...searches.flatMap(({ found }) => found ?? [])];
}

function isSame(a: FoundBorder, b: FoundBorder): boolean {
  return distanceBetween(middleOfBorder(a), middleOfBorder(b)) < sameMiddle && Math.abs(1 - sumOfSquares(a.radii) / sumOfSquares(b.radii)) < sameArea;
}

function sumOfSquares(radii: Float32Array): number {
  return radii.reduce((sum, radius) => sum + radius * radius, 0);
}

/** A border with, for each ray, what the best border away from it would cost more. */
export interface FineBorder extends FoundBorder {
  readonly margins: Float32Array;
}

/** The border of least cost near another one, finely; null as for a rough one. */
export function fineBorder(grid: EchoGrid, catheter: CatheterDisc, from: SearchFrom, near: RayBorder): FineBorder | null {
  const farthest = Math.max(...radiiFrom(near, from.centre, roughRays.rayCount).filter((radius) => !Number.isNaN(radius)), ...from.held.map((point) => distanceBetween(point, from.centre)));
  const step = searchStep(grid, catheter, from, { ...fineRays, reach: Math.min(fineRays.reach, farthest + nearby + beyond) }, near);
  if (step === null) return null;
  const { costs, path, rays, slopeLimit, stepCost } = step;
  return { ...step.border, margins: pathMargins(costs, path, rays.radiusCount, slopeLimit, stepCost, Math.round(away / rays.radiusStep)) };
}

/** The levels on both sides of a border that is known; those given where too little of it is seen. */
export function levelsOfBorder(grid: EchoGrid, catheter: CatheterDisc, border: RayBorder, otherwise: EchoLevels): EchoLevels {
  const rays = raySamples(grid, border.centre, catheter, roughRays);
  const radii = radiiFrom(border, border.centre, rays.rayCount);
  const path = Int32Array.from(radii, (radius) => (Number.isNaN(radius) ? 0 : Math.min(rays.radiusCount - 1, Math.round(radius / rays.radiusStep))));
  return levelsAcross(rays, path, otherwise);
}

interface SearchStep {
  readonly border: FoundBorder;
  readonly costs: Float32Array;
  readonly path: Int32Array;
  readonly rays: RaySamples;
  readonly slopeLimit: number;
  readonly stepCost: number;
}

function searchStep(grid: EchoGrid, catheter: CatheterDisc, { centre, levels, held }: SearchFrom, spacing: RaySpacing, near: RayBorder | null): SearchStep | null {
  if (levels.tissue - levels.blood < leastDifference) return null;
  const rays = raySamples(grid, centre, catheter, spacing);
  const { costs, contrasts } = borderCosts(rays, levels);
  if (near !== null) forbidFar(costs, rays, near, held);
  for (const point of held) holdPoint(costs, rays, point);
  const { rayCount, radiusStep } = spacing;
  const radianPerRay = (2 * Math.PI) / rayCount;
  const slopeLimit = Math.max(2, Math.round((steepest * radianPerRay) / radiusStep));
  const stepCost = slopeCost * (radiusStep / radianPerRay) ** 2;
  const path = circularPath(costs, rayCount, rays.radiusCount, slopeLimit, stepCost);
  if (path === null) return null;
  const contrastAt = Float32Array.from(path, (radius, ray) => contrasts[ray * rays.radiusCount + radius]!);
  const nearness = Math.round(against / radiusStep);
  const countRays = (holds: (radius: number, ray: number) => boolean) => path.reduce((count, radius, ray) => count + (holds(radius, ray) ? 1 : 0), 0);
  const across = levelsAcross(rays, path, levels);
  const border: FoundBorder = {
    centre,
    radii: smoothRadii(path, rays),
    levels: across,
    clarity: ((levels.tissue - levels.blood) * contrastAt.reduce((sum, contrast) => sum + contrast, 0)) / rayCount - unevennessWeight * across.unevenness,
    contrasts: contrastAt,
    steepRays: countRays((radius, ray) => Math.abs(radius - path[(ray + 1) % rayCount]!) >= slopeLimit),
    edgeRays: countRays((radius, ray) => rays.endRadius[ray]! < rays.radiusCount && costs[ray * rays.radiusCount + radius + nearness] === Infinity && radius + 4 * nearness > rays.endRadius[ray]!),
    catheterRays: countRays((radius, ray) => rays.firstRadius[ray]! > 0 && radius < rays.firstRadius[ray]! + nearness),
  };
  return { border, costs, path, rays, slopeLimit, stepCost };
}

/** Allows only what is near a border; farther away only as far as a held point pulls. */
function forbidFar(costs: Float32Array, rays: RaySamples, near: RayBorder, held: readonly SearchPoint[]): void {
  const radii = radiiFrom(near, rays.centre, rays.rayCount);
  let inwards = nearby;
  let outwards = nearby;
  for (const point of held) {
    const radius = radii[rayOf(rays, point)]!;
    const pulled = distanceBetween(point, rays.centre) - radius;
    inwards = Math.max(inwards, nearby - pulled);
    outwards = Math.max(outwards, nearby + pulled);
  }
  radii.forEach((radius, ray) => {
    if (Number.isNaN(radius)) return;
    const base = ray * rays.radiusCount;
    const first = Math.max(0, Math.round((radius - inwards) / rays.radiusStep));
    const last = Math.min(rays.radiusCount, Math.round((radius + outwards) / rays.radiusStep));
    costs.fill(Infinity, base, base + Math.min(first, rays.radiusCount));
    costs.fill(Infinity, base + Math.max(0, last), base + rays.radiusCount);
  });
}

/** The ray that runs nearest to a point. */
function rayOf({ centre, rayCount }: RaySamples, point: SearchPoint): number {
  const direction = Math.atan2(point.y - centre.y, point.x - centre.x);
  return (Math.round((direction * rayCount) / (2 * Math.PI)) + rayCount) % rayCount;
}

/** On the ray next to the point only its own radius is left; a point at which no border may lie for other reasons is believed all the same. */
function holdPoint(costs: Float32Array, rays: RaySamples, point: SearchPoint): void {
  const radius = Math.min(rays.radiusCount - 1, Math.round(distanceBetween(point, rays.centre) / rays.radiusStep));
  const base = rayOf(rays, point) * rays.radiusCount;
  costs.fill(Infinity, base, base + rays.radiusCount);
  costs[base + radius] = 0;
}

function smoothRadii(path: Int32Array, rays: RaySamples): Float32Array {
  const n = path.length;
  return Float32Array.from(path, (radius, ray) => ((path[(ray + n - 1) % n]! + 2 * radius + path[(ray + 1) % n]!) / 4) * rays.radiusStep);
}
