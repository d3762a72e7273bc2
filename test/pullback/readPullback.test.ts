import { describe, expect, test } from 'vitest';
import { memoryByteSource } from '../../src/dicom/byteSource.ts';
import { readHeader } from '../../src/dicom/readHeader.ts';
import { jpegBaseline8Bit } from '../../src/dicom/transferSyntax.ts';
import { readPullback } from '../../src/pullback/readPullback.ts';
import { type BuiltElement, type BuiltPullback, buildPullback, element, encapsulate } from '../dicom/datasetBuilder.ts';

const readBytes = async (bytes: Uint8Array) => readPullback(await readHeader(memoryByteSource(bytes)));
const read = (built: BuiltPullback) => readBytes(buildPullback(built));
const pullbackWith = async (...elements: readonly BuiltElement[]) => (await read({ numberOfFrames: 4, elements })).pullback;
const codes = (pullback: { readonly warnings: readonly { readonly code: string }[] }) => pullback.warnings.map((warning) => warning.code);

describe('frame times', () => {
  test('are the sums of the vector from its second entry on', async () => {
    const { timing } = await pullbackWith(element('00181065', 'DS', '0\\10\\20.5\\10'), element('00181063', 'DS', '99'));
    expect(timing).toEqual({ source: 'frameTimeVector', frameTimesMs: [0, 10, 30.5, 40.5] });
    expect((await pullbackWith(element('00181065', 'DS', '33\\10\\20.5\\10'))).timing.frameTimesMs).toEqual([0, 10, 30.5, 40.5]);
  });

  test('fall back to the frame time where the vector is unusable, with a warning', async () => {
    for (const vector of ['0\\10\\10', '0\\-5\\10\\10', '0\\ten\\10\\10', '0\\0\\0\\0']) {
      const pullback = await pullbackWith(element('00181065', 'DS', vector), element('00181063', 'DS', '40'));
      expect(pullback.timing).toEqual({ source: 'frameTime', frameTimesMs: [0, 40, 80, 120] });
      expect(codes(pullback)).toContain('pullback/frameTimeVector');
    }
  });

  test('are the first entries of a vector that is too long, with a warning', async () => {
    const pullback = await pullbackWith(element('00181065', 'DS', '0\\10\\10\\10\\77'));
    expect(pullback.timing.frameTimesMs).toEqual([0, 10, 20, 30]);
    expect(codes(pullback)).toEqual(['pullback/frameTimeVector']);
  });

  test('say where the frame increment pointer names what is missing or contradicts the vector', async () => {
    const pointer = (...words: readonly number[]) => element('00280009', 'AT', new Uint8Array(Uint16Array.from(words).buffer));
    const vector = element('00181065', 'DS', '0\\10\\10\\10');
    const even = (value: string) => element('00181063', 'DS', value);
    expect(codes(await pullbackWith(pointer(0x18, 0x1065), vector, even('10')))).toEqual([]);
    expect(codes(await pullbackWith(pointer(0x18, 0x1063), vector, even('10')))).toEqual([]);
    const differing = await pullbackWith(pointer(0x18, 0x1063), vector, even('40'));
    expect(differing.timing.source).toBe('frameTimeVector');
    expect(codes(differing)).toEqual(['pullback/frameTimes']);
    const missing = await pullbackWith(pointer(0x18, 0x1065), even('40'));
    expect(missing.timing).toEqual({ source: 'frameTime', frameTimesMs: [0, 40, 80, 120] });
    expect(codes(missing)).toEqual(['pullback/frameTimeVector']);
  });

  test('then to the cine rate, the display rate, and to nothing', async () => {
    const times = [0, 50, 100, 150];
    expect((await pullbackWith(element('00181063', 'DS', '0'), element('00180040', 'IS', '20'))).timing).toEqual({ source: 'cineRate', frameTimesMs: times });
    expect((await pullbackWith(element('00180040', 'IS', '0'), element('00082144', 'IS', '20'))).timing).toEqual({ source: 'cineRate', frameTimesMs: times });
    expect((await pullbackWith()).timing).toEqual({ source: 'none', frameTimesMs: null });
  });
});

describe('places along the vein', () => {
  const motor = [element('00183100', 'CS', 'MOTOR_PULLBACK'), element('00183101', 'DS', '0.5'), element('00183103', 'IS', '2'), element('00183104', 'IS', '4')];
  const time = element('00181063', 'DS', '2000');
  const without = (tag: string) => motor.filter((one) => one.tag !== tag);
  const withValue = (tag: string, value: string) => motor.map((one) => (one.tag === tag ? { ...one, value } : one));

  test('grow with the rate from the start to the stop frame', async () => {
    const { axial, ivusAcquisition } = await pullbackWith(...motor, time);
    expect(ivusAcquisition).toBe('motor');
    expect(axial).toEqual({ kind: 'known', source: 'pullbackRate', pullbackRateMmPerS: 0.5, lengthMm: 2, positionsMm: [null, 0, 1, 2] });
    expect((await pullbackWith(...withValue('00183100', 'MOTORIZED'), time)).axial.kind).toBe('known');
  });

  test('are unknown without a motor, a rate, times, or start and stop', async () => {
    for (const [spelling, acquisition] of [
      ['MANUAL_PULLBACK', 'manual'],
      ['MANUAL', 'manual'],
      ['SELECTIVE', 'selective'],
      ['GATED_PULLBACK', 'gated'],
      ['MEASURED', 'measured'],
      ['OTHERWISE', 'unknown'],
    ] as const) {
      const pullback = await pullbackWith(...withValue('00183100', spelling), time);
      expect(pullback).toMatchObject({ ivusAcquisition: acquisition, axial: { kind: 'unknown' } });
    }
    for (const elements of [motor, [...without('00183101'), time], [...without('00183103'), time], [...without('00183104'), time], [...withValue('00183101', '0'), time]]) {
      expect((await pullbackWith(...elements)).axial.kind).toBe('unknown');
    }
    for (const [start, stop] of [['0', '4'], ['2', '5'], ['3', '3'], ['4', '2']] as const) {
      const elements = withValue('00183103', start).map((one) => (one.tag === '00183104' ? { ...one, value: stop } : one));
      expect((await pullbackWith(...elements, time)).axial.kind).toBe('unknown');
    }
  });
});

describe('what a file is taken for', () => {
  test('Pixel Spacing has rows first', async () => {
    expect((await pullbackWith(element('00280030', 'DS', '0.2\\0.1'))).pixelSpacingMm).toEqual({ row: 0.2, column: 0.1 });
    for (const unusable of ['0.2', '0\\0.1', '0.2\\-1', 'a\\b']) {
      const pullback = await pullbackWith(element('00280030', 'DS', unusable));
      expect(pullback.pixelSpacingMm).toBeNull();
      expect(codes(pullback)).toContain('pullback/pixelSpacing');
    }
  });

  test('a region without a box is left out, the others keep their place', async () => {
    const boxed = ['00186018', '0018601a', '0018601c', '0018601e'].map((tag) => element(tag, 'UL', [1]));
    const pullback = await pullbackWith(element('00186011', 'SQ', [[element('00186012', 'US', [1])], boxed]));
    expect(pullback.regions.map((region) => region.index)).toEqual([1]);
    expect(codes(pullback)).toContain('pullback/regionWithoutBox');
  });

  test('no images, missing attributes and absurd sizes are refused', async () => {
    await expect(read({ without: ['7fe00010'] })).rejects.toMatchObject({ code: 'dicom/noPixelData' });
    for (const tag of ['00280002', '00280004', '00280010', '00280011', '00280100', '00280101', '00280103']) {
      await expect(read({ without: [tag] })).rejects.toMatchObject({ code: 'dicom/malformed' });
    }
    await expect(read({ elements: [element('00280010', 'US', [0])] })).rejects.toMatchObject({ code: 'dicom/absurdSize' });
    await expect(read({ elements: [element('00280011', 'US', [16385])] })).rejects.toMatchObject({ code: 'dicom/absurdSize' });
    await expect(read({ elements: [element('00280008', 'IS', '2000000000')] })).rejects.toMatchObject({ code: 'dicom/absurdSize' });
    await expect(read({ elements: [element('00280008', 'IS', '-1')] })).rejects.toMatchObject({ code: 'dicom/absurdSize' });
    await expect(read({ elements: [element('00280008', 'IS', '1A')] })).rejects.toMatchObject({ code: 'dicom/malformed' });
    await expect(read({ elements: [element('00280101', 'US', [9])] })).rejects.toMatchObject({ code: 'dicom/malformed' });
    await expect(read({ elements: [element('00280100', 'US', [64])] })).rejects.toMatchObject({ code: 'dicom/unsupportedPixels' });
    await expect(read({ elements: [element('00280004', 'CS', 'HSV')] })).rejects.toMatchObject({ code: 'dicom/unsupportedPixels' });
    await expect(read({ transferSyntaxUid: jpegBaseline8Bit })).rejects.toMatchObject({ code: 'dicom/malformed' });
    await expect(read({ transferSyntaxUid: '1.2.840.10008.1.2.4.100' })).rejects.toMatchObject({ code: 'dicom/unsupportedTransferSyntax', message: expect.stringContaining('MPEG2') });
  });

  test('a wrong count of frames is said, for the frames that are there are sound', async () => {
    const withCount = async (stated: string) => read({ elements: [element('00280008', 'IS', stated)] });
    const fewer = await withCount('4');
    expect(fewer).toMatchObject({ framesInFile: 3, pullback: { numberOfFrames: 4 } });
    expect(codes(fewer.pullback)).toEqual(['pullback/fewerFrames']);
    const more = await withCount('2');
    expect(more).toMatchObject({ framesInFile: 2, pullback: { numberOfFrames: 2 } });
    expect(codes(more.pullback)).toEqual(['pullback/moreFrames']);
  });

  test('images of gigantic sizes in a small file are refused before anything is made of them', async () => {
    const pixelData = encapsulate({ frames: [[new Uint8Array(900)]], basicOffsetTable: false }).element;
    for (const side of [46341, 65535, 16384]) {
      const size = [element('00280010', 'US', [side]), element('00280011', 'US', [side])];
      await expect(read({ elements: size })).rejects.toMatchObject({ code: 'dicom/absurdSize' });
      await expect(read({ transferSyntaxUid: jpegBaseline8Bit, numberOfFrames: 1, pixels: new Uint8Array(), elements: [...size, pixelData] })).rejects.toMatchObject({ code: 'dicom/absurdSize' });
    }
  });

  test('an image size that the pixel data contradicts is refused, for every row would be shown in a wrong place', async () => {
    // 72 bytes are three frames of 4 × 6, and no frames of 4 × 5 or 5 × 6 pixels.
    for (const wrong of [element('00280011', 'US', [5]), element('00280010', 'US', [5])]) {
      await expect(read({ elements: [wrong] })).rejects.toMatchObject({ code: 'dicom/absurdSize' });
    }
  });

  test('so is one that would cut every frame into equal parts, or join two, which a wrong count of frames looks like', async () => {
    // Three frames of 4 × 6 pixels; said to have half the rows, a third of the columns, or three times the rows.
    const contradictions = [[element('00280010', 'US', [2])], [element('00280011', 'US', [2])], [element('00280010', 'US', [12])]];
    for (const elements of contradictions) await expect(read({ elements })).rejects.toMatchObject({ code: 'dicom/absurdSize' });
  });

  test('more compressed frames than the bytes could hold are refused', async () => {
    const pixelData = encapsulate({ frames: [[new Uint8Array(50)]], basicOffsetTable: false }).element;
    await expect(read({ transferSyntaxUid: jpegBaseline8Bit, numberOfFrames: 900_000, pixels: new Uint8Array(), elements: [pixelData] })).rejects.toMatchObject({ code: 'dicom/absurdSize' });
  });

  test('a file cut short keeps its whole frames and says so; without one it is refused', async () => {
    const bytes = buildPullback();
    const cut = await readBytes(bytes.subarray(0, bytes.length - 30));
    expect(cut).toMatchObject({ framesInFile: 1, pullback: { numberOfFrames: 3 } });
    expect(codes(cut.pullback)).toEqual(['file/truncated']);
    await expect(readBytes(bytes.subarray(0, bytes.length - 60))).rejects.toMatchObject({ code: 'file/truncated' });
  });

  test('a missing SOP Instance UID is taken from the file header', async () => {
    const { pullback } = await read({ without: ['00080018'] });
    expect(pullback.sopInstanceUid).toBe('1.2.3.4');
    expect(codes(pullback)).toEqual(['pullback/sopInstanceUid']);
  });

  test('identity is text', async () => {
    const { identity } = await pullbackWith(element('00200060', 'CS', 'L'), element('00080020', 'DA', '20260311'));
    expect(identity).toMatchObject({ patientName: 'Doe, Jane', laterality: 'L', studyDate: '20260311', patientId: '' });
  });
});
