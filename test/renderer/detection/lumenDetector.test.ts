// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { DetectionRequest } from '../../../renderer/detection/detectionMessages.ts';
import { type DetectionWorker, openLumenDetector } from '../../../renderer/detection/lumenDetector.ts';
import type { ImagePixels } from '../../../src/dicom/imagePixels.ts';

const pixels: ImagePixels = {
  transferSyntaxUid: '1.2.840.10008.1.2.1', rows: 4, columns: 4, samplesPerPixel: 1, bitsAllocated: 8, bitsStored: 8, highBit: 7, signed: false, photometricInterpretation: 'MONOCHROME2',
  planarConfiguration: 0, palette: null, modalityLut: null, rescaleSlope: 1, rescaleIntercept: 0, windows: [], windowFunction: 'linear', voiLut: null,
};

/** A worker that answers by hand. */
class Worker implements DetectionWorker {
  readonly heard: DetectionRequest[] = [];
  ended = false;
  private tell: (event: { readonly data: unknown }) => void = () => undefined;
  private fail: () => void = () => undefined;

  postMessage(message: DetectionRequest): void {
    this.heard.push(message);
  }
  addEventListener(type: 'message' | 'error', listener: ((event: { readonly data: unknown }) => void) & (() => void)): void {
    if (type === 'message') this.tell = listener;
    else this.fail = listener;
  }
  terminate(): void {
    this.ended = true;
  }
  answer(): void {
    const asked = this.heard.at(-1);
    if (asked?.type === 'search') this.tell({ data: { type: 'search', id: asked.id, answers: asked.question.frameNumbers.map((frameNumber) => ({ frameNumber, candidates: [] })) } });
    if (asked?.type === 'detect') this.tell({ data: { type: 'detect', id: asked.id, answer: { frameNumber: asked.question.frameNumber, lumen: null } } });
  }
  break(): void {
    this.fail();
  }
}

function opened(size: number) {
  const workers: Worker[] = [];
  const start = () => {
    const worker = new Worker();
    workers.push(worker);
    return worker;
  };
  return { workers, detector: openLumenDetector({ pullbackId: 'p', pixels, numberOfFrames: 30, kind: 'pullback' }, start, size) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
const frames = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe('the detector', () => {
  it('says that it was asked about a frame a moment ago, so that what can wait does; a search of many frames holds nothing up', () => {
    const { detector } = opened(1);
    void detector.search({ frameNumbers: [1, 2], spacingMm: null, anchors: [] }, new AbortController().signal, () => undefined).catch(() => undefined);
    expect(detector.isAsked()).toBe(false);
    void detector.detect({ frameNumber: 1, spacingMm: null, held: [], near: null }).catch(() => undefined);
    expect(detector.isAsked()).toBe(true);
    detector.dispose();
  });

  it('starts no worker before it is asked, and names the pullback to each first', async () => {
    const { workers, detector } = opened(2);
    expect(workers).toEqual([]);
    void detector.detect({ frameNumber: 3, spacingMm: null, held: [], near: null });
    await settle();
    expect(workers.map(({ heard }) => heard.map(({ type }) => type))).toEqual([['pullback', 'detect']]);
  });

  it('searches many frames in all workers at once and answers in their order', async () => {
    const { workers, detector } = opened(2);
    const done: number[] = [];
    const answers = detector.search({ frameNumbers: frames(1, 20), spacingMm: null, anchors: [] }, new AbortController().signal, (count) => done.push(count));
    await settle();
    expect(workers).toHaveLength(2);
    workers[1]!.answer();
    await settle();
    workers[1]!.answer();
    await settle();
    workers[0]!.answer();
    expect((await answers).map(({ frameNumber }) => frameNumber)).toEqual(frames(1, 20));
    expect(done).toEqual([8, 12, 20]);
  });

  it('keeps what was done when it is cancelled', async () => {
    const { workers, detector } = opened(1);
    const abort = new AbortController();
    const answers = detector.search({ frameNumbers: frames(1, 20), spacingMm: null, anchors: [] }, abort.signal, () => undefined);
    await settle();
    abort.abort();
    workers[0]!.answer();
    expect((await answers).map(({ frameNumber }) => frameNumber)).toEqual(frames(1, 8));
  });

  it('refuses in a sentence when a worker breaks, and starts another with the next question', async () => {
    const { workers, detector } = opened(1);
    const question = { frameNumber: 3, spacingMm: null, held: [], near: null };
    const answer = detector.detect(question);
    await settle();
    workers[0]!.break();
    await expect(answer).rejects.toThrow('Ask for it again');
    const again = detector.detect(question);
    await settle();
    workers[1]!.answer();
    expect(await again).toEqual({ frameNumber: 3, lumen: null });
  });
});
