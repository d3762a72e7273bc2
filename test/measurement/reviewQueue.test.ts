import { describe, expect, it } from 'vitest';
import { emptyAnalysis } from '../../src/analysis/analysis.ts';
import type { Contour } from '../../src/contour/contour.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { basisOfRecord } from '../../src/measurement/measuringBasis.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { reviewQueue } from '../../src/measurement/reviewQueue.ts';

const pullback = { sopInstanceUid: '1.2.3', rows: 512, columns: 512, numberOfFrames: 200, recordedCalibration: null, recordedPositionsMm: null };
const empty = emptyAnalysis(pullback, { reader: 'R1', purpose: 'training', sequence: 1 });

/** A square lumen of a side length, provisional and as sure as said. */
function lumen(frameNumber: number, side: number, confidence = 0.9, over: Partial<Contour> = {}): Contour {
  const points = [imagePoint(100, 100), imagePoint(100 + side, 100), imagePoint(100 + side, 100 + side), imagePoint(100, 100 + side)];
  return { id: `c${frameNumber}`, frameNumber, kind: 'lumen', curve: 'polygon', points, origin: 'detected', acceptance: { status: 'provisional' }, author: 'venolume 1', borderConfidence: points.map(() => confidence), ...over };
}

const accepted = (viewed: boolean) => ({ acceptance: { status: 'accepted' as const, acceptedBy: 'R1', acceptedAt: null, viewed } });
const queueOf = (contours: readonly Contour[], segments = empty.segments) => {
  const analysis = { ...empty, contours, segments };
  return reviewQueue(analysis, measureAnalysis(analysis, basisOfRecord(pullback), { presets: [], partners: [] }));
};
const all = Array.from({ length: 200 }, (_, i) => i + 1);
const segment = { id: 's', vein: 'CIV', side: 'left', firstFrame: 1, lastFrame: 100, reference: null, comparisonPreset: null, includedInReport: true } as const;

describe('the frames to look at', () => {
  it('are first those that figures rest on, then leaps of area, then doubts', () => {
    const contours = all.map((frame) => lumen(frame, frame === 150 ? 120 : frame === 40 ? 99 : 100, frame === 60 ? 0.5 : frame === 61 ? 0.4 : 0.9));
    const range = { firstFrame: 80, lastFrame: 81, statistic: 'median' as const };
    const queue = queueOf(contours, [{ ...segment, reference: { rule: 'caudal', range } }]);
    const reasons = queue.filter(({ reason }) => reason.kind !== 'sample').map(({ frameNumber, reason }) => [frameNumber, reason.kind]);
    expect(reasons).toEqual([[40, 'minimum'], [80, 'reference'], [81, 'reference'], [150, 'areaJump'], [61, 'doubt'], [60, 'doubt']]);
  });

  it('are those of a stent’s smallest area and lumen as well', () => {
    const stents = [10, 20].map((frame) => lumen(frame, frame === 20 ? 110 : 120, 0.9, { id: `s${frame}`, kind: 'stent', origin: 'manual', ...accepted(false) }));
    const lumens = [10, 20].map((frame) => lumen(frame, frame === 10 ? 90 : 100, 0.9, accepted(true)));
    expect(queueOf([...lumens, ...stents], [segment])).toEqual([
      { frameNumber: 10, reason: { kind: 'minimum', segmentId: 's' } },
      { frameNumber: 20, reason: { kind: 'stent', segmentId: 's' } },
    ]);
  });

  it('are a sample of about one in twenty where nothing speaks against any, and the same when asked again', () => {
    const queue = queueOf(all.map((frame) => lumen(frame, 100)));
    expect(queue.every(({ reason }) => reason.kind === 'sample')).toBe(true);
    expect(queue.length).toBeGreaterThanOrEqual(4);
    expect(queue.length).toBeLessThanOrEqual(18);
    const [first] = queue;
    const left = queueOf(all.map((frame) => lumen(frame, 100, 0.9, frame === first?.frameNumber ? accepted(true) : {})));
    expect(left).toEqual(queue.slice(1));
  });

  it('leave out what was accepted on screen, and of what was accepted unseen hold only what decides', () => {
    expect(queueOf(all.map((frame) => lumen(frame, 100, 0.2, accepted(true))), [segment])).toEqual([]);
    expect(queueOf(all.map((frame) => lumen(frame, 100, 0.2, accepted(false))), [segment])).toEqual([{ frameNumber: 1, reason: { kind: 'minimum', segmentId: 's' } }]);
  });
});
