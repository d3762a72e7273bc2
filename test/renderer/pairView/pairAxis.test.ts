import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameAtPlace, type PairedFrames, pairAxis, rangeOfAxis } from '../../../renderer/pairView/pairAxis.ts';

/** Half a millimetre a frame. */
const motor = (numberOfFrames: number) => Array.from({ length: numberOfFrames }, (_, index) => index / 2);
const frames = (numberOfFrames: number, linkedFrame: number, change: Partial<PairedFrames> = {}): PairedFrames => ({ numberOfFrames, linkedFrame, direction: 'cranialToCaudal', positionsMm: motor(numberOfFrames), ...change });

describe('two pullbacks on one axis', () => {
  it('meet at 0 where they are linked, in millimetres caudal of there', () => {
    const axis = pairAxis(frames(100, 11), frames(200, 51));
    expect(axis.unit).toBe('mm');
    expect([axis.before[10], axis.after[50], axis.before[30], axis.after[70], axis.before[0]]).toEqual([0, 0, 10, 10, -5]);
    expect(rangeOfAxis(axis)).toEqual({ least: -25, most: 74.5 });
  });

  it('run the same way also where one was pulled the other way', () => {
    const axis = pairAxis(frames(100, 11), frames(200, 51, { direction: 'caudalToCranial' }));
    expect([axis.after[40], axis.after[60]]).toEqual([5, -5]);
    expect(frameAtPlace(axis.after, axis.before[20]!)).toBe(41);
  });

  it('are counted in frames where either has no positions, or its direction is not confirmed', () => {
    for (const change of [{ positionsMm: null }, { direction: null }]) {
      const axis = pairAxis(frames(100, 11), frames(200, 51, change));
      expect(axis).toMatchObject({ unit: 'frames' });
      expect([axis.before[30], axis.after[70]]).toEqual([20, 20]);
    }
    expect(pairAxis(frames(100, 11, { positionsMm: null }), frames(200, 51, { direction: 'caudalToCranial' })).after[40]).toBe(10);
  });

  it('are counted in frames where the linked frame itself has no place', () => {
    const gap = motor(100).map((place, index) => (index < 20 ? null : place));
    expect(pairAxis(frames(100, 11, { positionsMm: gap }), frames(200, 51)).unit).toBe('frames');
  });
});

describe('the frame at a place', () => {
  it('of a frame is that frame', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 80 }), fc.constantFrom('cranialToCaudal' as const, 'caudalToCranial' as const), (linked, frame, direction) => {
        const { before } = pairAxis(frames(80, linked, { direction }), frames(80, 1));
        expect(frameAtPlace(before, before[frame - 1]!)).toBe(frame);
      }),
    );
  });

  it('is none where the pullback does not reach', () => {
    const { before } = pairAxis(frames(100, 11), frames(200, 51));
    expect([frameAtPlace(before, -5.2), frameAtPlace(before, -5.3), frameAtPlace(before, 60)]).toEqual([1, null, null]);
  });
});
