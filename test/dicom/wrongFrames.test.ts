import { describe, expect, test } from 'vitest';
import { type ByteSource, memoryByteSource } from '../../src/dicom/byteSource.ts';
import { openEncapsulatedFrameIndex } from '../../src/dicom/encapsulatedFrameIndex.ts';
import { readFrame } from '../../src/dicom/frameIndex.ts';
import { jpegBaseline8Bit, rleLossless } from '../../src/dicom/transferSyntax.ts';
import { join, rleFrame } from './datasetBuilder.ts';

const jpegLs = '1.2.840.10008.1.2.4.80';
const jpeg2000 = '1.2.840.10008.1.2.4.90';

/** Streams that begin and end as those of a syntax do, told apart by what is in between. */
const streams: Readonly<Record<string, (n: number, length?: number) => Uint8Array>> = {
  [jpegBaseline8Bit]: (n, length = 20) => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length }, () => n), 0xff, 0xd9]),
  [jpegLs]: (n, length = 20) => Uint8Array.from([0xff, 0xd8, 0xff, 0xf7, ...Array.from({ length }, () => n), 0xff, 0xd9]),
  [jpeg2000]: (n, length = 20) => Uint8Array.from([0xff, 0x4f, 0xff, 0x51, ...Array.from({ length }, () => n), 0xff, 0xd9]),
  [rleLossless]: (n, length = 20) => rleFrame([new Uint8Array(length).map((_, i) => n * i)]),
};

const word = (...values: readonly number[]) => new Uint8Array(Uint32Array.from(values).buffer);
const item = (bytes: Uint8Array, tag = 0xe000fffe, length = bytes.length) => join([word(tag, length), bytes]);
const delimiter = word(0xe0ddfffe, 0);

/** Bytes in pieces of a length, the last one shorter. */
function broken(bytes: Uint8Array, pieceBytes: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, i) => bytes.subarray(i * pieceBytes, (i + 1) * pieceBytes));
}

interface Stored {
  readonly uid?: string;
  readonly fragments: readonly Uint8Array[];
  readonly numberOfFrames: number;
  readonly table?: readonly number[];
  readonly extended?: { readonly offsets: readonly number[]; readonly lengths: readonly number[] };
  readonly end?: Uint8Array;
}

async function opened({ uid = jpegBaseline8Bit, fragments, numberOfFrames, table = [], extended, end = delimiter }: Stored) {
  const source = memoryByteSource(join([item(word(...table)), ...fragments.map((one) => item(one)), end]));
  const index = await openEncapsulatedFrameIndex(source, {
    offset: 0,
    transferSyntaxUid: uid,
    numberOfFrames,
    extendedOffsets: extended?.offsets ?? [],
    extendedLengths: extended?.lengths ?? [],
  });
  const frame = (i: number) => readFrame(source, index, i);
  const said = async () => (await index.check()).map(({ code }) => code);
  return { frame, said };
}

/** Offsets of fragments' items as the basic table counts them. */
const offsetsOf = (fragments: readonly Uint8Array[]) => fragments.map((_, i) => fragments.slice(0, i).reduce((sum, one) => sum + 8 + one.length, 0));

describe.each(Object.entries(streams))('frames of %s', (uid, stream) => {
  const frames = [1, 2, 3, 4].map((n) => stream(n, 20 + 2 * n));

  test('without a table are found from any end, with nothing to say', async () => {
    for (const order of [[0, 1, 2, 3], [3, 0, 2, 1]]) {
      const { frame, said } = await opened({ uid, fragments: frames, numberOfFrames: 4 });
      for (const i of order) expect(await frame(i)).toEqual(frames[i]);
      expect(await said()).toEqual([]);
    }
  });

  test('in several fragments are put together, with a table and without', async () => {
    const pieces = frames.map((one) => broken(one, 10));
    const fragments = pieces.flat();
    const offsets = offsetsOf(fragments);
    const table = pieces.map((_, i) => offsets[pieces.slice(0, i).flat().length] ?? 0);
    for (const stored of [{ table }, {}]) {
      const { frame, said } = await opened({ uid, fragments, numberOfFrames: 4, ...stored });
      for (const i of [2, 0, 3, 1]) expect(await frame(i)).toEqual(frames[i]);
      expect(await said()).toEqual([]);
    }
  });

  const right = offsetsOf(frames);
  test.each([
    ['entries off by a few bytes', right.map((offset) => (offset === 0 ? 0 : offset + 2))],
    ['entries beside the items', right.map((offset) => offset + 8)],
    ['its entries in disorder', [right[0], right[2], right[1], right[3]]],
    ['nothing but zeros', [0, 0, 0, 0]],
    ['an entry left out and one made up', [right[0], right[2], right[3], (right[3] ?? 0) + 30]],
    ['the entries of the next frames', [0, right[2], right[3], (right[3] ?? 0) + 8 + (frames[3]?.length ?? 0)]],
    ['an entry too few', right.slice(0, 3)],
    ['an entry too many', [...right, 4000]],
    ['entries far beyond the file', [0, 1e6, 2e6, 3e6]],
  ])('a table with %s shows no wrong frame, whichever is asked for first', async (_, entries) => {
    const table = entries.map((entry) => entry ?? 0);
    for (const order of [[0, 1, 2, 3], [2, 3, 1, 0], [1], [3]]) {
      const { frame, said } = await opened({ uid, fragments: frames, numberOfFrames: 4, table });
      for (const i of order) expect(await frame(i)).toEqual(frames[i]);
      expect(await said()).toEqual(['dicom/offsetTable']);
    }
  });

  test('by the extended table are as long as it says, and a wrong one is not followed', async () => {
    const lengths = frames.map((one) => one.length);
    const sound = await opened({ uid, fragments: frames, numberOfFrames: 4, extended: { offsets: right, lengths } });
    for (const i of [3, 0, 1, 2]) expect(await sound.frame(i)).toEqual(frames[i]);
    expect(await sound.said()).toEqual([]);
    for (const extended of [
      { offsets: right, lengths: lengths.map((length) => length + 8) },
      { offsets: right.map((offset) => offset + 4), lengths },
      { offsets: right, lengths: lengths.slice(1) },
      { offsets: right.map((offset) => offset * 2 ** 32), lengths },
    ]) {
      const wrong = await opened({ uid, fragments: frames, numberOfFrames: 4, extended });
      for (const i of [3, 0, 1, 2]) expect(await wrong.frame(i)).toEqual(frames[i]);
      expect(await wrong.said()).toEqual(['dicom/offsetTable']);
    }
  });

  test('one too many is said, one too few is said and refused', async () => {
    for (const table of [[], right.slice(0, 3)]) {
      const { frame, said } = await opened({ uid, fragments: frames, numberOfFrames: 3, table });
      for (const i of [2, 1, 0]) expect(await frame(i)).toEqual(frames[i]);
      expect(await said()).toContain('pullback/moreFrames');
    }
    const fewer = await opened({ uid, fragments: frames, numberOfFrames: 5 });
    await expect(fewer.frame(4)).rejects.toMatchObject({ code: 'dicom/frameUndecodable', details: { frameNumber: 5 } });
    expect(await fewer.frame(3)).toEqual(frames[3]);
    expect(await fewer.said()).toEqual(['pullback/fewerFrames']);
  });

  test('one with a damaged beginning does not shift the others', async () => {
    const damaged = frames.map((one, i) => (i === 1 ? one.map((byte, at) => (at < 2 ? byte ^ 0x10 : byte)) : one));
    for (const table of [[], right]) {
      for (const order of [[0, 1, 2, 3], [3, 2, 0, 1]]) {
        const { frame } = await opened({ uid, fragments: damaged, numberOfFrames: 4, table });
        for (const i of order) expect(await frame(i)).toEqual(damaged[i]);
      }
    }
  });

  test('behind what cannot be told apart are refused', async () => {
    // Six fragments, of which the third follows an end and is no beginning: no way to count them makes eight frames.
    const fragments = [...frames.slice(0, 2), stream(9).map((byte) => byte ^ 0x55), stream(8).map((byte) => byte ^ 0x55), ...frames.slice(2)];
    const { frame, said } = await opened({ uid, fragments, numberOfFrames: 8 });
    expect(await frame(0)).toEqual(frames[0]);
    expect(await frame(1)).toEqual(frames[1]);
    await expect(frame(3)).rejects.toMatchObject({ code: 'dicom/frameUndecodable' });
    expect(await said()).toEqual(['dicom/frameBorders']);
  });

  test('that are empty are refused alone', async () => {
    const fragments = frames.map((one, i) => (i === 1 ? new Uint8Array() : one));
    const { frame } = await opened({ uid, fragments, numberOfFrames: 4 });
    for (const i of [3, 0, 2]) expect(await frame(i)).toEqual(frames[i]);
    await expect(frame(1)).rejects.toMatchObject({ code: 'dicom/frameUndecodable', message: expect.stringContaining('empty') });
  });

  test('do not suffer from empty fragments between them', async () => {
    const fragments = frames.flatMap((one) => [one, new Uint8Array()]);
    const { frame } = await opened({ uid, fragments, numberOfFrames: 4 });
    for (const i of [3, 0, 2, 1]) expect(await frame(i)).toEqual(frames[i]);
  });

  test('before an item without a length, or before whatever else, are there', async () => {
    const ends: readonly (readonly [Uint8Array, string])[] = [
      [join([item(new Uint8Array(4), 0xe000fffe, 0xffffffff), delimiter]), 'dicom/noDelimiter'],
      [new Uint8Array(), 'dicom/noDelimiter'],
      [Uint8Array.of(1, 2, 3), 'dicom/noDelimiter'],
      [item(new Uint8Array(4), 0x12345678), 'dicom/noDelimiter'],
    ];
    for (const [end, code] of ends) {
      const { frame, said } = await opened({ uid, fragments: frames, numberOfFrames: 4, end });
      for (const i of [0, 3, 1, 2]) expect(await frame(i)).toEqual(frames[i]);
      expect(await said()).toEqual([code]);
    }
  });

  test('before a fragment that reaches beyond the end of the file are there', async () => {
    for (const table of [[], right]) {
      const { frame, said } = await opened({ uid, fragments: frames.slice(0, 3), numberOfFrames: 4, table, end: item(stream(4).subarray(0, 9), 0xe000fffe, 500) });
      for (const i of [2, 0, 1]) expect(await frame(i)).toEqual(frames[i]);
      await expect(frame(3)).rejects.toMatchObject({ name: 'AppError' });
      expect(await said()).toEqual(['file/truncated']);
    }
  });
});

test('a single frame in hundreds of fragments of odd and even lengths', async () => {
  const whole = streams[jpegBaseline8Bit]!(7, 3001);
  const { frame, said } = await opened({ fragments: broken(whole, 11), numberOfFrames: 1 });
  expect(await frame(0)).toEqual(whole);
  expect(await said()).toEqual([]);
});

test('frames behind a read that failed once, as over a network, are found the next time', async () => {
  const frames = [1, 2, 3].map((n) => streams[jpegBaseline8Bit]!(n));
  const source = memoryByteSource(join([item(word(...offsetsOf(frames))), ...frames.map((one) => item(one)), delimiter]));
  let fails = false;
  const failing: ByteSource = { ...source, read: (...asked) => (fails ? Promise.reject(new Error('gone')) : source.read(...asked)) };
  const index = await openEncapsulatedFrameIndex(failing, { offset: 0, transferSyntaxUid: jpegBaseline8Bit, numberOfFrames: 3, extendedOffsets: [], extendedLengths: [] });
  fails = true;
  await expect(readFrame(failing, index, 2)).rejects.toThrow('gone');
  fails = false;
  expect(await readFrame(failing, index, 2)).toEqual(frames[2]);
});

test('a file that says it has one frame and holds three shows the first and says so', async () => {
  const fragments = [1, 2, 3].map((n) => streams[jpegBaseline8Bit]!(n));
  const { frame, said } = await opened({ fragments, numberOfFrames: 1 });
  expect(await frame(0)).toEqual(fragments[0]);
  expect(await said()).toEqual(['pullback/moreFrames']);
});

test('many short fragments are gone through in few reads, long ones without reading them', async () => {
  for (const [frameBytes, mostReads, mostBytes] of [
    [1000, 30, 7_000_000],
    [200_000, 70, 10_000],
  ] as const) {
    const count = frameBytes === 1000 ? 6000 : 60;
    const fragments = Array.from({ length: count }, (_, i) => streams[jpegBaseline8Bit]!(i & 0x7f, frameBytes));
    const memory = memoryByteSource(join([item(new Uint8Array()), ...fragments.map((one) => item(one)), delimiter]));
    let reads = 0;
    let bytes = 0;
    const source: ByteSource = {
      sizeBytes: memory.sizeBytes,
      read(offset, length, signal) {
        reads++;
        bytes += length;
        return memory.read(offset, length, signal);
      },
    };
    const index = await openEncapsulatedFrameIndex(source, { offset: 0, transferSyntaxUid: jpegBaseline8Bit, numberOfFrames: count, extendedOffsets: [], extendedLengths: [] });
    await index.frameRanges(0);
    expect(reads).toBeLessThan(5);
    // Several at once share one walk.
    await Promise.all([index.check(), index.frameRanges(count - 1), index.frameRanges(count >> 1), index.frameRanges(1)]);
    expect(reads).toBeLessThan(mostReads);
    expect(bytes).toBeLessThan(mostBytes);
  }
});
