import { describe, expect, it } from 'vitest';
import { readAnalysisFile } from '../../src/analysis/readAnalysisFile.ts';
import { writeAnalysisFile } from '../../src/analysis/writeAnalysisFile.ts';
import type { ContentItem } from '../../src/dicom/sr/contentItem.ts';
import { restoreReport } from '../../src/exchange/restoreReport.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { basisOfPullback } from '../../src/measurement/measuringBasis.ts';
import { writeStructuredReport } from '../../src/report/dicom/writeReportInstance.ts';
import { contentOf, instanceSource } from '../report/dicom/reportInstanceExample.ts';
import { analysisExample, pullbackExample, reportOf } from '../report/reportExample.ts';

const analysis = analysisExample();
const pullback = pullbackExample();
const source = instanceSource(reportOf(analysis, pullback), { analysisFile: writeAnalysisFile(analysis) });
const root = await contentOf(writeStructuredReport('sr', source).bytes);

function changed(change: (item: ContentItem) => ContentItem, one: ContentItem = root): ContentItem {
  return change({ ...one, children: one.children.map((child) => changed(change, child)) });
}

describe('a structured report of this program', () => {
  it.each(['sr', 'sr-ivus'] as const)('gives back contours, segments and figures exactly (%s)', async (kind) => {
    const restored = restoreReport(await contentOf(writeStructuredReport(kind, source).bytes), pullback);
    expect(restored).toEqual(readAnalysisFile(writeAnalysisFile(analysis)));
    expect(measureAnalysis(restored, basisOfPullback(pullback)).segments).toEqual(measureAnalysis(analysis, basisOfPullback(pullback)).segments);
  });

  it('is not taken over where a contour in it was moved, added, put on another frame or left out', () => {
    const moved = changed((one) => (one.value.type === 'SCOORD' ? { ...one, value: { ...one.value, points: one.value.points.map(([x, y]) => [x + 1, y] as const) } } : one));
    expect(() => restoreReport(moved, pullback)).toThrow('contradicts itself');
    const elsewhere = changed((one) => (one.value.type === 'IMAGE' && one.value.frameNumbers.length === 1 ? { ...one, value: { ...one.value, frameNumbers: [2] } } : one));
    expect(() => restoreReport(elsewhere, pullback)).toThrow('contradicts itself');
    const fewer = changed((one) => (one.name?.value === '126010' ? { ...one, children: one.children.slice(0, -1) } : one));
    expect(() => restoreReport(fewer, pullback)).toThrow('contradicts itself');
  });

  it('is not taken over where a contour was moved that a segment’s figure rests on, in either shape', async () => {
    const ivus = await contentOf(writeStructuredReport('sr-ivus', source).bytes);
    const moved = changed((one) => (one.name?.value === '121112' && one.value.type === 'SCOORD' ? { ...one, value: { ...one.value, points: one.value.points.map(([x, y]) => [x, y + 0.5] as const) } } : one), ivus);
    expect(() => restoreReport(moved, pullback)).toThrow('contradicts itself');
  });

  it('is not taken over where an area in it is not its contour’s', () => {
    const larger = changed((one) => (one.name?.value === '397415007' && one.value.type === 'NUM' && one.value.value !== null ? { ...one, value: { ...one.value, value: one.value.value * 1.001 } } : one));
    expect(() => restoreReport(larger, pullback)).toThrow('another area');
  });

  it('is not taken over where its analysis was given another reference, in either shape', async () => {
    for (const kind of ['sr', 'sr-ivus'] as const) {
      const whole = await contentOf(writeStructuredReport(kind, source).bytes);
      const other = { ...analysis, segments: analysis.segments.map((segment) => (segment.reference?.rule === 'caudal' ? { ...segment, reference: { rule: 'manual' as const, areaMm2: 77, reason: 'forged' } } : segment)) };
      const forged = changed((one) => (one.name?.value === 'analysis-file' ? { ...one, value: { type: 'TEXT', text: writeAnalysisFile(other) } } : one), whole);
      expect(() => restoreReport(forged, pullback), kind).toThrow('another stenosis of the left');
    }
  });

  it('is refused over another pullback, and so is another program’s report', () => {
    expect(() => restoreReport(root, pullbackExample({ sopInstanceUid: '1.2.3.5' }))).toThrow('another pullback');
    expect(() => restoreReport(changed((one) => (one === root ? one : { ...one, children: one.children.filter(({ name }) => name?.value !== 'analysis-file') })), pullback)).toThrow('no analysis of this program');
  });
});
