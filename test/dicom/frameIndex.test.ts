import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ByteSource, memoryByteSource } from '../../src/dicom/byteSource.ts';
import { dicomTags } from '../../src/dicom/dicomTag.ts';
import { openEncapsulatedFrameIndex } from '../../src/dicom/encapsulatedFrameIndex.ts';
import { readFrame } from '../../src/dicom/frameIndex.ts';
import { readHeader } from '../../src/dicom/readHeader.ts';
import { jpegBaseline8Bit, rleLossless } from '../../src/dicom/transferSyntax.ts';
import { wordSwappedSource } from '../../src/dicom/wordSwappedSource.ts';
import { buildPullback, element, encapsulate, join } from './datasetBuilder.ts';

async function openIndex(bytes: Uint8Array, numberOfFrames: number, source: ByteSource = memoryByteSource(bytes)) {
  const header = await readHeader(memoryByteSource(bytes));
  const index = await openEncapsulatedFrameIndex(source, {
    offset: header.pixelData?.offset ?? 0,
    transferSyntaxUid: header.transferSyntax.uid,
    numberOfFrames,
    extendedOffsets: header.dataset.numbers(dicomTags.extendedOffsetTable),
    extendedLengths: header.dataset.numbers(dicomTags.extendedOffsetTableLengths),
  });
  return { index, frame: (frameIndex: number) => readFrame(source, index, frameIndex) };
}

/** A piece that begins as a JPEG frame does and one that goes on with it. */
const begin = (n: number) => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, n, n]);
const more = (n: number) => Uint8Array.from([n, n, 0xff, 0, n, n, n, n]);

const wholeFrames = [[begin(1)], [begin(2)], [begin(3)]];
const brokenUp = [[begin(1), more(1)], [begin(2)], [begin(3), more(3), more(33)]];

describe('finding encapsulated frames', () => {
  for (const [name, frames] of [
    ['one fragment a frame', wholeFrames],
    ['frames in several fragments', brokenUp],
  ] as const) {
    for (const basicOffsetTable of [true, false]) {
      test(`${name}, ${basicOffsetTable ? 'with' : 'without'} an offset table`, async () => {
        const { element: pixelData } = encapsulate({ frames, basicOffsetTable });
        const bytes = buildPullback({ transferSyntaxUid: jpegBaseline8Bit, numberOfFrames: 3, elements: [pixelData] });
        const { frame } = await openIndex(bytes, 3);
        for (const i of [2, 0, 1]) expect(await frame(i)).toEqual(join(frames[i]!));
      });
    }
  }

  test('by the extended offset table', async () => {
    const { element: pixelData, offsets } = encapsulate({ frames: wholeFrames, basicOffsetTable: false });
    // Lengths leave out the last byte, so that it shows that the table was followed.
    const tables = [element('7fe00001', 'OV', offsets), element('7fe00002', 'OV', [5, 5, 5])];
    const { frame, index } = await openIndex(buildPullback({ transferSyntaxUid: jpegBaseline8Bit, elements: [pixelData, ...tables] }), 3);
    expect(await frame(1)).toEqual(begin(2).subarray(0, 5));
    expect(index.frameOffsets).toHaveLength(3);
  });

  test('an offset table that points beside the fragments is not followed', async () => {
    const { element: pixelData } = encapsulate({ frames: wholeFrames, basicOffsetTable: true });
    const value = pixelData.value instanceof Uint8Array ? pixelData.value.slice() : new Uint8Array();
    value[12] = 15;
    const { frame } = await openIndex(buildPullback({ transferSyntaxUid: jpegBaseline8Bit, elements: [{ ...pixelData, value }] }), 3);
    for (const i of [0, 1, 2]) expect(await frame(i)).toEqual(begin(i + 1));
  });

  test('RLE has one fragment a frame, whatever it begins with', async () => {
    const frames = [[more(1)], [more(2)], [begin(3)]];
    const { element: pixelData } = encapsulate({ frames, basicOffsetTable: false });
    const { frame } = await openIndex(buildPullback({ transferSyntaxUid: rleLossless, elements: [pixelData] }), 3);
    for (const i of [0, 1, 2]) expect(await frame(i)).toEqual(frames[i]![0]);
  });

  test('all fragments of a single frame belong to it', async () => {
    const { element: pixelData } = encapsulate({ frames: [[begin(1), more(2), more(3)]], basicOffsetTable: false });
    const { frame } = await openIndex(buildPullback({ transferSyntaxUid: jpegBaseline8Bit, numberOfFrames: 1, elements: [pixelData] }), 1);
    expect(await frame(0)).toEqual(join([begin(1), more(2), more(3)]));
  });

  test('the first frame without a table takes a handful of short reads, however many follow', async () => {
    const frames = Array.from({ length: 500 }, (_, i) => [join([begin(i & 0xff), new Uint8Array(1000)])]);
    const bytes = buildPullback({ transferSyntaxUid: jpegBaseline8Bit, numberOfFrames: 500, elements: [encapsulate({ frames, basicOffsetTable: false }).element] });
    const memory = memoryByteSource(bytes);
    let reads = 0;
    const source: ByteSource = { sizeBytes: memory.sizeBytes, read: (...read) => (reads++, memory.read(...read)) };
    const { frame, index } = await openIndex(bytes, 500, source);
    await frame(0);
    expect(reads).toBeLessThan(6);
    await Promise.all([index.check(), index.check()]);
    expect(reads).toBeLessThan(510);
    expect(await frame(499)).toEqual(frames[499]![0]);
  });

  test('a frame that the file does not hold is said by its number', async () => {
    const { element: pixelData } = encapsulate({ frames: wholeFrames, basicOffsetTable: false });
    const { frame } = await openIndex(buildPullback({ transferSyntaxUid: jpegBaseline8Bit, numberOfFrames: 5, elements: [pixelData] }), 5);
    await expect(frame(3)).rejects.toMatchObject({ code: 'dicom/frameUndecodable', message: expect.stringContaining('Frame 4') });
  });

  test('any bytes end in frames or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 4 }), async (value, numberOfFrames) => {
        const { element: sound } = encapsulate({ frames: wholeFrames, basicOffsetTable: true });
        const start = sound.value instanceof Uint8Array ? sound.value.subarray(0, 20) : new Uint8Array();
        const source = memoryByteSource(join([start, value]));
        try {
          const index = await openEncapsulatedFrameIndex(source, { offset: 0, transferSyntaxUid: jpegBaseline8Bit, numberOfFrames, extendedOffsets: [], extendedLengths: [] });
          for (let i = 0; i < numberOfFrames; i++) await readFrame(source, index, i);
        } catch (error) {
          expect(error).toMatchObject({ name: 'AppError' });
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

test('big endian words of two 8-bit samples come in order, from even and odd places', async () => {
  const source = wordSwappedSource(memoryByteSource(Uint8Array.from([99, 2, 1, 4, 3, 6, 5])), 1);
  expect([...(await source.read(1, 6))]).toEqual([1, 2, 3, 4, 5, 6]);
  expect([...(await source.read(2, 3))]).toEqual([2, 3, 4]);
  expect([...(await source.read(4, 1))]).toEqual([4]);
});
