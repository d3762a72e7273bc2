import { describe, expect, it } from 'vitest';
import { holdAreaWords, holdCoverWords, holdName } from '../../../renderer/format/holdWords.ts';
import { boundAreaWords, lesionPlaceWords, lesionRuleWords } from '../../../renderer/format/lesionWords.ts';
import { landingOrderWords } from '../../../src/analysis/sizingSheet.ts';
import { implantsWords, nominalWords, overlapWords, seenLengthWords, stretchWords } from '../../../renderer/format/stentWords.ts';
import type { Implant } from '../../../src/analysis/implant.ts';
import type { HoldResult } from '../../../src/measurement/holdResult.ts';
import type { LesionResult } from '../../../src/measurement/lesionResult.ts';

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

describe('what is said of a lesion', () => {
  it('is its frames with a length or that there is none, and the bound with the area that it comes to', () => {
    expect(lesionPlaceWords(lesion, 'anchors')).toBe('frames 40–74, 34 mm');
    expect(lesionPlaceWords({ ...lesion, lengthMm: null }, null)).toBe('frames 40–74, length not measurable');
    expect(boundAreaWords(lesion)).toBe('Area stenosis above 50 %, that is lumen area below 98.4 mm²');
    expect(boundAreaWords({ ...lesion, bound: { kind: 'areaBelow', areaMm2: 98.4 } })).toBe('Lumen area below 98.4 mm²');
  });

  it('is what the reader calls one, with the margin that covers it', () => {
    expect(lesionRuleWords({ bound: { kind: 'areaBelow', areaMm2: 80.5 }, coverageMarginMm: 10 })).toBe('Lumen area below 80.5 mm². A stent covers it that reaches 10 mm beyond either end.');
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

describe('the order of two landing frames', () => {
  it('is said to be the wrong way round only where the direction is known', () => {
    const sheet = { cranialFrame: 110, caudalFrame: 30 };
    expect(landingOrderWords(sheet, 'cranialToCaudal')).toContain('lies caudal of the other');
    expect(landingOrderWords(sheet, 'caudalToCranial')).toBeNull();
    expect(landingOrderWords(sheet, null)).toBeNull();
    expect(landingOrderWords({ ...sheet, caudalFrame: 110 }, null)).toBe('Both landings are the same frame.');
    expect(landingOrderWords({ ...sheet, caudalFrame: null }, 'cranialToCaudal')).toBeNull();
  });
});
