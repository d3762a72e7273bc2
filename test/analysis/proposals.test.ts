import { describe, expect, it } from 'vitest';
import type { Implant } from '../../src/analysis/implant.ts';
import { settledFrames } from '../../src/analysis/proposals.ts';
import { read, rectangle } from '../measurement/rectangleRead.ts';

const implant: Implant = { id: 'i1', order: 1, label: '', nominalDiameterMm: null, nominalLengthMm: null, firstFrame: 10, lastFrame: 30, lumenEqualsStent: true };

describe('a frame on which the reader has spoken', () => {
  const contours = [rectangle(20, 14, 12, { kind: 'stent' }), rectangle(40, 14, 12, { kind: 'stent' })];

  it('is one whose stent is by the reader’s word the lumen: nothing is proposed beside it', () => {
    expect([...settledFrames(read({ contours, implants: [implant] }))]).toEqual([20]);
  });

  it('is not one whose stent alone is traced: its lumen is still to be found', () => {
    expect([...settledFrames(read({ contours, implants: [{ ...implant, lumenEqualsStent: false }] }))]).toEqual([]);
  });
});
