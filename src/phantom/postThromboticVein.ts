import { type VeinCourse, veinScene } from './iliacVein.ts';
import { type OutlineShape, outlineAreaMm2, withArea } from './outlineShape.ts';
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

type Wave = (key: number, rate: number) => number;

/** A vein after thrombosis: scarred tissue within the old wall, one or two channels through it, none over the occluded stretch. */
export function postThromboticScene(course: VeinCourse, seed: number, place: number, zMm: number, timeMs: number, occluded: ShareRange): PhantomScene {
  const shrunken: VeinCourse = { ...course, areaMm2: (at) => course.areaMm2(at) * (1 - 0.18 * Math.min(1, 2 * (1 - openShare(at)))) };
  const healthy = veinScene(shrunken, seed, place, zMm, timeMs);
  const { cosines, sines } = healthy.wall;
  // Scarred walls are stiff: nearly elliptic.
  const wall = withArea({ ...healthy.wall, cosines: cosines.map((one) => 0.25 * one), sines: sines.map((one) => 0.25 * one) }, outlineAreaMm2(healthy.wall));
  const scene: PhantomScene = { ...healthy, wall, channels: [wall] };
  const share = openShare(place);
  if (place >= occluded.from && place <= occluded.to) return { ...scene, channels: [] };
  if (share > 0.93) return scene;
  const open = share * (0.94 + 0.06 * Math.sin(40 * place));
  const wave: Wave = (key, rate) => Math.sin(rate * place + 6.28 * hashedUnit(seed, key));
  const split = twoChannels.find(({ from, to }) => place >= from && place <= to);
  if (split === undefined) {
    const left = 1 - Math.sqrt(open);
    const shift = 0.5 * left;
    return { ...scene, channels: [channelIn(wall, open, shift * Math.sin(12 * place + 1), shift * Math.cos(15 * place), 0.35 * left, wave)], catheterTowardsWall: 0.9 };
  }
  const first = 0.58 + 0.05 * wave(71, 14);
  return {
    ...scene,
    channels: [channelIn(wall, open * first, -0.43, 0.04, 0.06, wave), channelIn(wall, open * (1 - first), 0.49, -0.06, 0.06, (key, rate) => wave(key + 20, rate))],
    catheterTowardsWall: 0.7,
  };
}

/** A channel that takes up a share of the wall's area; its middle in units of the wall's half axes, its rim uneven by `uneven` of its size at most. */
function channelIn(wall: OutlineShape, share: number, x: number, y: number, uneven: number, wave: Wave): OutlineShape {
  const cos = Math.cos(wall.tiltRad);
  const sin = Math.sin(wall.tiltRad);
  const dx = x * wall.a;
  const dy = y * wall.b;
  return withArea(
    {
      ...wall,
      x: wall.x + dx * cos - dy * sin,
      y: wall.y + dx * sin + dy * cos,
      cosines: [0.1 * wave(83, 21), 0.1 * wave(84, 15), 0.2 * wave(85, 19), 0.1 * wave(86, 27)].map((one) => uneven * one),
      sines: [0.1 * wave(87, 16), 0.1 * wave(88, 13), 0.2 * wave(89, 23), 0.1 * wave(90, 29)].map((one) => uneven * one),
    },
    outlineAreaMm2(wall) * share,
  );
}
