import { describe, expect, it } from 'vitest';
import { holdLine, lesionLines, sizingLines, stentLines } from '../../../renderer/panels/report/stentText.ts';
import { measureAnalysis } from '../../../src/measurement/measureAnalysis.ts';
import { basis, caudal, motorBasis, read, rectangle, segment } from '../../measurement/rectangleRead.ts';

const stent = (frameNumber: number, widthMm: number, heightMm: number) => rectangle(frameNumber, widthMm, heightMm, { kind: 'stent', id: `s${frameNumber}` });
const implant = { id: 'i', order: 1, label: '', nominalDiameterMm: 16, nominalLengthMm: 90, firstFrame: 15, lastFrame: 60, lumenEqualsStent: false };
const contours = [rectangle(90, 20, 10), rectangle(92, 20, 10), stent(30, 12, 10), rectangle(30, 9, 10), rectangle(40, 14, 10), stent(40, 14, 12), rectangle(15, 15, 10), rectangle(60, 16, 10)];
const segments = [segment(1, 100, { reference: caudal(90, 95) })];
const lesionRule = { bound: { kind: 'areaStenosis', abovePercent: 50 }, coverageMarginMm: 5 } as const;

describe('the figures as text', () => {
  it('tell of a stent what was measured, each with what it is made of', () => {
    const [result] = measureAnalysis(read({ segments, contours, implants: [implant], direction: 'cranialToCaudal' }), basis).segments;
    expect(stentLines(result!)).toEqual([
      'Minimum stent area 120.0 mm², frame 30',
      'In-stent minimum lumen 90.0 mm², frame 30',
      'Lumen loss at that lumen 25.0 %',
      'Stent expansion index 0.60',
      // From the shorter side to the diagonal of 12 by 10: 1 − 10/√244.
      'Stent symmetry index 0.36',
      // 16 mm across are 201.06 mm²: 81.06 of them are lacking.
      'Compression 40.3 % of 201.1 mm² nominal',
      'Lumen at the cranial edge 150.0 mm², frame 15',
      'Lumen at the caudal edge 160.0 mm², frame 60',
    ]);
    expect(stentLines({ stent: null })).toEqual([]);
  });

  it('tell of a lesion where it lies and what covers it, and nothing where the reader has not said what one is', () => {
    const analysis = read({ segments, contours, implants: [implant], lesionRule, direction: 'cranialToCaudal' });
    const { segments: [result], positionSource } = measureAnalysis(analysis, motorBasis);
    const [place, coverage] = lesionLines(result!, lesionRule, positionSource);
    expect(place).toMatch(/^Lesion frame 30, 0\.0 mm \(Area stenosis above 50 %, that is lumen area below 100\.0 mm²\)/);
    expect(coverage).toMatch(/^By stents, margin 5 mm: cranial end covered, .*; caudal end covered, .*; length without a stent: none$/);
    expect(lesionLines(result!, null, positionSource)).toEqual([]);
  });

  it('tell of a hold and of a sizing sheet what was measured and what not', () => {
    const hold = { id: 'h', firstFrame: 28, lastFrame: 45, word: { mark: 'notMeasurable', reason: 'hold', note: '' } } as const;
    const sheet = { id: 's', cranialFrame: 15, caudalFrame: 61, note: '', includedInReport: true };
    const { holds, sizing, positionSource } = measureAnalysis(read({ segments, contours, frameMarks: [hold], sizingSheets: [sheet] }), basis);
    expect(holdLine(holds[0]!)).toMatch(/^Hold, frames 28–45, .*: 90\.0–140\.0 mm², mean 115\.0 mm², breathing and displacement together; 2 of 18 frames contoured$/);
    const [, cranial, caudalLanding, distance] = sizingLines(sizing[0]!, positionSource);
    expect(cranial).toMatch(/cranial landing, frame 15: area 150\.0 mm²/);
    expect(caudalLanding).toContain('No lumen is contoured on frame 61');
    expect(distance).toContain('not measurable');
  });
});
