import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import type { Implant } from '../../../src/analysis/implant.ts';
import { measureAnalysis } from '../../../src/measurement/measureAnalysis.ts';
import type { MeasuringBasis } from '../../../src/measurement/measuringBasis.ts';
import { measureJson } from '../../../src/node/commands/measureJson.ts';
import { measureText } from '../../../src/node/commands/measureText.ts';
import { basis, caudal, landmark, marked, motorBasis, read, rectangle, segment } from '../../measurement/rectangleRead.ts';

function measured(parts: Partial<Analysis>, on: MeasuringBasis = motorBasis) {
  const analysis = read({ segments: [segment(1, 100, { reference: caudal(90, 95) })], ...parts });
  return { analysis, measurement: measureAnalysis(analysis, on), change: null };
}

const implant: Implant = { id: 'i1', order: 1, label: '', nominalDiameterMm: 16, nominalLengthMm: null, firstFrame: 11, lastFrame: 61, lumenEqualsStent: false };
/** A stent of 12 × 10 mm about a lumen of 9 × 10 mm, in a vein of 20 × 10 mm. */
const stented: Partial<Analysis> = {
  contours: [rectangle(5, 20, 10), rectangle(40, 9, 10), rectangle(40, 12, 10, { kind: 'stent', id: 's40' }), rectangle(70, 20, 10), rectangle(92, 20, 10)],
  implants: [implant],
  direction: 'cranialToCaudal',
  landmarks: [landmark(50, 'inguinalLigament')],
  lesionRule: { bound: { kind: 'areaStenosis', abovePercent: 50 }, coverageMarginMm: 5 },
};

describe('measure in words', () => {
  it('tells the stent of a segment with what its figures are made of', () => {
    const text = measureText(measured(stented));
    for (const line of [
      /Minimum stent area +120\.0 mm², 10\.0 and 1\d\.\d mm across, frame 40 at 19\.5 mm/,
      /In-stent minimum lumen +90\.0 mm².*frame 40/,
      /In-stent lumen loss +25\.0 %, frame 40/,
      /Stent expansion index +0\.60/,
      /Compression +40\.3 % of 201\.1 mm² nominal/,
      /Stent's cranial edge +lumen not measured, frame 11/,
    ]) expect(text).toMatch(line);
  });

  it('tells the lesion, what covers it, and where stents reach', () => {
    const text = measureText(measured({ ...stented, maximumGapFrames: 40 }));
    expect(text).toMatch(/Lesion +frame 40; 0\.0 mm; area stenosis above 50 %, that is below 100\.0 mm²/);
    expect(text).toMatch(/Stent over cranial end +covered, 14\.5 mm beyond it \(margin 5 mm\)/);
    expect(text).toMatch(/Stented: frames 11 to 61, 25\.0 mm; crosses the inguinal ligament: yes; reaches into the IVC: not known/);
  });

  it('tells that a lumen in the stent is at most the catheter’s', () => {
    expect(measureText(measured({ ...stented, frameMarks: [marked(20, 20, { mark: 'collapsedOnCatheter', catheterAreaMm2: 7 })] }))).toMatch(/In-stent minimum lumen +≤ 7\.0 mm², frame 20/);
  });

  it('tells a hold as what breathing and displacement change together', () => {
    const hold = { contours: [rectangle(30, 10, 10), rectangle(40, 6, 10)], frameMarks: [marked(30, 40, { mark: 'notMeasurable' as const, reason: 'hold' as const, note: '' })] };
    expect(measureText(measured(hold, { ...basis, frameTimesMs: Array.from({ length: 200 }, (_, i) => 40 * i) }))).toContain(
      'Hold, frames 30 to 40, 0.4 s: lumen 60.0 mm² (frame 40) to 100.0 mm² (frame 30), mean 80.0 mm², by breathing and displacement together; 2 contoured',
    );
  });

  it('tells a sizing sheet with why a landing has no figures and what bounds the distance', () => {
    const text = measureText(measured({ ...stented, sizingSheets: [{ id: 'z1', cranialFrame: 5, caudalFrame: 80, note: '', includedInReport: true }] }));
    expect(text).toMatch(/Sizing, cranial landing, frame 5: area 200\.0 mm², min Ø 10\.0 mm/);
    expect(text).toContain('Sizing, caudal landing, frame 80: No lumen is contoured on frame 80.');
    expect(text).toContain('Sizing: Distance 37.5 ± 0.5 mm.');
  });

  it('tells where the landings of a sheet stand the wrong way round', () => {
    const crossed = measured({ direction: 'caudalToCranial', sizingSheets: [{ id: 'z1', cranialFrame: 5, caudalFrame: 80, note: '', includedInReport: true }] });
    expect(measureText(crossed)).toMatch(/Sizing: .*lies caudal of the other/);
    expect(measureJson(crossed).sizing).toMatchObject([{ orderWords: expect.stringMatching(/lies caudal of the other/) }]);
  });

  it('tells lengths from anchors in whole millimetres', () => {
    const anchors = [{ frameNumber: 1, positionMm: 0 }, { frameNumber: 100, positionMm: 70.4 }];
    expect(measureText(measured({ ...stented, anchors }, basis))).toMatch(/Length +70 mm/);
  });
});

describe('measure as JSON', () => {
  it('has stents, lesions, implants, stretches, holds and sheets, and null where there is none', () => {
    const json = measureJson(measured(stented));
    expect(json).toMatchObject({ segments: [{ stent: { expansionIndex: expect.closeTo(0.6, 9), minimumStentArea: { state: 'measured' } }, lesion: { firstFrame: 40 } }], implants: [{ implantId: 'i1' }], stentedStretches: [{ firstFrame: 11 }], holds: [], sizing: [] });
    expect(json.frames.find(({ frameNumber }) => frameNumber === 40)).toMatchObject({ stentAreaMm2: expect.closeTo(120, 9), stentAccepted: true });
    expect(measureJson(measured({})).segments[0]).toMatchObject({ stent: null, lesion: null });
    expect(measureJson(measured({ contours: [rectangle(5, 2, 2)] })).frames[0]).toMatchObject({ stentAreaMm2: null, stentAreaPx2: null, stentAccepted: null });
  });
});
