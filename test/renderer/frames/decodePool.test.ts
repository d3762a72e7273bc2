import { describe, expect, test, vi } from 'vitest';
import { type DecodeWorker, openDecodePool } from '../../../renderer/frames/decodePool.ts';
import type { DecodeRequest } from '../../../renderer/frames/decodeMessages.ts';
import type { ImagePixels } from '../../../src/dicom/imagePixels.ts';

const pixels: ImagePixels = {
  transferSyntaxUid: '1.2.840.10008.1.2.1',
  rows: 1,
  columns: 1,
  samplesPerPixel: 1,
  bitsAllocated: 8,
  bitsStored: 8,
  highBit: 7,
  signed: false,
  photometricInterpretation: 'MONOCHROME2',
  planarConfiguration: 0,
  palette: null,
  modalityLut: null,
  rescaleSlope: 1,
  rescaleIntercept: 0,
  windows: [],
  windowFunction: 'linear',
  voiLut: null,
};

/** A worker that answers when it is told to. */
class WorkerStandIn implements DecodeWorker {
  readonly requests: DecodeRequest[] = [];
  terminated = false;
  private readonly onMessage: ((event: { readonly data: unknown }) => void)[] = [];
  private readonly onError: (() => void)[] = [];

  postMessage(message: DecodeRequest): void {
    this.requests.push(message);
  }

  addEventListener(type: 'message' | 'error', listener: ((event: { readonly data: unknown }) => void) | (() => void)): void {
    if (type === 'message') this.onMessage.push(listener);
    else this.onError.push(() => listener({ data: null }));
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(data: unknown): void {
    for (const listener of this.onMessage) listener({ data });
  }

  break(): void {
    for (const listener of this.onError) listener();
  }

  get frames() {
    return this.requests.flatMap((request) => (request.type === 'frame' ? [request] : []));
  }
}

function pool(size: number) {
  const workers: WorkerStandIn[] = [];
  const opened = openDecodePool(
    pixels,
    () => {
      const worker = new WorkerStandIn();
      workers.push(worker);
      return worker;
    },
    size,
  );
  return { workers, opened };
}

describe('the decode pool', () => {
  test('tells each worker first what the pixels are, and shares the frames out', () => {
    const { workers, opened } = pool(2);
    void opened.decode(new Uint8Array(1), 0);
    void opened.decode(new Uint8Array(1), 1);
    expect(workers.map(({ requests }) => requests[0]?.type)).toEqual(['pixels', 'pixels']);
    expect(workers.map(({ frames }) => frames.map(({ frameIndex }) => frameIndex))).toEqual([[0], [1]]);
  });

  test('gives each answer to the frame that it belongs to, in any order', async () => {
    const { workers, opened } = pool(1);
    const first = opened.decode(new Uint8Array(1), 0);
    const second = opened.decode(new Uint8Array(1), 1);
    const [a, b] = workers[0]!.frames;
    workers[0]!.answer({ id: b!.id, error: { code: 'dicom/frameUndecodable', message: 'Frame 2 breaks off.' } });
    workers[0]!.answer({ id: a!.id, frame: { kind: 'grey', columns: 1, rows: 1, values: Uint8Array.of(7) } });
    expect((await first).values[0]).toBe(7);
    await expect(second).rejects.toMatchObject({ code: 'dicom/frameUndecodable', message: 'Frame 2 breaks off.' });
  });

  test('a worker that breaks fails its own frames and is replaced at the next one', async () => {
    const { workers, opened } = pool(1);
    const lost = opened.decode(new Uint8Array(1), 4);
    workers[0]!.break();
    await expect(lost).rejects.toMatchObject({ code: 'internal/unexpected' });
    expect(workers).toHaveLength(1);
    void opened.decode(new Uint8Array(1), 5);
    expect(workers).toHaveLength(2);
    expect(workers[0]!.terminated).toBe(true);
    expect(workers[1]!.frames[0]?.frameIndex).toBe(5);
  });

  test('a worker that does not come to an end with a frame is replaced, and that frame alone is given up for good', async () => {
    vi.useFakeTimers();
    try {
      const { workers, opened } = pool(2);
      const endless = opened.decode(new Uint8Array(1), 4);
      const quick = opened.decode(new Uint8Array(1), 5);
      workers[1]!.answer({ id: workers[1]!.frames[0]!.id, frame: { kind: 'grey', columns: 1, rows: 1, values: Uint8Array.of(7) } });
      expect((await quick).values[0]).toBe(7);
      const refused = expect(endless).rejects.toMatchObject({ code: 'dicom/frameUndecodable', message: expect.stringContaining('Frame 5'), details: { frameNumber: 5 } });
      await vi.advanceTimersByTimeAsync(60_000);
      await refused;
      expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
      // An answer that was on its way is not the next frame's.
      workers[0]!.answer({ id: workers[0]!.frames[0]!.id, frame: { kind: 'grey', columns: 1, rows: 1, values: Uint8Array.of(9) } });
      const next = opened.decode(new Uint8Array(1), 6);
      expect(workers).toHaveLength(3);
      workers[2]!.answer({ id: workers[2]!.frames[0]!.id, frame: { kind: 'grey', columns: 1, rows: 1, values: Uint8Array.of(8) } });
      expect((await next).values[0]).toBe(8);
    } finally {
      vi.useRealTimers();
    }
  });

  test('ends its workers when it is disposed of, and nobody waits for ever', async () => {
    const { workers, opened } = pool(2);
    const waiting = opened.decode(new Uint8Array(1), 0);
    opened.dispose();
    await expect(waiting).rejects.toThrow();
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
  });
});
