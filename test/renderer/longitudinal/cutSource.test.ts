import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CutSource, type ProfileWorker } from '../../../renderer/longitudinal/cutSource.ts';
import type { ProfileAnswer, ProfileRequest } from '../../../renderer/longitudinal/profileMessages.ts';
import type { ImagePixels } from '../../../src/dicom/imagePixels.ts';
import { noGrey } from '../../../src/dicom/readGrey.ts';
import { cutGridFor } from '../../../src/pullback/cutGrid.ts';

const pixels: ImagePixels = {
  transferSyntaxUid: '1.2.840.10008.1.2.1',
  rows: 64,
  columns: 64,
  samplesPerPixel: 1,
  bitsAllocated: 8,
  bitsStored: 8,
  highBit: 7,
  signed: false,
  photometricInterpretation: 'MONOCHROME2',
  planarConfiguration: 0,
  palette: null,
  ...noGrey,
};
const gridOf = (numberOfFrames: number, spacingMm = 0.2) => cutGridFor({ image: pixels, spacingMm: { column: spacingMm, row: spacingMm }, numberOfFrames, budgetBytes: 8 * 1024 * 1024 });

/** A worker that answers when it is told to: every sample of a frame is its index, from 0. */
class HeldWorker implements ProfileWorker {
  readonly asked: (readonly number[])[] = [];
  ended = false;
  private samples = 0;
  private readonly hear: ((event: { readonly data: unknown }) => void)[] = [];
  private readonly failures: (() => void)[] = [];

  postMessage(message: ProfileRequest): void {
    if (message.type === 'pullback') this.samples = message.grid.directions * message.grid.radii;
    else this.asked.push(message.frameIndexes);
  }
  addEventListener(type: 'message' | 'error', listener: ((event: { readonly data: unknown }) => void) & (() => void)): void {
    if (type === 'message') this.hear.push(listener);
    else this.failures.push(listener);
  }
  terminate(): void {
    this.ended = true;
  }
  answer(given?: ProfileAnswer, unreadable: readonly number[] = []): void {
    const frames = this.asked.at(-1) ?? [];
    const profiles = Uint8Array.from({ length: this.samples * frames.length }, (_, i) => frames[i % frames.length]!);
    for (const listener of this.hear) listener({ data: given ?? { profiles, unreadable: [...unreadable] } });
  }
  break(): void {
    for (const listener of this.failures) listener();
  }
}

function sourceOf(numberOfFrames: number, isBusy: () => boolean = () => false) {
  const workers: HeldWorker[] = [];
  const startWorker = () => {
    workers.push(new HeldWorker());
    return workers.at(-1)!;
  };
  return { workers, source: new CutSource({ pullbackId: 'p', pixels, numberOfFrames, isBusy, startWorker }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the samples of a longitudinal view', () => {
  it('come coarse first, from end to end, and then all of them, each once', () => {
    const { workers, source } = sourceOf(400);
    source.begin(gridOf(400));
    const worker = workers[0]!;
    while (!worker.ended) worker.answer();
    const order = worker.asked.flat();
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 400 }, (_, i) => i));
    const coarse = order.slice(0, 80);
    expect(coarse.at(-1)).toBeGreaterThan(390);
    const state = source.state();
    expect(state).toMatchObject({ doneFrames: 400, framesToDo: 400, unreadableFrames: 0, stopped: false, bridgedFrames: 0 });
    expect(state?.volume.levels.subarray(0, 256)).toEqual(Uint8Array.from({ length: 256 }, (_, i) => i));
  });

  it('wait while frames for the screen are on their way', () => {
    let busy = true;
    const { workers, source } = sourceOf(40, () => busy);
    source.begin(gridOf(40));
    vi.advanceTimersByTime(2000);
    expect(workers[0]!.asked).toEqual([]);
    busy = false;
    vi.advanceTimersByTime(100);
    expect(workers[0]!.asked.length).toBe(1);
    busy = true;
    workers[0]!.answer();
    vi.advanceTimersByTime(2000);
    expect(workers[0]!.asked.length).toBe(1);
  });

  it('leave a frame that cannot be read open, and count it', () => {
    const { workers, source } = sourceOf(6);
    source.begin(gridOf(6));
    const worker = workers[0]!;
    while (!worker.ended) worker.answer(undefined, worker.asked.at(-1)?.filter((index) => index === 2));
    expect(source.state()?.unreadableFrames).toBe(1);
    expect([...(source.state()?.volume.known ?? [])]).toEqual([1, 1, 0, 1, 1, 1]);
  });

  it('end with the pullback, are begun anew for another scale, and not for the same', () => {
    const { workers, source } = sourceOf(40);
    source.begin(gridOf(40));
    source.begin(gridOf(40));
    expect(workers.length).toBe(1);
    source.begin(gridOf(40, 0.3));
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    workers[0]!.answer();
    expect(source.state()?.doneFrames).toBe(0);
    source.dispose();
    expect(workers[1]!.ended).toBe(true);
    expect(source.state()).toBeNull();
  });

  it('are made anew where frames turn out to lie elsewhere in the file', () => {
    const { workers, source } = sourceOf(8);
    source.forget();
    expect(workers).toEqual([]);
    source.begin(gridOf(8));
    while (!workers[0]!.ended) workers[0]!.answer();
    source.forget();
    expect(source.state()).toMatchObject({ doneFrames: 0 });
    expect([...(source.state()?.volume.known ?? [])]).not.toContain(1);
    while (!workers[1]!.ended) workers[1]!.answer();
    expect(source.state()).toMatchObject({ doneFrames: 8 });
  });

  it('say that they stopped where the service is gone or the worker broke, and go on when asked to', () => {
    const { workers, source } = sourceOf(40);
    source.begin(gridOf(40));
    workers[0]!.answer({ unreachable: true });
    expect(source.state()?.stopped).toBe(true);
    source.begin(gridOf(40));
    workers[1]!.break();
    expect(source.state()?.stopped).toBe(true);
    source.begin(gridOf(40));
    while (!workers[2]!.ended) workers[2]!.answer();
    expect(source.state()).toMatchObject({ doneFrames: 40, stopped: false });
  });
});
