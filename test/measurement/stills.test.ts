import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../src/analysis/applyEdit.ts';
import { readAnalysisFile } from '../../src/analysis/readAnalysisFile.ts';
import { writeAnalysisFile } from '../../src/analysis/writeAnalysisFile.ts';
import { missingForFinal } from '../../src/measurement/finality.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { basisOfRecord, type MeasuringBasis } from '../../src/measurement/measuringBasis.ts';
import { measureJson } from '../../src/node/commands/measureJson.ts';
import { basis, caudal, emptyRead, marked, read, rectangle, segment } from './rectangleRead.ts';

const stills: MeasuringBasis = { ...basis, kind: 'stills', numberOfFrames: 30 };
const anchors = [
  { frameNumber: 1, positionMm: 0 },
  { frameNumber: 30, positionMm: 100 },
];
/** 200, 80 and 160 mm² on three of thirty stills; one more is not measurable, another occluded. */
const contours = [rectangle(1, 20, 10), rectangle(14, 8, 10), rectangle(30, 16, 10)];

function measuredStills(parts: Parameters<typeof read>[0] = {}) {
  const analysis = read({ contours, segments: [segment(1, 30, { reference: caudal(30, 30) })], ...parts });
  return { analysis, measurement: measureAnalysis(analysis, stills), change: null };
}

describe('single images', () => {
  it('lie in no order: no stent stretches over them, and none crosses or reaches anything', () => {
    const implants = [{ id: 'i1', order: 1, label: '', nominalDiameterMm: null, nominalLengthMm: null, firstFrame: 5, lastFrame: 20, lumenEqualsStent: false }];
    const landmarks = [{ id: 'l1', frameNumber: 10, name: 'inguinalLigament', basis: 'seen', note: '' }] as const;
    expect(measuredStills({ implants, landmarks }).measurement.stentedStretches).toEqual([]);
  });

  it('give the smallest of those that were measured, and say of how many', () => {
    const { measurement } = measuredStills();
    const [result] = measurement.segments;
    expect(result).toMatchObject({ ofStills: 3, areaStenosisPercent: 50 });
    expect(result?.minimumLumenArea).toMatchObject({ frameNumber: 14, atEdge: false });
    expect(result?.minimumLumenArea?.areaMm2).toBeCloseTo(80, 9);
    expect(measurement.warnings.map(({ message }) => message).join(' ')).toContain('smallest of 3 stills, not a pullback');
  });

  it('count by the reader’s mark too, but not where nothing can be measured', () => {
    const frameMarks = [marked(5, 5, { mark: 'notMeasurable', reason: 'shadow', note: '' }), marked(7, 7, { mark: 'occluded' })];
    expect(measuredStills({ frameMarks }).measurement.segments[0]).toMatchObject({ ofStills: 4, minimumLumenArea: { frameNumber: 7, areaMm2: 0 } });
  });

  it('have no edge at which a smaller one is told to lie, and no places, lengths or volumes, whatever anchors a document holds', () => {
    const { measurement } = measuredStills({ anchors, contours: contours.slice(1) });
    expect(measurement).toMatchObject({ positionsMm: null, positionSource: null });
    expect(measurement.segments[0]).toMatchObject({ lengthMm: null, volumeMm3: null, volumeCoveredFraction: null, minimumLumenArea: { atEdge: false, positionMm: null } });
    expect(measurement.warnings.map(({ code }) => code)).not.toContain('measurement/minimumAtEdge');
  });

  it('claim no gaps in what is written', () => {
    expect(measureJson(measuredStills())).toMatchObject({ pullback: { kind: 'stills' }, segments: [{ ofStills: 3, largestGapFrames: null }] });
  });

  it('never miss a threshold, since the vein’s own minimum may be smaller', () => {
    // 80 of 100 mm² is 20 %, of 400 mm² 80 %.
    const answers = (widthMm: number) => measuredStills({ contours: [rectangle(14, 8, 10), rectangle(30, widthMm, 10)], segments: [segment(1, 29, { reference: caudal(30, 30) })] }).measurement.segments[0]?.thresholds;
    expect(answers(10)?.find(({ threshold }) => threshold.quantity === 'areaStenosisPercent')?.answer).toBe('unavailable');
    expect(answers(40)?.find(({ threshold }) => threshold.quantity === 'areaStenosisPercent')?.answer).toBe('met');
  });

  it('have no reference between two sides', () => {
    const range = (frameNumber: number) => ({ firstFrame: frameNumber, lastFrame: frameNumber, statistic: 'median' as const });
    const { measurement } = measuredStills({ segments: [segment(2, 29, { reference: { rule: 'interpolated', cranial: range(1), caudal: range(30) } })] });
    expect(measurement.segments[0]?.reference).toBeNull();
    expect(measurement.warnings.find(({ code }) => code === 'measurement/referenceUnusable')?.message).toContain('single images have none');
  });

  it('are final without contours near the smallest', () => {
    const { analysis, measurement } = measuredStills();
    expect(missingForFinal(analysis, measurement)).toEqual([]);
    expect(missingForFinal(analysis, measureAnalysis(analysis, { ...stills, kind: 'pullback' })).map(({ code }) => code)).toEqual(['gap', 'minimumNotBracketed', 'minimumNotBracketed']);
  });
});

describe('a document about single images', () => {
  const document = { ...emptyRead, pullback: { ...emptyRead.pullback, kind: 'stills' as const } };

  it('says so in its file, and is measured as such without the images', () => {
    const again = readAnalysisFile(writeAnalysisFile(document));
    expect(again.pullback).toEqual(document.pullback);
    expect(basisOfRecord(again.pullback).kind).toBe('stills');
    expect(writeAnalysisFile(emptyRead)).not.toContain('"kind": "pullback"');
  });

  it('takes no anchors, but lets go of such as it has', () => {
    expect(() => applyEdit(document, { type: 'anchorsSet', anchors })).toThrow(/no places along the vein/);
    expect(applyEdit({ ...document, anchors }, { type: 'anchorsSet', anchors: [] }).anchors).toEqual([]);
  });
});
