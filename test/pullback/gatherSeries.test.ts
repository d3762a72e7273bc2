import { describe, expect, it } from 'vitest';
import { gatherSeries, type SeriesMember } from '../../src/pullback/gatherSeries.ts';
import { readInstancePlace } from '../../src/pullback/instancePlace.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import { readHeader } from '../../src/dicom/readHeader.ts';
import { readPullback } from '../../src/pullback/readPullback.ts';
import { memoryByteSource } from '../../src/dicom/byteSource.ts';
import { element } from '../dicom/datasetBuilder.ts';
import { type ImageOptions, singleImage } from '../node/singleImages.ts';

async function member(number: number, options: ImageOptions = {}): Promise<SeriesMember> {
  const bytes = singleImage(number, options);
  const header = await readHeader(memoryByteSource(bytes));
  return { pullback: readPullback(header).pullback, place: readInstancePlace(header.dataset), digest: `${bytes.reduce((sum, byte, index) => (sum + byte * (index % 997)) % 1e9, 0)}` };
}

const members = (numbers: readonly number[], options: (number: number) => ImageOptions = () => ({})) => Promise.all(numbers.map((number) => member(number, options(number))));
const counting = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** What becomes of single images; the derived UID is their UIDs, joined. */
async function gathered(numbers: readonly number[], options?: (number: number) => ImageOptions): Promise<readonly Pullback[]> {
  return gatherSeries(await members(numbers, options), (uids) => uids.join('+')).gathered.map(({ pullback }) => pullback);
}

const time = (number: number, fraction = number * 30) => element('0008002a', 'DT', `20260311101500.${String(fraction).padStart(3, '0')}`);

describe('what is a pullback', () => {
  it('is thirty images numbered without a gap', async () => {
    expect((await gathered(counting(30))).map(({ kind, numberOfFrames }) => [kind, numberOfFrames])).toEqual([['pullback', 30]]);
  });

  it('is a few that say so', async () => {
    const [pullback] = await gathered([4, 5, 6], () => ({ elements: [element('00183100', 'CS', 'MANUAL_PULLBACK')] }));
    expect(pullback?.kind).toBe('pullback');
    expect((await gathered([4, 5, 6], () => ({ elements: [element('00183101', 'DS', '0.5')] })))[0]?.kind).toBe('pullback');
  });

  it('is not a few that say nothing, nor thirty with one missing, nor any that were taken one by one', async () => {
    expect((await gathered(counting(29)))[0]?.kind).toBe('stills');
    expect((await gathered(counting(31).filter((number) => number !== 7)))[0]?.kind).toBe('stills');
    expect((await gathered(counting(30), () => ({ elements: [element('00183100', 'CS', 'SELECTIVE')] })))[0]?.kind).toBe('stills');
    expect((await gathered([1]))[0]).toMatchObject({ kind: 'stills', sopInstanceUid: '1.2.3.9.1' });
  });
});

describe('the order of images', () => {
  it('is that of their numbers, not of their files or times', async () => {
    const [pullback] = await gathered([10, 2, 1], (number) => ({ elements: [time(20 - number)] }));
    expect(pullback?.sopInstanceUid).toBe('1.2.3.9.1+1.2.3.9.2+1.2.3.9.10');
  });

  it('is that of their times where two share a number, and of stills then', async () => {
    const [pullback] = await gathered([1, 2, 3], (number) => ({ elements: [time(number), element('00200013', 'IS', '1')] }));
    expect(pullback).toMatchObject({ kind: 'stills', sopInstanceUid: '1.2.3.9.1+1.2.3.9.2+1.2.3.9.3' });
  });

  it('is not made up: images without numbers and times stand by themselves and say so', async () => {
    const apart = await gathered([1, 2], () => ({ without: ['00200013'] }));
    expect(apart.map(({ sopInstanceUid, warnings }) => [sopInstanceUid, warnings.map(({ code }) => code)])).toEqual([1, 2].map((number) => [`1.2.3.9.${number}`, ['pullback/notGathered']]));
  });
});

describe('what is kept apart', () => {
  const different: Readonly<Record<string, ImageOptions>> = {
    'another scale': { elements: [element('00280030', 'DS', '0.6\\0.6')] },
    'another series': { series: '1.2.3.10' },
    'another patient': { elements: [element('00100020', 'LO', 'VEN-8')] },
    'another study': { elements: [element('0020000d', 'UI', '1.2.4')] },
    'another modality': { elements: [element('00080060', 'CS', 'US')] },
    'other bits': { elements: [element('00280101', 'US', [7]), element('00280102', 'US', [6])] },
    'an inverted scale of grey': { elements: [element('00280004', 'CS', 'MONOCHROME1')] },
    'no series at all': { elements: [element('0020000e', 'UI', '')] },
  };
  it.each(Object.entries(different))('%s', async (_, options) => {
    expect((await gathered([1, 2, 3], (number) => (number === 3 ? options : {}))).map(({ numberOfFrames }) => numberOfFrames)).toEqual([2, 1]);
  });

  it('a window of its own is only told of', async () => {
    const [pullback] = await gathered([1, 2], (number) => ({ elements: [element('00281050', 'DS', `${100 + number}`), element('00281051', 'DS', '200')] }));
    expect(pullback?.numberOfFrames).toBe(2);
    expect(pullback?.warnings.map(({ code }) => code)).toContain('pullback/windowsDiffer');
  });
});

describe('the times of a pullback from single images', () => {
  const run = (extra: (number: number) => ImageOptions['elements']) => gathered(counting(30), (number) => ({ elements: extra(number) ?? [] }));

  it('are those of its images, from the first one on', async () => {
    const [pullback] = await run((number) => [time(number)]);
    expect(pullback?.timing.source).toBe('acquisitionTimes');
    pullback?.timing.frameTimesMs?.forEach((timeMs, index) => expect(timeMs).toBeCloseTo(30 * index, 6));
    expect(pullback?.axial).toMatchObject({ kind: 'unknown' });
  });

  it('are even where all give the same interval and no distinct times', async () => {
    const [pullback] = await run(() => [element('00181063', 'DS', '33.3'), time(1)]);
    expect(pullback?.timing).toMatchObject({ source: 'frameTime' });
    expect(pullback?.timing.frameTimesMs?.[29]).toBeCloseTo(29 * 33.3, 6);
  });

  it('are not known where they go back, where intervals differ, and of stills', async () => {
    expect((await run((number) => [time(number, number === 9 ? 1 : number * 30)]))[0]?.timing).toEqual({ source: 'none', frameTimesMs: null });
    expect((await run((number) => [element('00181063', 'DS', `${30 + (number % 2)}`)]))[0]?.timing).toEqual({ source: 'none', frameTimesMs: null });
    expect((await gathered([1, 2], (number) => ({ elements: [time(number)] })))[0]?.timing).toEqual({ source: 'none', frameTimesMs: null });
  });
});
