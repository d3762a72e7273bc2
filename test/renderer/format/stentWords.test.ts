import { describe, expect, it } from 'vitest';
import { holdAreaWords, holdCoverWords, holdName } from '../../../renderer/format/holdWords.ts';
import { boundAreaWords, coverageSideWords, lesionPlaceWords, noLesionWords, openEndsWords, uncoveredWords } from '../../../renderer/format/lesionWords.ts';
import { landingDistanceWords, landingOrderWords } from '../../../renderer/format/sizingWords.ts';
import { implantsWords, nominalWords, overlapWords, seenLengthWords, stretchWords } from '../../../renderer/format/stentWords.ts';
import type { Implant } from '../../../src/analysis/implant.ts';
import type { HoldResult } from '../../../src/measurement/holdResult.ts';
import type { LesionResult } from '../../../src/measurement/lesionResult.ts';
import type { MinimumLumenArea } from '../../../src/measurement/results.ts';

const stent = (order: number, nominalDiameterMm: number | null = 14, nominalLengthMm: number | null = 90): Implant => ({ id: `i${order}`, order, label: '', nominalDiameterMm, nominalLengthMm, firstFrame: 10, lastFrame: 60, lumenEqualsStent: false });

describe('what is said of a stent', () => {
  it('is its size as labelled, as far as it was entered', () => {
    expect(nominalWords(stent(1))).toBe('14 × 90 mm as labelled');
    expect(nominalWords(stent(1, 14.5, null))).toBe('diameter 14.5 mm as labelled');
    expect(nominalWords(stent(1, null, 90))).toBe('length 90 mm as labelled');
    expect(nominalWords(stent(1, null, null))).toBe('no size entered');
  });

  it('is its length on this pullback, whole millimetres from anchors, or that there is none', () => {
    expect(seenLengthWords({ lengthMm: 46.24 }, 'pullbackRate')).toBe('46.2 mm on this pullback');
    expect(seenLengthWords({ lengthMm: 46.24 }, 'anchors')).toBe('46 mm on this pullback');
    expect(seenLengthWords({ lengthMm: null }, null)).toBe('length not measurable');
  });

  it('names what it overlaps and where', () => {
    const overlaps = [{ implantId: 'i2', firstFrame: 40, lastFrame: 44, lengthMm: 4 }];
    expect(overlapWords({ overlaps }, [stent(1), stent(2)], 'pullbackRate')).toEqual(['Overlaps stent 2 at frames 40–44, 4.0 mm']);
    expect(implantsWords(['i2', 'i1', 'i3'], [stent(3), stent(1), stent(2)])).toBe('Stents 1, 2 and 3');
    expect(implantsWords(['i2'], [stent(1), stent(2)])).toBe('Stent 2');
  });

  it('says of ligament and cava what is known, and why not where it is not', () => {
    const stretch = { implantIds: ['i1'], firstFrame: 10, lastFrame: 60, lengthMm: null, crossesInguinalLigament: true, reachesIntoIvc: false };
    const unmarked = { landmarks: [], direction: null } as const;
    expect(stretchWords(stretch, unmarked)).toEqual(['Crosses the inguinal ligament.', 'Does not reach into the IVC.']);
    const untold = { ...stretch, crossesInguinalLigament: null, reachesIntoIvc: null };
    expect(stretchWords(untold, unmarked)).toEqual([
      'Whether it crosses the inguinal ligament cannot be told: that landmark is not set.',
      'Whether it reaches into the IVC cannot be told: neither the iliac confluence nor an IVC segment is marked.',
    ]);
    const confluence = { id: 'l', frameNumber: 20, name: 'iliacConfluence', basis: 'seen', note: '' } as const;
    expect(stretchWords(untold, { ...unmarked, landmarks: [confluence] })[1]).toContain('the direction of the pullback is not confirmed');
  });
});

const lesion: LesionResult = {
  bound: { kind: 'areaStenosis', abovePercent: 50 },
  boundAreaMm2: 98.4,
  boundAreaPx2: 9840,
  firstFrame: 40,
  lastFrame: 74,
  lengthMm: 34.02,
  openAtFirst: false,
  openAtLast: false,
  provisionalFrames: 0,
  coverage: null,
};

const minimum: MinimumLumenArea = {
  areaMm2: 90,
  areaPx2: 9000,
  frameNumber: 50,
  positionMm: null,
  state: 'measured',
  atEdge: false,
  channels: 1,
  largestChannelAreaMm2: 90,
  minDiameterMm: 8,
  maxDiameterMm: 14,
  equivalentDiameterMm: 10.7,
  minDiameterEnds: null,
  accepted: true,
  viewed: true,
};

describe('what is said of a lesion', () => {
  it('is its frames with a length or that there is none, and the bound with the area that it comes to', () => {
    expect(lesionPlaceWords(lesion, 'anchors')).toBe('frames 40–74, 34 mm');
    expect(lesionPlaceWords({ ...lesion, lengthMm: null }, null)).toBe('frames 40–74, length not measurable');
    expect(boundAreaWords(lesion)).toBe('Area stenosis above 50 %, that is lumen below 98.4 mm²');
    expect(boundAreaWords({ ...lesion, bound: { kind: 'areaBelow', areaMm2: 98.4 } })).toBe('Lumen below 98.4 mm²');
  });

  it('is called open where the contours end', () => {
    expect(openEndsWords(lesion)).toBeNull();
    expect(openEndsWords({ ...lesion, openAtFirst: true })).toBe('The contours end within it: it may go on before frame 40.');
    expect(openEndsWords({ ...lesion, openAtFirst: true, openAtLast: true })).toContain('before frame 40 and after frame 74');
  });

  it('tells coverage of each end, never more than is known', () => {
    expect(coverageSideWords({ end: 'cranial', beyondMm: 12.3, covered: true }, 10, 'anchors')).toBe('Cranial end: stent reaches 12 mm beyond, margin of 10 mm kept');
    expect(coverageSideWords({ end: 'caudal', beyondMm: -3.2, covered: false }, 10, 'pullbackRate')).toBe('Caudal end: stent ends 3.2 mm short of it, margin of 10 mm not kept');
    expect(coverageSideWords({ end: 'first', beyondMm: null, covered: null }, 10, null)).toBe('First end: cannot be told, length not measurable');
    expect(coverageSideWords({ end: 'last', beyondMm: null, covered: false }, 10, null)).toBe('Last end: no stent reaches it, margin of 10 mm not kept');
    expect(coverageSideWords({ end: 'last', beyondMm: null, covered: true }, 10, null)).toBe('Last end: margin of 10 mm kept');
    expect(uncoveredWords({ marginMm: 10, sides: [], uncoveredMm: 0 }, 'anchors')).toBe('All of it is stented.');
    expect(uncoveredWords({ marginMm: 10, sides: [], uncoveredMm: 3.2 }, 'pullbackRate')).toBe('3.2 mm of it is not stented.');
    expect(uncoveredWords({ marginMm: 10, sides: [], uncoveredMm: null }, null)).toContain('cannot be told');
  });

  it('is not said to be missing where it cannot be told', () => {
    const empty = { ofStills: null, areaStenosisPercent: null, minimumLumenArea: null };
    expect(noLesionWords(lesion.bound, empty)).toBe('no frame contoured yet');
    expect(noLesionWords(lesion.bound, { ...empty, ofStills: 4, areaStenosisPercent: 60 })).toBe('not told by stills');
    expect(noLesionWords(lesion.bound, { ...empty, minimumLumenArea: minimum })).toBe('cannot be told without an area stenosis');
    expect(noLesionWords(lesion.bound, { ...empty, areaStenosisPercent: 12, minimumLumenArea: minimum })).toBe('none with area stenosis above 50 %');
    const below = { kind: 'areaBelow', areaMm2: 80 } as const;
    expect(noLesionWords(below, { ...empty, minimumLumenArea: { ...minimum, areaMm2: null } })).toBe('cannot be told without a scale');
    expect(noLesionWords(below, { ...empty, minimumLumenArea: minimum })).toBe('none with lumen below 80 mm²');
  });
});

const hold: HoldResult = {
  frameMarkId: 'm',
  firstFrame: 30,
  lastFrame: 60,
  durationMs: 2100,
  contouredFrames: 12,
  provisionalFrames: 4,
  minimum: { areaMm2: 61.2, areaPx2: 6120, frameNumber: 33 },
  maximum: { areaMm2: 88.4, areaPx2: 8840, frameNumber: 51 },
  meanAreaMm2: 73.9,
  meanAreaPx2: 7390,
};

describe('what is said of a hold', () => {
  it('is its frames, its time, its areas and how many frames they come from', () => {
    expect(holdName(hold)).toBe('Hold, frames 30–60, 2.1 s');
    expect(holdName({ ...hold, durationMs: null })).toBe('Hold, frames 30–60, time not known');
    expect(holdAreaWords(hold)).toBe('61.2–88.4 mm², mean 73.9 mm²');
    expect(holdAreaWords({ ...hold, minimum: null, maximum: null })).toBeNull();
    expect(holdCoverWords(hold)).toBe('12 of 31 frames contoured, ○ 4 provisional');
  });
});

describe('the distance of two landing frames', () => {
  it('is given as finely as its source allows, with a bound that is never rounded down', () => {
    expect(landingDistanceWords({ distanceMm: 61.34, distanceErrorMm: 0.61 }, 'pullbackRate')).toBe('61.3 ± 0.7 mm');
    expect(landingDistanceWords({ distanceMm: 61.34, distanceErrorMm: 0.2 }, 'anchors')).toBe('61 ± 1 mm');
    expect(landingDistanceWords({ distanceMm: 61.34, distanceErrorMm: 0.1 + 0.2 }, 'pullbackRate')).toBe('61.3 ± 0.3 mm');
    expect(landingDistanceWords({ distanceMm: 61.34, distanceErrorMm: null }, 'recorded')).toBe('61.3 mm, error not known');
    expect(landingDistanceWords({ distanceMm: null, distanceErrorMm: null }, null)).toBe('length not measurable');
  });

  it('is said to be the wrong way round only where the direction is known', () => {
    const sheet = { cranialFrame: 110, caudalFrame: 30 };
    expect(landingOrderWords(sheet, 'cranialToCaudal')).toContain('lies caudal of the other');
    expect(landingOrderWords(sheet, 'caudalToCranial')).toBeNull();
    expect(landingOrderWords(sheet, null)).toBeNull();
    expect(landingOrderWords({ ...sheet, caudalFrame: 110 }, null)).toBe('Both landings are the same frame.');
    expect(landingOrderWords({ ...sheet, caudalFrame: null }, 'cranialToCaudal')).toBeNull();
  });
});
