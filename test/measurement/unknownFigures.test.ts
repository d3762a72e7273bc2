import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { unknownFigures } from '../../src/measurement/unknownFigures.ts';
import { basis, caudal, marked, read, rectangle, segment } from './rectangleRead.ts';

function reasons(parts: Partial<Analysis>): string {
  return measureAnalysis(read(parts), basis).segments.flatMap(unknownFigures).map(({ message }) => message).join(' ');
}

const contours = [rectangle(1, 8, 10), rectangle(2, 12, 10), rectangle(3, 20, 10)];

describe('a figure that is null has its reason', () => {
  it('and none where all is known', () => {
    expect(reasons({ contours, segments: [segment(1, 2, { reference: caudal(3, 3) })] })).toBe('');
  });

  it.each([
    ['no reference', { reference: null }, /no usable reference/],
    ['none', { reference: { rule: 'none' } }, /no healthy reference/],
    ['a preset', { reference: { rule: 'preset', preset: 'rane-minimum-v1' } }, /an area without a diameter/],
    ['a typed area', { reference: { rule: 'manual', areaMm2: 150, reason: 'duplex' } }, /an area without a diameter/],
  ] as const)('for the rule: %s', (_, change, reason) => {
    expect(reasons({ contours, segments: [segment(1, 2, change)] })).toMatch(reason);
  });

  it('for an occlusion, for several channels, and for a segment without a contour', () => {
    expect(reasons({ contours, frameMarks: [marked(2, 2, { mark: 'occluded' })], segments: [segment(1, 2, { reference: caudal(3, 3) })] })).toMatch(/no lumen to take them of/);
    const channels = [rectangle(1, 2, 10, { atXMm: 20 }), rectangle(1, 2, 10, { atXMm: 40 }), rectangle(3, 20, 10)];
    expect(reasons({ contours: channels, segments: [segment(1, 2, { reference: caudal(3, 3) })] })).toMatch(/several channels/);
    expect(reasons({ segments: [segment(1, 2)] })).toMatch(/contoured or marked/);
  });
});
