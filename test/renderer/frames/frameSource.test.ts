import { describe, expect, test } from 'vitest';
import { FrameSource, type FrameDecoder } from '../../../renderer/frames/frameSource.ts';
import type { FetchEncodedFrames } from '../../../renderer/frames/encodedFrames.ts';
import type { PictureFrame } from '../../../renderer/frames/pictureFrame.ts';
import { AppError } from '../../../src/shared/appError.ts';

const frameBytes = 16;
const roomyBytes = 10_000 * frameBytes;

/** A service and a decoder whose answers come when the test lets them. Encoded frames are their own index. */
function standIn(options: { budgetBytes?: number; numberOfFrames?: number; broken?: ReadonlySet<number>; undecodable?: ReadonlySet<number>; held?: boolean } = {}) {
  const fetched: (readonly [first: number, count: number])[] = [];
  const decoded: number[] = [];
  const aborted: number[] = [];
  const gates: { readonly index: number; readonly open: () => void }[] = [];
  const fetchEncoded: FetchEncodedFrames = async (first, count, signal) => {
    fetched.push([first + 1, count]);
    signal.addEventListener('abort', () => aborted.push(first + 1));
    return Array.from({ length: count }, (_, i) => (options.broken?.has(first + i + 1) === true ? null : Uint8Array.of(first + i)));
  };
  const decoder: FrameDecoder = {
    concurrency: 2,
    decode: async (encoded, index): Promise<PictureFrame> => {
      decoded.push(index + 1);
      if (options.held === true) await new Promise<void>((open) => gates.push({ index, open }));
      if (options.undecodable?.has(index + 1) === true) throw new AppError('dicom/frameUndecodable', `Frame ${index + 1} is broken.`);
      return { kind: 'grey', columns: 4, rows: 4, values: new Uint8Array(frameBytes).fill(encoded[0]!) };
    },
    dispose: () => undefined,
  };
  const source = new FrameSource({ numberOfFrames: options.numberOfFrames ?? 100, frameBytes, fetchEncoded, decoder, budgetBytes: options.budgetBytes ?? roomyBytes });
  return { source, fetched, decoded, aborted, gates };
}

async function quiet() {
  for (let i = 0; i < 200; i++) await Promise.resolve();
}

function valueOf(source: FrameSource, frameNumber: number): number | null {
  const state = source.peek(frameNumber);
  return state?.kind === 'ready' ? state.frame.values[0]! : null;
}

describe('a frame source', () => {
  test('brings the wanted frame before anything else, alone', async () => {
    const { source, fetched, decoded } = standIn();
    source.want(50);
    await quiet();
    expect(fetched[0]).toEqual([50, 1]);
    expect(decoded[0]).toBe(50);
    expect(valueOf(source, 50)).toBe(49);
  });

  test('reads ahead in the direction in which the reader scrubs', async () => {
    const back = standIn();
    back.source.want(50);
    back.source.want(49);
    await quiet();
    expect(valueOf(back.source, 30)).toBe(29);
    expect(back.source.peek(60)).toBeNull();

    const forth = standIn();
    forth.source.want(50);
    forth.source.want(51);
    await quiet();
    expect(valueOf(forth.source, 70)).toBe(69);
    expect(forth.source.peek(40)).toBeNull();
  });

  test('reads ahead in batches', async () => {
    const { source, fetched } = standIn();
    source.want(1);
    await quiet();
    const ahead = fetched.slice(1);
    expect(Math.max(...ahead.map(([, count]) => count))).toBe(8);
    expect(fetched.length).toBeLessThan(8);
  });

  test('lets the latest request win: frames that only an earlier one needed are not decoded', async () => {
    const { source, decoded, gates } = standIn({ held: true });
    source.want(10);
    await quiet();
    source.want(90);
    await quiet();
    expect(decoded.filter((frameNumber) => frameNumber < 60).length).toBeLessThanOrEqual(2);
    while (gates.length > 0) {
      gates.shift()!.open();
      await quiet();
    }
    expect(decoded[2]).toBe(90);
    expect(decoded.slice(2).every((frameNumber) => frameNumber >= 80)).toBe(true);
    expect(valueOf(source, 90)).toBe(89);
  });

  test('never gives a frame that arrives late under the number that is wanted now', async () => {
    const { source, gates } = standIn({ held: true });
    source.want(10);
    await quiet();
    source.want(20);
    await quiet();
    gates.find(({ index }) => index === 9)!.open();
    await quiet();
    expect(source.peek(20)).toBeNull();
    expect(valueOf(source, 10)).toBe(9);
  });

  test('stops fetching what nobody needs any more, save the one frame that is longest under way', () => {
    const asked: number[] = [];
    const aborted: number[] = [];
    const source = new FrameSource({
      numberOfFrames: 1000,
      frameBytes,
      budgetBytes: roomyBytes,
      fetchEncoded: (first, _count, signal) => {
        asked.push(first + 1);
        signal.addEventListener('abort', () => aborted.push(first + 1));
        return new Promise(() => undefined);
      },
      decoder: { concurrency: 1, decode: async () => ({ kind: 'grey', columns: 4, rows: 4, values: new Uint8Array(16) }), dispose: () => undefined },
    });
    source.want(10);
    source.want(500);
    source.want(900);
    source.want(100);
    expect(asked).toEqual([10, 11, 500, 900, 100]);
    expect(aborted).toEqual([11, 500, 900]);
  });

  test('an aborted batch frees its place for what is needed now', async () => {
    const answers = new Map<number, () => void>();
    const aborted: number[] = [];
    const source = new FrameSource({
      numberOfFrames: 1000,
      frameBytes,
      budgetBytes: roomyBytes,
      fetchEncoded: (first, count, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => aborted.push(first + 1));
          answers.set(first + 1, () => resolve(Array.from({ length: count }, (_, i) => Uint8Array.of((first + i) % 256))));
        }),
      decoder: { concurrency: 1, decode: async (bytes) => ({ kind: 'grey', columns: 1, rows: 1, values: bytes }), dispose: () => undefined },
    });
    source.want(10);
    expect([...answers.keys()]).toEqual([10, 11]);
    source.want(500);
    expect(aborted).toEqual([11]);
    answers.get(500)!();
    await quiet();
    expect(valueOf(source, 500)).toBe(499 % 256);
    const since = [...answers.keys()].slice(2);
    expect(since.slice(0, 2)).toEqual([500, 501]);
    // Two more batches at a time, as where nothing was aborted.
    expect(since).toHaveLength(3);
  });

  test('keeps pictures coming while the reader moves faster than frames can be had', async () => {
    const { source, gates } = standIn({ held: true, numberOfFrames: 10_000 });
    const shown = new Set<number>();
    for (let frameNumber = 100; frameNumber <= 6000; frameNumber += 100) {
      source.want(frameNumber);
      await quiet();
      // One frame is decoded in the time of every third wish.
      if (frameNumber % 300 === 0) gates.shift()!.open();
      await quiet();
      const standing = source.standingFor(frameNumber);
      if (valueOf(source, standing) !== null) shown.add(standing);
    }
    expect(shown.size).toBeGreaterThanOrEqual(18);
    expect([...shown]).toEqual([...shown].toSorted((a, b) => a - b));
  });

  test('lets another frame stand for the wanted one only under its own number, and only until that is there', async () => {
    const { source, gates } = standIn({ held: true });
    const openAll = async () => {
      while (gates.length > 0) {
        gates.shift()!.open();
        await quiet();
      }
    };
    expect(source.standingFor(10)).toBe(10);
    source.want(10);
    await quiet();
    await openAll();
    source.want(90);
    await quiet();
    expect(source.standingFor(90)).toBe(10);
    expect(valueOf(source, source.standingFor(90))).toBe(9);
    await openAll();
    expect(source.standingFor(90)).toBe(90);
    expect(valueOf(source, 90)).toBe(89);
  });

  test('says of a frame that cannot be had that it cannot, and lets no other stand for it', async () => {
    const { source } = standIn({ broken: new Set([90]) });
    source.want(10);
    await quiet();
    source.want(90);
    await quiet();
    expect(source.standingFor(90)).toBe(90);
    expect(source.peek(90)?.kind).toBe('failed');
  });

  test('comes to rest also where the budget holds fewer frames than are worth having', async () => {
    for (const fitting of [1, 2, 3, 5, 8]) {
      const { source, fetched } = standIn({ budgetBytes: fitting * frameBytes });
      source.want(40);
      await quiet();
      source.want(41);
      await quiet();
      await quiet();
      const before = fetched.length;
      await quiet();
      expect(fetched.length).toBe(before);
      expect(valueOf(source, 41)).toBe(40);
    }
  });

  test('keeps decoded frames within its budget and lets the ones go that were looked at longest ago', async () => {
    const { source } = standIn({ budgetBytes: 10 * frameBytes });
    for (let frameNumber = 1; frameNumber <= 60; frameNumber++) {
      source.want(frameNumber);
      await quiet();
      expect(source.cachedBytes).toBeLessThanOrEqual(10 * frameBytes);
      expect(valueOf(source, frameNumber)).toBe(frameNumber - 1);
    }
    expect(source.peek(1)).toBeNull();
  });

  test('shows a frame that the service cannot read as such, and the others as they are', async () => {
    const { source } = standIn({ broken: new Set([3]) });
    source.want(3);
    await quiet();
    const state = source.peek(3);
    expect(state?.kind === 'failed' && state.error.code).toBe('dicom/frameUndecodable');
    source.want(4);
    await quiet();
    expect(valueOf(source, 4)).toBe(3);
  });

  test('shows a frame that cannot be decoded as such, with the decoder’s own sentence', async () => {
    const { source } = standIn({ undecodable: new Set([7]) });
    source.want(6);
    await quiet();
    const state = source.peek(7);
    expect(state?.kind === 'failed' && state.error.message).toBe('Frame 7 is broken.');
    expect(valueOf(source, 6)).toBe(5);
    await expect(source.load(7)).rejects.toMatchObject({ code: 'dicom/frameUndecodable' });
  });

  test('tries again at the next visit where the service did not answer', async () => {
    let down = true;
    const source = new FrameSource({
      numberOfFrames: 10,
      frameBytes,
      budgetBytes: roomyBytes,
      fetchEncoded: async (first, count) => {
        if (down) throw new AppError('service/unreachable', 'Not there.');
        return Array.from({ length: count }, (_, i) => Uint8Array.of(first + i));
      },
      decoder: { concurrency: 1, decode: async (bytes) => ({ kind: 'grey', columns: 1, rows: 1, values: bytes }), dispose: () => undefined },
    });
    source.want(5);
    await quiet();
    expect(source.peek(5)?.kind).toBe('failed');
    down = false;
    source.want(5);
    await quiet();
    expect(valueOf(source, 5)).toBe(4);
  });

  test('loads a frame for something else than the picture, and tells listeners what arrived', async () => {
    const { source } = standIn();
    const arrived: number[] = [];
    const stop = source.subscribe((frameNumber) => arrived.push(frameNumber));
    const frame = await source.load(33);
    expect(frame.values[0]).toBe(32);
    expect(arrived).toEqual([33]);
    stop();
    await source.load(34);
    expect(arrived).toEqual([33]);
  });

  test('answers what is waited for when it is closed', async () => {
    const { source } = standIn({ held: true });
    const waiting = source.load(5);
    await quiet();
    source.dispose();
    await expect(waiting).rejects.toBeInstanceOf(AppError);
    await expect(source.load(6)).rejects.toBeInstanceOf(AppError);
  });
});

describe('frames that may be of other places of the file', () => {
  /** A service whose frames are 100 until it has found where they lie, and a decoder that may be held up. */
  function movingFrames() {
    let value = 100;
    let gate: (() => void) | null = null;
    let held = false;
    const source = new FrameSource({
      numberOfFrames: 5,
      frameBytes,
      fetchEncoded: async (_, count) => Array.from({ length: count }, () => Uint8Array.of(value)),
      decoder: {
        concurrency: 1,
        decode: async (encoded): Promise<PictureFrame> => {
          const values = new Uint8Array(frameBytes).fill(encoded[0]!);
          if (held) await new Promise<void>((open) => (gate = open));
          return { kind: 'grey', columns: 4, rows: 4, values };
        },
        dispose: () => undefined,
      },
      budgetBytes: roomyBytes,
    });
    return { source, move: () => (value = 7), hold: (on: boolean) => (held = on), release: () => gate?.() };
  }

  test('are all forgotten and fetched anew, the one on screen first; who shows it is told', async () => {
    const { source, move } = movingFrames();
    source.want(2);
    await quiet();
    expect([1, 2, 3].map((frameNumber) => valueOf(source, frameNumber))).toEqual([100, 100, 100]);
    move();
    const told: (readonly [number, number | null])[] = [];
    source.subscribe((frameNumber) => told.push([frameNumber, valueOf(source, frameNumber)]));
    source.forget();
    expect(source.peek(2)).toBeNull();
    expect(told).toContainEqual([2, null]);
    await quiet();
    expect([1, 2, 3].map((frameNumber) => valueOf(source, frameNumber))).toEqual([7, 7, 7]);
    expect(told).toContainEqual([2, 7]);
  });

  test('are not kept where they are being decoded meanwhile; who waits for one gets the right one', async () => {
    const { source, move, hold, release } = movingFrames();
    hold(true);
    const awaited = source.load(3);
    await quiet();
    move();
    source.forget();
    hold(false);
    release();
    expect((await awaited).values[0]).toBe(7);
    expect(valueOf(source, 3)).toBe(7);
  });
});
