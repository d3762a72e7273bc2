import { describe, expect, it } from 'vitest';
import { lanesOf, withEnd } from '../../../renderer/timeline/stentBars.ts';
import type { Implant } from '../../../src/analysis/implant.ts';

describe('stents over one axis', () => {
  it('lie in one lane while they do not meet, and above each other where they overlap', () => {
    const ranges = [[1, 10], [10, 20], [21, 30], [8, 22]] as const;
    expect(lanesOf(ranges.map(([firstFrame, lastFrame]) => ({ firstFrame, lastFrame })))).toEqual([0, 1, 0, 2]);
    expect(lanesOf([])).toEqual([]);
  });

  it('keep a frame when an end is dragged over the other', () => {
    const stent: Implant = { id: 'i', order: 1, label: '', nominalDiameterMm: 14, nominalLengthMm: 90, firstFrame: 40, lastFrame: 60, lumenEqualsStent: false };
    expect(withEnd(stent, 'firstFrame', 30)).toEqual({ ...stent, firstFrame: 30 });
    expect(withEnd(stent, 'firstFrame', 70)).toEqual({ ...stent, firstFrame: 60 });
    expect(withEnd(stent, 'lastFrame', 45)).toEqual({ ...stent, lastFrame: 45 });
    expect(withEnd(stent, 'lastFrame', 10)).toEqual({ ...stent, lastFrame: 40 });
  });
});
