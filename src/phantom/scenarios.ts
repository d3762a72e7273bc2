import { type VeinCourse, veinScene } from './iliacVein.ts';
import { postThromboticScene } from './postThromboticVein.ts';
import { hashedUnit } from './randomNumbers.ts';
import type { Scenario, ScenarioName, ScenarioSegment } from './scenario.ts';
import { stentedScene } from './stentedVein.ts';
import { track } from './track.ts';

const confluence = { from: 0.458, to: 0.495, word: { mark: 'notMeasurable', reason: 'confluence', note: '' } } as const;

const segments: readonly ScenarioSegment[] = [
  { vein: 'CIV', side: 'left', from: 0.06, to: 0.475, reference: { rule: 'caudal', from: 0.37, to: 0.44 } },
  { vein: 'EIV', side: 'left', from: 0.478, to: 0.8, reference: { rule: 'caudal', from: 0.75, to: 0.795 } },
  { vein: 'CFV', side: 'left', from: 0.803, to: 1, reference: { rule: 'caudal', from: 0.95, to: 1 } },
];

const landmarks: Scenario['landmarks'] = [
  { name: 'iliacConfluence', at: 0.06 },
  { name: 'iliacArteryCrossing', at: 0.2 },
  { name: 'internalIliacConfluence', at: 0.476 },
  { name: 'inguinalLigament', at: 0.802 },
];

/** Areas from the iliac confluence to the groin with `narrowestMm2` under the artery. */
function iliacAreas(narrowestMm2: number, externalNarrowestMm2: number): (place: number) => number {
  const shoulder = (share: number) => narrowestMm2 + share * (196 - narrowestMm2);
  return track(
    [0, 226], [0.05, shoulder(0.92)], [0.12, shoulder(0.5)], [0.2, narrowestMm2], [0.27, shoulder(0.38)], [0.34, shoulder(0.9)], [0.38, 195], [0.41, 198], [0.45, 193],
    [0.51, 152], [0.57, externalNarrowestMm2 + 0.75 * (140 - externalNarrowestMm2)], [0.65, externalNarrowestMm2], [0.72, externalNarrowestMm2 + 0.85 * (140 - externalNarrowestMm2)], [0.77, 140], [0.8, 141],
    [0.84, 134], [0.9, 121], [0.95, 136], [1, 139],
  );
}

const internalIliac: VeinCourse['branch'] = {
  from: 0.459,
  to: 0.66,
  gapMm: track([0.459, -8], [0.477, -4.6], [0.497, 0.9], [0.56, 4.5], [0.66, 10]),
  directionDeg: 128,
  radiusMm: 3.6,
};

const compressed = (narrowestMm2: number): VeinCourse => ({
  areaMm2: iliacAreas(narrowestMm2, 104),
  aspect: track([0, 1.5], [0.08, 1.6], [0.2, 2.55], [0.3, 1.65], [0.4, 1.25], [0.55, 1.3], [0.65, 1.75], [0.75, 1.3], [0.9, 1.45], [1, 1.25]),
  compression: track([0, 0.1], [0.08, 0.4], [0.2, 1], [0.3, 0.35], [0.38, 0], [0.55, 0.1], [0.65, 0.5], [0.74, 0], [1, 0]),
  tiltDeg: track([0, 6], [0.2, -9], [0.4, 14], [0.65, -4], [1, 10]),
  arteryDirectionDeg: track([0, -165], [0.08, -140], [0.2, -84], [0.33, -38], [0.5, -50], [0.65, -75], [0.8, -20], [1, -8]),
  arteryGapMm: track([0, 5], [0.08, 2.2], [0.2, 0.95], [0.3, 2], [0.42, 3.4], [0.65, 1.1], [0.8, 1.8], [1, 2]),
  reflector: track([0, 0.35], [0.1, 0.85], [0.22, 1], [0.32, 0.7], [0.42, 0]),
  branch: internalIliac,
});

const healthy: VeinCourse = {
  ...compressed(162),
  areaMm2: iliacAreas(162, 127),
  aspect: track([0, 1.4], [0.2, 1.75], [0.38, 1.25], [0.65, 1.35], [0.8, 1.2], [1, 1.3]),
  compression: track([0, 0.1], [0.2, 0.45], [0.34, 0], [1, 0]),
};

/** Area stenosis of 63–67 % against the 196 mm² or so of the reference range; which, by the seed. */
function narrowestOf(seed: number): number {
  return 196 * (0.33 + 0.04 * hashedUnit(seed, 5));
}

const steady = (timeShare: number) => timeShare;
/** A hand pulls fast and slow and lingers once. */
const byHand = (timeShare: number) => {
  const uneven = timeShare + 0.035 * Math.sin(9.5 * timeShare) + 0.012 * Math.sin(31 * timeShare);
  return Math.min(1, Math.max(0, uneven - (0.035 * Math.sin(9.5) + 0.012 * Math.sin(31)) * timeShare));
};

/** The scenario of that name for a seed. */
export function scenarioOf(name: ScenarioName, seed: number): Scenario {
  const course = compressed(narrowestOf(seed));
  const nivl: Scenario = {
    name: 'nivl',
    description: 'left common iliac vein compressed by the right iliac artery, 60–70 % area stenosis',
    motorPullback: true,
    calibrated: true,
    acquisition: { phase: 'preStent', etiology: 'nonthrombotic' },
    segments,
    landmarks,
    marks: [confluence],
    placeAt: steady,
    sceneAt: (place, zMm, timeMs) => veinScene(course, seed, place, zMm, timeMs),
  };
  switch (name) {
    case 'nivl':
      return nivl;
    case 'normal':
      return { ...nivl, name, description: 'left iliofemoral vein without a lesion', sceneAt: (place, zMm, timeMs) => veinScene(healthy, seed, place, zMm, timeMs) };
    case 'stented-before':
      return { ...nivl, name, description: 'the compressed vein of `stented`, before its stent' };
    case 'stented':
      return {
        ...nivl,
        name,
        description: 'the vein of `stented-before` after stenting: stent and lumen contours',
        acquisition: { phase: 'afterStent', etiology: 'nonthrombotic' },
        landmarks: [{ name: 'stentCranialEdge', at: 0.075 }, ...landmarks, { name: 'stentCaudalEdge', at: 0.345 }],
        sceneAt: (place, zMm, timeMs) => stentedScene(course, seed, place, zMm, timeMs, { from: 0.075, to: 0.345 }),
      };
    case 'manual-pullback':
      return { ...nivl, name, description: 'the lesion of `nivl`, pulled unevenly by hand: no positions along the vein', motorPullback: false, placeAt: byHand };
    case 'uncalibrated':
      return { ...nivl, name, description: 'the lesion of `nivl` in a file without a scale', calibrated: false };
    case 'post-thrombotic':
      return {
        ...nivl,
        name,
        description: 'long irregular narrowing, two channels in places, an occluded stretch',
        acquisition: { phase: 'preStent', etiology: 'postThrombotic' },
        segments: segments.map((segment) => (segment.vein === 'CFV' ? segment : { ...segment, reference: null })),
        landmarks: landmarks.filter((landmark) => landmark.name !== 'iliacArteryCrossing'),
        marks: [confluence, { from: 0.52, to: 0.58, word: { mark: 'occluded' } }],
        sceneAt: (place, zMm, timeMs) => postThromboticScene(healthy, seed, place, zMm, timeMs, { from: 0.52, to: 0.58 }),
      };
    case 'hard':
      return {
        ...nivl,
        name,
        description: 'acoustic shadow, joining vein, bright blood, catheter against the wall',
        marks: [confluence, { from: 0.59, to: 0.635, word: { mark: 'notMeasurable', reason: 'shadow', note: '' } }],
        sceneAt: (place, zMm, timeMs) => ({
          ...veinScene(course, seed, place, zMm, timeMs),
          bloodDb: 7 + 4 * Math.sin(23 * place),
          catheterTowardsWall: 1,
          shadow: place >= 0.585 && place <= 0.64 ? { middleRad: 1.1 + 3 * place, halfWidthRad: 0.62 * Math.sin(((place - 0.585) / 0.055) * Math.PI), fromMm: 2.6 } : null,
        }),
      };
  }
}
