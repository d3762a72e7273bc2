import { type VeinCourse, veinScene } from './iliacVein.ts';
import { type OutlineShape, outlineAreaMm2, withArea } from './outlineShape.ts';
import type { PhantomScene } from './phantomScene.ts';
import { hashedUnit } from './randomNumbers.ts';
import type { ShareRange } from './scenario.ts';
import { track } from './track.ts';

/** What is left open of the old lumen, as a share, per place: long and irregular. */
const openShare = track([0, 0.95], [0.05, 0.7], [0.12, 0.42], [0.18, 0.3], [0.24, 0.36], [0.3, 0.27], [0.36, 0.33], [0.42, 0.5], [0.46, 0.55], [0.5, 0.26], [0.515, 0.15], [0.585, 0.15], [0.63, 0.3], [0.67, 0.36], [0.72, 0.3], [0.78, 0.5], [0.84, 0.9], [0.88, 1], [1, 1]);

/** How far two channels have parted: 0 one channel, anywhere; 1 two, side by side. The second opens slowly and closes slowly. */
const parted = track([0.15, 0], [0.2, 1], [0.33, 1], [0.38, 0], [0.6, 0], [0.64, 1], [0.74, 1], [0.79, 0]);
const secondShare = track([0.2, 0], [0.25, 0.42], [0.29, 0.38], [0.33, 0], [0.64, 0], [0.68, 0.4], [0.7, 0.36], [0.74, 0]);
/** A channel smaller than this share of what is open is no channel yet. */
const leastShare = 0.1;
/** Channels end this short of the wall, in units of its half axes. */
const innerRim = 0.92;

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
  const aside = parted(place);
  // Towards the occlusion the channel narrows about the catheter.
  const free = Math.min(1, Math.max(0, Math.max(occluded.from - place, place - occluded.to) / 0.03));
  const inSecond = secondShare(place) < leastShare ? 0 : secondShare(place) * (1 + 0.06 * wave(71, 14));
  const first = open * (1 - inSecond);
  const room = Math.max(0, innerRim - Math.sqrt(first));
  const wander = 0.55 * room * (1 - aside) * free;
  const channels = [channelIn(wall, first, wander * Math.sin(12 * place + 1) - room * aside, wander * Math.cos(15 * place), 0.06 + 0.2 * room * (1 - aside), wave)];
  if (inSecond > 0) channels.push(channelIn(wall, open * inSecond, innerRim - Math.sqrt(open * inSecond), 0, 0.06, (key, rate) => wave(key + 20, rate)));
  return { ...scene, channels, catheterTowardsWall: (0.9 - 0.2 * aside) * free };
}

/** A channel that takes up a share of the wall's area; its middle in units of the wall's half axes, its rim uneven by `uneven` of its size at most. */
function channelIn(wall: OutlineShape, share: number, x: number, y: number, uneven: number, wave: Wave): OutlineShape {
  const cos = Math.cos(wall.tiltRad);
  const sin = Math.sin(wall.tiltRad);
  const dx = x * wall.a;
  const dy = y * wall.b;
  // The more a channel fills the wall, the more it has the wall's own form.
  const own = uneven * (1 - share);
  return withArea(
    {
      ...wall,
      x: wall.x + dx * cos - dy * sin,
      y: wall.y + dx * sin + dy * cos,
      cosines: [0.1 * wave(83, 21), 0.1 * wave(84, 15), 0.2 * wave(85, 19), 0.1 * wave(86, 27)].map((one, k) => own * one + share * wall.cosines[k]!),
      sines: [0.1 * wave(87, 16), 0.1 * wave(88, 13), 0.2 * wave(89, 23), 0.1 * wave(90, 29)].map((one, k) => own * one + share * wall.sines[k]!),
    },
    outlineAreaMm2(wall) * share,
  );
}
