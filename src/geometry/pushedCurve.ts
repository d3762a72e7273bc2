import { closedCurve } from './closedCurve.ts';
import type { CurveKind } from './curveKind.ts';
import { sampleCurve } from './curveSampling.ts';
import { imagePoint, type ImagePoint } from './imagePoint.ts';

/** A disc that is drawn along a line, in image space: a circle in millimetres has two radii where pixels are not square. */
export interface Push {
  readonly from: ImagePoint;
  readonly to: ImagePoint;
  readonly radiusXPx: number;
  readonly radiusYPx: number;
}

/** A place of the border while it is pushed, in a plane in which the disc is a circle of radius 1. */
interface Place {
  readonly x: number;
  readonly y: number;
  /** Index of the control point that lies here; null between them. */
  readonly control: number | null;
  readonly moved: boolean;
}

/** Steps by which the disc goes, and places of the border beside it, in radii: a border is never stepped over. */
const discStep = 0.2;
const placeStep = 0.12;
/** How close control points come where the border was pushed, in radii: near enough for its bend, too far to bunch. */
const closest = 0.45;
const widest = 0.8;
const mostPoints = 240;

/**
 * Control points of a contour after a disc was drawn along it: the border within the disc is pushed to its rim, outwards where the disc is inside, inwards
 * where it is outside. Points that were not pushed stay exactly as they were; pushed ones are laid anew at even distances. The very same array where nothing
 * was pushed. What comes out may cross itself (a disc through a narrow place): whoever takes it looks.
 */
export function pushedCurve(points: readonly ImagePoint[], kind: CurveKind, push: Push): readonly ImagePoint[] {
  const inDiscs = (point: ImagePoint) => ({ x: point.x / push.radiusXPx, y: point.y / push.radiusYPx });
  const before = placesOf(points, kind, inDiscs);
  const from = inDiscs(push.from);
  const to = inDiscs(push.to);
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / discStep));
  let places: readonly Place[] = before;
  for (let step = 0; step <= steps; step++) {
    const share = step / steps;
    places = pushedBy(places, from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
  }
  if (places === before) return points;
  return relaid(places, points).map((place) => ('control' in place ? points[place.control]! : imagePoint(place.x * push.radiusXPx, place.y * push.radiusYPx)));
}

/** The curve at its control points and at even steps between them. */
function placesOf(points: readonly ImagePoint[], kind: CurveKind, inDiscs: (point: ImagePoint) => { readonly x: number; readonly y: number }): readonly Place[] {
  const curve = closedCurve(points, kind);
  const stepsPerPiece = 24;
  const xy = kind === 'polygon' ? null : sampleCurve(curve, stepsPerPiece);
  return curve.points.flatMap((point, index) => {
    const start = inDiscs(point);
    const next = inDiscs(curve.points[(index + 1) % curve.points.length]!);
    const length = Math.hypot(next.x - start.x, next.y - start.y);
    const pieces = Math.max(1, Math.ceil(length / placeStep));
    const between = Array.from({ length: pieces - 1 }, (_, k): Place => {
      const share = (k + 1) / pieces;
      if (xy === null) return { x: start.x + share * (next.x - start.x), y: start.y + share * (next.y - start.y), control: null, moved: false };
      return { ...inDiscs(pointAlong(xy, index * stepsPerPiece, share * stepsPerPiece)), control: null, moved: false };
    });
    const control = points.indexOf(point);
    return [{ ...start, control: control < 0 ? null : control, moved: false }, ...between];
  });
}

/** Between two samples by the straight line: they lie far closer than the disc is wide. */
function pointAlong(xy: Float64Array, first: number, into: number): ImagePoint {
  const whole = Math.floor(into);
  const count = xy.length / 2;
  const a = (first + whole) % count;
  const b = (a + 1) % count;
  const share = into - whole;
  return imagePoint(xy[2 * a]! + share * (xy[2 * b]! - xy[2 * a]!), xy[2 * a + 1]! + share * (xy[2 * b + 1]! - xy[2 * a + 1]!));
}

/** The same places where none lies in the disc. */
function pushedBy(places: readonly Place[], x: number, y: number): readonly Place[] {
  if (!places.some((place) => Math.hypot(place.x - x, place.y - y) < 1)) return places;
  const pushed = places.map((place): Place => {
    const distance = Math.hypot(place.x - x, place.y - y);
    if (distance >= 1 || distance === 0) return place;
    return { x: x + (place.x - x) / distance, y: y + (place.y - y) / distance, control: null, moved: true };
  });
  return filled(pushed);
}

/** Places that were drawn apart get others between them, so that the next step of the disc steps over none. */
function filled(places: readonly Place[]): readonly Place[] {
  return places.flatMap((place, index) => {
    const next = places[(index + 1) % places.length]!;
    if (!place.moved && !next.moved) return [place];
    const pieces = Math.ceil(Math.hypot(next.x - place.x, next.y - place.y) / (2 * placeStep));
    return [
      place,
      ...Array.from({ length: Math.max(0, pieces - 1) }, (_, k): Place => {
        const share = (k + 1) / pieces;
        return { x: place.x + share * (next.x - place.x), y: place.y + share * (next.y - place.y), control: null, moved: true };
      }),
    ];
  });
}

type Laid = { readonly control: number } | { readonly x: number; readonly y: number };

/** Control points that stayed, and new ones along the stretches that did not. */
function relaid(places: readonly Place[], points: readonly ImagePoint[]): readonly Laid[] {
  const start = places.findIndex((place, index) => !place.moved && places[(index + 1) % places.length]!.moved);
  const apart = Math.min(widest, Math.max(closest, lengthOf([...places, places[0]!]) / points.length));
  if (start < 0) return evenly([...places, places[0]!], apart).slice(0, mostPoints);
  const turned = [...places.slice(start), ...places.slice(0, start)];
  const laid: Laid[] = [];
  let stretch: Place[] = [];
  turned.forEach((place, index) => {
    if (place.moved) {
      stretch.push(place);
      return;
    }
    if (stretch.length > 0) laid.push(...between(turned[index - stretch.length - 1]!, stretch, place, apart));
    stretch = [];
    if (place.control !== null) laid.push({ control: place.control });
  });
  if (stretch.length > 0) laid.push(...between(turned[turned.length - stretch.length - 1]!, stretch, turned[0]!, apart));
  return laid.length > mostPoints || laid.length < 3 ? evenly([...places, places[0]!], lengthOf([...places, places[0]!]) / Math.min(mostPoints, Math.max(8, laid.length))) : laid;
}

/** New control points on a pushed stretch, none close to where it joins what stayed. */
function between(before: Place, stretch: readonly Place[], after: Place, apart: number): readonly Laid[] {
  const line = [before, ...stretch, after];
  const count = Math.max(1, Math.round(lengthOf(line) / apart) - 1);
  return alongLine(line, Array.from({ length: count }, (_, k) => (k + 1) / (count + 1)));
}

function evenly(line: readonly Place[], apart: number): readonly Laid[] {
  const count = Math.max(8, Math.round(lengthOf(line) / apart));
  return alongLine(line, Array.from({ length: count }, (_, k) => k / count));
}

/** Places at these shares, ascending, of a line's length. */
function alongLine(line: readonly Place[], shares: readonly number[]): readonly Laid[] {
  const whole = lengthOf(line);
  const laid: Laid[] = [];
  let passed = 0;
  let index = 1;
  for (const share of shares) {
    const wanted = share * whole;
    while (index < line.length - 1 && passed + distance(line[index - 1]!, line[index]!) < wanted) {
      passed += distance(line[index - 1]!, line[index]!);
      index += 1;
    }
    const [a, b] = [line[index - 1]!, line[index]!];
    const length = distance(a, b);
    const part = length === 0 ? 0 : Math.min(1, (wanted - passed) / length);
    laid.push({ x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) });
  }
  return laid;
}

function lengthOf(line: readonly Place[]): number {
  let length = 0;
  for (let index = 1; index < line.length; index++) length += distance(line[index - 1]!, line[index]!);
  return length;
}

function distance(a: Place, b: Place): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
