import { type VeinCourse, veinScene } from './iliacVein.ts';
import type { OutlineShape } from './outlineShape.ts';
import type { PhantomScene } from './phantomScene.ts';
import { hashedUnit } from './randomNumbers.ts';
import type { ShareRange } from './scenario.ts';
import { track } from './track.ts';

/** Between the stent's outline (the struts' middle) and the lumen, mm. */
const strutDepthMm = 0.22;
const strutCount = 18;
const crownLengthMm = 3.4;

/** The compressed vein held open by a stent between two places; outside it the vein as it was before, opening towards the stent's edges. */
export function stentedScene(course: VeinCourse, seed: number, place: number, zMm: number, timeMs: number, stent: ShareRange): PhantomScene {
  const open: VeinCourse = {
    ...course,
    areaMm2: (at) => {
      const before = course.areaMm2(at);
      return before + held(at) * (implant(at) - before);
    },
    aspect: (at) => course.aspect(at) + held(at) * (1.1 - course.aspect(at)),
    compression: (at) => course.compression(at) * (1 - 0.85 * held(at)),
    arteryGapMm: (at) => course.arteryGapMm(at) + 0.35 * held(at),
  };
  const held = track([stent.from - 0.05, 0], [stent.from, 1], [stent.to, 1], [stent.to + 0.05, 0]);
  const implant = track([stent.from, 182], [0.2, 163 + 4 * hashedUnit(seed, 61)], [stent.to, 186]);
  const scene = veinScene(open, seed, place, zMm, timeMs);
  const [lumen] = scene.channels;
  if (place < stent.from || place > stent.to || lumen === undefined) return scene;
  const outline: OutlineShape = { ...lumen, a: lumen.a + strutDepthMm, b: lumen.b + strutDepthMm };
  // Struts of neighbouring crowns close up and spread along the stent, as a zigzag cut across.
  const sway = Math.abs(((zMm / crownLengthMm) % 2) - 1) - 0.5;
  const strutsRad = Array.from({ length: strutCount }, (_, i) => ((2 * Math.PI) / strutCount) * (i + (i % 2 === 0 ? 1 : -1) * 0.55 * sway) + 0.1 * Math.sin(zMm * 0.4));
  return { ...scene, wall: outline, stent: { outline, strutsRad } };
}
