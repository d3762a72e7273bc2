import { describe, expect, it } from 'vitest';
import { draggedEnd, freeRange } from '../../../renderer/timeline/segmentRange.ts';
import type { VeinSegment } from '../../../src/analysis/veinSegment.ts';

function segment(id: string, firstFrame: number, lastFrame: number): VeinSegment {
  return { id, vein: 'CIV', side: 'left', firstFrame, lastFrame, reference: null, comparisonPreset: null, includedInReport: true };
}

const segments = [segment('a', 10, 40), segment('b', 60, 80)];

describe('dragging along the segment bar', () => {
  it('stops an end at the neighbour and at the ends of the pullback', () => {
    expect(draggedEnd(segments[0]!, 'last', 75, segments, 100)).toEqual({ firstFrame: 10, lastFrame: 59 });
    expect(draggedEnd(segments[1]!, 'first', 2, segments, 100)).toEqual({ firstFrame: 41, lastFrame: 80 });
    expect(draggedEnd(segments[1]!, 'last', 500, segments, 100)).toEqual({ firstFrame: 60, lastFrame: 100 });
  });

  it('never turns a segment inside out', () => {
    expect(draggedEnd(segments[0]!, 'first', 70, segments, 100)).toEqual({ firstFrame: 40, lastFrame: 40 });
  });

  it('makes a new range of free frames only', () => {
    expect(freeRange(45, 70, segments, 100)).toEqual({ firstFrame: 45, lastFrame: 59 });
    expect(freeRange(50, 5, segments, 100)).toEqual({ firstFrame: 41, lastFrame: 50 });
    expect(freeRange(20, 30, segments, 100)).toBeNull();
    expect(freeRange(90, 200, segments, 100)).toEqual({ firstFrame: 90, lastFrame: 100 });
  });
});
