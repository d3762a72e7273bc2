import { type OutlineShape, distanceField, withArea } from './outlineShape.ts';
import type { PhantomScene } from './phantomScene.ts';
import { hashedUnit } from './randomNumbers.ts';
import { track } from './track.ts';

type Course = (place: number) => number;

/** How an iliofemoral vein and its neighbours run along a pullback; each a function of the place (0 cranial to 1 caudal). Angles in degrees, clockwise from 3 o'clock. */
export interface VeinCourse {
  readonly areaMm2: Course;
  /** Long half axis over short one. */
  readonly aspect: Course;
  /** 0 to 1: how much the artery dents the vein. */
  readonly compression: Course;
  readonly tiltDeg: Course;
  readonly arteryDirectionDeg: Course;
  readonly arteryGapMm: Course;
  /** Strength of the bony arc below, 0 to 1. */
  readonly reflector: Course;
  /** Joining vein: distance of its wall from the vein's, negative where they run together; absent where there is none. */
  readonly branch: { readonly from: number; readonly to: number; readonly gapMm: Course; readonly directionDeg: number; readonly radiusMm: number } | null;
}

const arteryRadiusMm = track([0, 5.0], [0.2, 4.6], [0.5, 3.7], [0.85, 3.5]);
const heartPeriodMs = 880;
const breathPeriodMs = 4300;
const radians = Math.PI / 180;

/** The scene at a place of a vein with one lumen: the wall is the lumen's rim. */
export function veinScene(course: VeinCourse, seed: number, place: number, zMm: number, timeMs: number): PhantomScene {
  const compression = course.compression(place);
  const pulse = pulseAt(timeMs);
  const breath = Math.sin((2 * Math.PI * timeMs) / breathPeriodMs + 6 * hashedUnit(seed, 3));
  const areaMm2 = course.areaMm2(place) * (1 + 0.012 * breath - 0.018 * pulse * compression);
  const lumen = lumenShape(course, seed, place, areaMm2, compression);
  const artery = beside(lumen, course.arteryDirectionDeg(place) * radians, course.arteryGapMm(place), {
    ...round(arteryRadiusMm(place) * (1 + 0.045 * pulse)),
    a: arteryRadiusMm(place) * (1 + 0.045 * pulse) * (1 + 0.06 * compression),
  });
  const { branch } = course;
  const joining = branch !== null && place >= branch.from && place <= branch.to ? [beside(lumen, branch.directionDeg * radians, branch.gapMm(place), { ...round(branch.radiusMm), b: branch.radiusMm * 0.8, tiltRad: 0.5 })] : [];
  const towards = 150 + 70 * Math.sin(5.2 * place + 6 * hashedUnit(seed, 21)) + 20 * Math.sin(19 * place + 6 * hashedUnit(seed, 22));
  return {
    zMm,
    timeMs,
    channels: [lumen],
    wall: lumen,
    stent: null,
    arteries: [artery],
    branches: joining,
    reflector: reflectorBelow(lumen, course.reflector(place)),
    shadow: null,
    bloodDb: 0,
    catheterDirectionRad: towards * radians,
    catheterTowardsWall: 0.8 + 0.2 * Math.sin(9 * place + 6 * hashedUnit(seed, 23)) ** 2,
    rollRad: (7 * Math.sin(3.1 * place + 6 * hashedUnit(seed, 24)) + 2.5 * Math.sin(17 * place + 6 * hashedUnit(seed, 25))) * radians,
  };
}

/** Artery pressure over a heartbeat, 0 to 1: a quick rise and a slow fall. */
function pulseAt(timeMs: number): number {
  const t = (timeMs % heartPeriodMs) / heartPeriodMs;
  return t < 0.16 ? Math.sin((t / 0.16) * (Math.PI / 2)) ** 2 : Math.exp(-(t - 0.16) * 3.4) * (1 - Math.max(0, t - 0.85) / 0.15);
}

function lumenShape(course: VeinCourse, seed: number, place: number, areaMm2: number, compression: number): OutlineShape {
  const wave = (key: number, rate: number) => Math.sin(rate * place + 6.28 * hashedUnit(seed, key));
  const aspect = course.aspect(place);
  const shape: OutlineShape = {
    x: 0,
    y: 0,
    a: Math.sqrt(aspect),
    b: 1 / Math.sqrt(aspect),
    tiltRad: (course.tiltDeg(place) + 3 * wave(31, 8)) * radians,
    // The third and fourth terms pinch the ends and dent the side that faces the artery (upwards).
    cosines: [0.05 * wave(32, 6), 0.03 * wave(33, 9), 0.035 * wave(34, 7), 0.012 * wave(35, 11)],
    sines: [0.02 * wave(36, 7) + 0.1 * compression, 0.03 * wave(37, 8), 0.02 * wave(38, 9) - 0.055 * compression, 0.012 * wave(39, 12)],
  };
  return withArea(shape, areaMm2);
}

export function round(radiusMm: number): OutlineShape {
  return { x: 0, y: 0, a: radiusMm, b: radiusMm, tiltRad: 0, cosines: [], sines: [] };
}

/** Puts a vessel beside the vein in a direction from its middle so that `gapMm` lie between the two walls. */
export function beside(vein: OutlineShape, directionRad: number, gapMm: number, vessel: OutlineShape): OutlineShape {
  const distance = distanceField(vein);
  const dx = Math.cos(directionRad);
  const dy = Math.sin(directionRad);
  let near = 0;
  let far = 4 * Math.max(vein.a, vein.b);
  for (let step = 0; step < 30; step++) {
    const middle = (near + far) / 2;
    if (distance(vein.x + dx * middle, vein.y + dy * middle) < 0) near = middle;
    else far = middle;
  }
  const reach = near + gapMm + Math.max(vessel.a, vessel.b);
  return { ...vessel, x: vein.x + dx * reach, y: vein.y + dy * reach };
}

export function reflectorBelow(vein: OutlineShape, strength: number): PhantomScene['reflector'] {
  if (strength <= 0.01) return null;
  return { x: 1.2, y: vein.y + vein.b + 2.6 + 5 * (1 - strength), radius: 24, halfWidth: 4 + 6.5 * strength, strength };
}
