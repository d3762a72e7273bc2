import { type VeinCourse, veinScene } from './iliacVein.ts';
import { type OutlineShape, withArea } from './outlineShape.ts';
import type { PhantomScene } from './phantomScene.ts';
import { hashedUnit } from './randomNumbers.ts';
import type { ShareRange } from './scenario.ts';
import { track } from './track.ts';

/** What is left open of the old lumen, as a share, per place: long and irregular. */
const openShare = track([0, 0.95], [0.05, 0.7], [0.12, 0.42], [0.18, 0.3], [0.24, 0.36], [0.3, 0.27], [0.36, 0.33], [0.42, 0.5], [0.46, 0.55], [0.51, 0.24], [0.6, 0.22], [0.66, 0.36], [0.72, 0.3], [0.78, 0.5], [0.84, 0.9], [0.88, 1], [1, 1]);

/** Where two channels run side by side. */
const twoChannels: readonly ShareRange[] = [
  { from: 0.2, to: 0.33 },
  { from: 0.64, to: 0.74 },
];

/** A vein after thrombosis: scarred tissue within the old wall, one or two channels through it, none over the occluded stretch. */
export function postThromboticScene(course: VeinCourse, seed: number, place: number, zMm: number, timeMs: number, occluded: ShareRange): PhantomScene {
  const scene = veinScene({ ...course, areaMm2: (at) => course.areaMm2(at) * (1 - 0.18 * Math.min(1, 2 * (1 - openShare(at)))) }, seed, place, zMm, timeMs);
  const old = scene.wall;
  const share = openShare(place);
  if (place >= occluded.from && place <= occluded.to) return { ...scene, channels: [] };
  if (share > 0.93) return scene;
  const openMm2 = Math.PI * old.a * old.b * share * (0.94 + 0.06 * Math.sin(40 * place));
  const split = twoChannels.find(({ from, to }) => place >= from && place <= to);
  const wave = (key: number, rate: number) => Math.sin(rate * place + 6.28 * hashedUnit(seed, key));
  if (split === undefined) {
    const shift = 0.55 * (1 - Math.sqrt(share));
    const channel = channelShape(old, openMm2, shift * old.a * Math.sin(12 * place + 1), shift * old.b * Math.cos(15 * place), wave);
    return { ...scene, channels: [channel], catheterTowardsWall: 0.9 };
  }
  const left = 0.58 + 0.05 * wave(71, 14);
  return {
    ...scene,
    channels: [
      channelShape(old, openMm2 * left, -0.43 * old.a, 0.06 * old.b, wave, 1.05),
      channelShape(old, openMm2 * (1 - left), 0.47 * old.a, -0.08 * old.b, (key, rate) => wave(key + 20, rate), 1.15),
    ],
    catheterTowardsWall: 0.7,
  };
}

function channelShape(old: OutlineShape, areaMm2: number, shiftX: number, shiftY: number, wave: (key: number, rate: number) => number, aspect = 1.3): OutlineShape {
  const cos = Math.cos(old.tiltRad);
  const sin = Math.sin(old.tiltRad);
  return withArea(
    {
      x: old.x + shiftX * cos - shiftY * sin,
      y: old.y + shiftX * sin + shiftY * cos,
      a: Math.sqrt(aspect * (1 + 0.12 * wave(81, 17))),
      b: 1 / Math.sqrt(aspect * (1 + 0.12 * wave(81, 17))),
      tiltRad: old.tiltRad + 0.5 * wave(82, 9),
      cosines: [0.04 * wave(83, 21), 0.03 * wave(84, 15), 0.06 * wave(85, 19), 0.025 * wave(86, 27)],
      sines: [0.05 * wave(87, 16), 0.04 * wave(88, 13), 0.05 * wave(89, 23), 0.02 * wave(90, 29)],
    },
    areaMm2,
  );
}
