import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { FrameView } from './frameView.ts';
import type { RayBorder } from './rayBorder.ts';

/**
 * Consoles show echoes in logarithm over some 40 to 60 dB, bent by a grey curve. The border of a scattering wall seen through a beam of some width lies where
 * the *power* has risen half-way; in the logarithm that place is well up the slope, so a border sought in grey values lies
 * too far in the lumen. The exact range matters little: it moves the place by a few hundredths of a search unit.
 */
const dynamicRangeDb = 40;
const decadesPerGrey = dynamicRangeDb / (10 * 255);

/** Lengths in search units, across the border. */
const step = 0.1;
const inward = 8;
const outward = 11;
const peakFrom = -0.3;
const peakTo = 0.9;
const leastShift = -0.4;
const mostShift = 0.7;
/** A nearer peak counts as the wall's when it reaches this share of the highest. */
const nearPeak = 0.75;
/** Speckle is averaged over this share of the turn to each side. */
const averagedTurn = 0.07;
const leastObliqueness = 0.35;
/** So far from a held point in turn the border is free again. */
const heldTurnRad = 0.5;

/** The border moved to where the power of the echoes has risen half-way from the lumen to the wall's inner border; where it is held, it stays. */
export function halfPowerBorder({ frame, scale, excluded, catheter }: FrameView, border: RayBorder, held: readonly ImagePoint[]): RayBorder {
  const { radii } = border;
  const n = radii.length;
  const places = inward + outward + 1;
  const greys = new Float32Array(n * places);
  const seen = new Uint8Array(n * places);
  const obliqueness = Float32Array.from(radii, (radius, ray) => Math.max(leastObliqueness, cosToNormal(radii, ray, radius)));
  for (let ray = 0; ray < n; ray++) {
    const cos = Math.cos((2 * Math.PI * ray) / n);
    const sin = Math.sin((2 * Math.PI * ray) / n);
    for (let place = 0; place < places; place++) {
      const along = radii[ray]! + ((place - inward) * step) / obliqueness[ray]!;
      const x = border.centre.x + along * cos;
      const y = border.centre.y + along * sin;
      if (along <= 0 || Math.hypot(x - catheter.centre.x, y - catheter.centre.y) < catheter.radius) continue;
      const column = Math.floor(x / scale.columnUnit);
      const row = Math.floor(y / scale.rowUnit);
      if (column < 0 || row < 0 || column >= frame.columns || row >= frame.rows) continue;
      const at = row * frame.columns + column;
      if (excluded !== null && excluded[at] === 1) continue;
      greys[ray * places + place] = frame.grey[at]!;
      seen[ray * places + place] = 1;
    }
  }
  const averaged = Math.round(n * averagedTurn);
  const shifts = Array.from({ length: n }, (_, ray) => halfRise(meanProfile(greys, seen, n, places, ray, averaged)) / obliqueness[ray]!);
  const heldDirections = held.map((point) => Math.atan2(point.y * scale.rowUnit - border.centre.y, point.x * scale.columnUnit - border.centre.x));
  return {
    centre: border.centre,
    radii: radii.map((radius, ray) => {
      const shift = middleValue(Array.from({ length: 9 }, (_, k) => shifts[(ray + k - 4 + n) % n]!));
      const free = heldDirections.reduce((share, directionRad) => Math.min(share, turnBetween(directionRad, (2 * Math.PI * ray) / n) / heldTurnRad), 1);
      return Math.max(step, radius + free * shift);
    }),
  };
}

/** From 0 to π. */
function turnBetween(a: number, b: number): number {
  return Math.abs(Math.PI - ((((a - b) % (2 * Math.PI)) + 3 * Math.PI) % (2 * Math.PI)));
}

/** Cosine of the angle between a ray and the border's normal. */
function cosToNormal(radii: Float32Array, ray: number, radius: number): number {
  const n = radii.length;
  const slope = (radii[(ray + 4) % n]! - radii[(ray + n - 4) % n]!) / ((8 * 2 * Math.PI) / n);
  return radius / Math.hypot(radius, slope);
}

/** Powers of the mean grey values, which single bright specks do not lead astray as they would the mean of the powers. */
function meanProfile(greys: Float32Array, seen: Uint8Array, n: number, places: number, ray: number, averaged: number): Float32Array {
  const profile = new Float32Array(places).fill(Number.NaN);
  for (let place = 0; place < places; place++) {
    let sum = 0;
    let weight = 0;
    for (let k = -averaged; k <= averaged; k++) {
      const at = ((ray + k + n) % n) * places + place;
      if (seen[at] === 0) continue;
      const share = 1 - Math.abs(k) / (averaged + 1);
      sum += share * greys[at]!;
      weight += share;
    }
    if (weight > 0) profile[place] = 10 ** ((sum / weight) * decadesPerGrey);
  }
  return profile;
}

/** How far outside of the border the mean power has risen half-way to the wall's peak, in search units; 0 where no wall is seen. */
function halfRise(profile: Float32Array): number {
  const first = inward + Math.round(peakFrom / step);
  const last = inward + Math.round(peakTo / step);
  let peak = -1;
  for (let place = first; place < last; place++) {
    if (!Number.isNaN(profile[place]!) && (peak < 0 || profile[place]! > profile[peak]!)) peak = place;
  }
  if (peak < 0) return 0;
  for (let place = first; place < peak; place++) {
    if (profile[place]! > nearPeak * profile[peak]! && profile[place]! >= profile[place - 1]! && profile[place]! >= profile[place + 1]!) {
      peak = place;
      break;
    }
  }
  const lumen = Array.from(profile.subarray(0, inward >> 1)).filter((power) => !Number.isNaN(power));
  const floor = lumen.reduce((sum, power) => sum + power, 0) / Math.max(1, lumen.length);
  const half = (profile[peak]! + floor) / 2;
  let place = peak;
  while (place > 0 && profile[place - 1]! > half) place--;
  if (place === 0 || Number.isNaN(profile[place - 1]!)) return 0;
  const share = (profile[place]! - half) / Math.max(1e-6, profile[place]! - profile[place - 1]!);
  return Math.max(leastShift, Math.min(mostShift, (place - inward - share) * step));
}

function middleValue(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
