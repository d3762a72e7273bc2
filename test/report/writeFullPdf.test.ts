import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import type { MeasurementResult } from '../../src/measurement/results.ts';
import type { ReportSource } from '../../src/report/buildReport.ts';
import { changeExample, fullAnalysis, fullMeasurement, fullReport, lesion, stent } from './fullExample.ts';
import { expectCleanLayout, writtenPdf } from './pdfLayout.ts';
import { analysisExample, reportOf } from './reportExample.ts';

const sections = ['Before and after', 'Stents', 'Implants', 'Lesions', 'Stationary holds', 'Sizing sheet', 'Measured and noted on frames', 'Stent contours'];

const long = 'a stent of many words whose maker calls it by a very long name 山田太郎 '.repeat(4);
const crowded: readonly (readonly [string, () => readonly [Partial<Analysis>, Partial<ReportSource>?]])[] = [
  ['eleven stents with long labels', () => [{ implants: Array.from({ length: 11 }, (_, i) => ({ id: `i${i}`, order: i + 1, label: i % 2 === 0 ? long : 'W'.repeat(120), nominalDiameterMm: 16.25, nominalLengthMm: null, firstFrame: 97 + i * 10, lastFrame: 110 + i * 10, lumenEqualsStent: i % 3 === 0 })) }]],
  ['a label as long as the reader may write', () => [{ implants: [{ id: 'i1', order: 1, label: 'lot '.repeat(2500), nominalDiameterMm: 16, nominalLengthMm: 60, firstFrame: 104, lastFrame: 190, lumenEqualsStent: false }] }]],
  ['stents and lesions in each segment, holds beyond one table, sentences that go over lines', () => {
    const holds = (measurement: MeasurementResult) => Array.from({ length: 9 }, (_, i) => ({ ...measurement.holds[0]!, firstFrame: 300 + i, lastFrame: 300 + i }));
    return [
      {},
      {
        measurement: measured({}, (measurement) => ({
          ...measurement,
          segments: measurement.segments.map((segment) => ({ ...segment, stent: { ...stent, missing: Array.from({ length: 12 }, () => long) }, lesion: { ...lesion, openAtLast: true } })),
          holds: holds(measurement),
        })),
      },
    ];
  }],
  ['notes on forty frames, one of them longer than a page', () => [
    {
      annotations: Array.from({ length: 80 }, (_, i) => ({
        id: `n${i}`,
        frameNumber: 100 + Math.floor(i / 2),
        shape: { kind: 'text', at: imagePoint(200, 200) } as const,
        note: i === 3 ? 'M'.repeat(6000) : long,
        includedInReport: true,
        author: null,
      })),
    },
  ]],
  ['ten marks at one place of one frame', () => [{ annotations: Array.from({ length: 10 }, (_, i) => ({ id: `n${i}`, frameNumber: 150, shape: { kind: 'length', from: imagePoint(110, 300), to: imagePoint(399, 402) } as const, note: '', includedInReport: true, author: 'R1' })) }]],
];

describe('the PDF report of a read with stents, holds, sheets and notes', () => {
  test('says each of them in words and rounded figures', async () => {
    const { text, boxes, warnings } = await writtenPdf(fullReport());
    for (const words of [
      ...sections,
      '201.1 mm², 148',
      '153.9 mm², 152; accepted unseen',
      '23 %, frame 152',
      '0.79; 201.1 of 200.5 mm²',
      '21 % of 254.5 mm²',
      'LCIV: The lumen at the caudal edge is not measured: trace it on frame 198.',
      '山田 venous, lot 7',
      '18 mm × 90 mm',
      '37 mm, anchors 96, 232',
      'stent 2, frames 180 to 190, 4 mm',
      'Whether it crosses the inguinal ligament cannot be told: that landmark is not set. It does not reach into the IVC.',
      'Lesions: area stenosis above 50 %',
      'contours begin within the lesion: it may begin earlier',
      'covered, 12 mm beyond it',
      'not covered, less than 10 mm beyond it',
      'Stationary holds: breathing and displacement together',
      '100.3 mm², 304',
      '140.8 mm², 308',
      '4.3 s',
      'The lumen of this frame is not traced.',
      '9.7 mm',
      '11.5 mm',
      'Distance 48 ± 4 mm. Between the anchors at frames 96 and 232, 58 mm over 136 frames.',
      'they name no stent',
      'Length 11.2 mm',
      'septum to wall',
      'Angle 90.0°',
      'Free area 12.5 mm²',
      '=HYPERLINK("x") 山田',
      '60 accepted, 17 provisional, 1 accepted unseen',
    ])
      expect(text).toContain(words);
    for (const words of ['not ticked', 'left out', 'Sizing sheet 2']) expect(text).not.toContain(words);
    expect(warnings).toEqual([]);
    expectCleanLayout(boxes);
  });

  test('tells the change in points with the relative change beside it, both frames, and whose pullback the one before is', async () => {
    const { text } = await writtenPdf(fullReport());
    for (const words of [
      'Before: pre-stent. After: after stent. Before is the pullback of 10 Mar 2026, 09:00, SOP Instance UID 1.2.3.1. Linked at the iliac confluence: frame 95 before, frame 97 after.',
      '78.5 mm², 143',
      '51.8 mm², 144',
      '+92.4 mm²; +118 %',
      '−47 points; relative −63 %',
      '−1.7 mm²',
      '−56 points',
      '−0.54',
      '6 contoured frames beneath this change are provisional: its figures are not final.',
      'here percentage points are compared, and the relative change stands beside them.',
      'lesion before (its frames 120 to 168) under the stents after, margin 10 mm: cranial end covered, 12 mm beyond it; caudal end not covered, less than 10 mm beyond it; length without a stent: none.',
      'Only on one of the two pullbacks: LEIV, LCFV.',
    ])
      expect(text).toContain(words);
  });

  test('says why there is no change', async () => {
    const { text, boxes } = await writtenPdf(fullReport({}, { change: null }));
    expect(text).toContain('Compared with the pullback of a date that is not at hand, SOP Instance UID 1.2.3.1.');
    expect(text).toContain('The change cannot be told. The read of the pullback before is not at hand, or has no segments.');
    expectCleanLayout(boxes);
  });

  test('of a plain read has none of these sections', async () => {
    const { text } = await writtenPdf(reportOf(analysisExample()));
    for (const words of [...sections, 'stent 1']) expect(text).not.toContain(words);
  });

  test.each(crowded)('lays out %s without anything on anything else or outside the page', async (_, source) => {
    const { boxes } = await writtenPdf(fullReport(...source()));
    expectCleanLayout(boxes);
  });

  test('keeps the last rows of a table with each other and with the notes below it', async () => {
    const mean = (cranial: number, caudal: number) => ({ rule: 'mean', cranial: { firstFrame: cranial, lastFrame: cranial + 8, statistic: 'median' }, caudal: { firstFrame: caudal, lastFrame: caudal + 8, statistic: 'median' } }) as const;
    const { segments } = analysisExample();
    const references = [mean(98, 208), mean(258, 324), null];
    const { boxes } = await writtenPdf(reportOf(analysisExample({ segments: segments.map((segment, i) => ({ ...segment, reference: references[i] ?? null })) })));
    const pageOf = (start: string) => boxes.find(({ text }) => text.startsWith(start))?.pageNumber;
    const [head] = boxes.filter(({ text }) => text === 'Segments');
    expect(pageOf('Thresholds are published')).toBeGreaterThan(head?.pageNumber ?? Infinity);
    expect(new Set(['> 54 % area', '> 61 % min diameter', 'Contoured of segment frames', 'Thresholds are published'].map(pageOf)).size).toBe(1);
  });

  test('says of a change from a lumen of at most the catheter’s area that it rests on a bound', async () => {
    const measurement = fullMeasurement(fullAnalysis());
    const result = changeExample(measurement);
    const veins = result.veins.map((vein) => {
      const minimumLumenArea = { ...vein.before.minimumLumenArea!, state: 'atMost' as const, areaMm2: 5.5, areaPx2: null };
      return { ...vein, before: { ...vein.before, minimumLumenArea }, thresholds: vein.thresholds.map(({ threshold }) => ({ threshold, answer: 'unavailable' as const })) };
    });
    const { text, boxes } = await writtenPdf(fullReport({}, { change: { result: { ...result, veins }, before: null } }));
    for (const words of ['≤ 5.5 mm²', '≥ 75 %', 'from a lumen of at most the catheter’s area', 'not told by a bound']) expect(text).toContain(words);
    expectCleanLayout(boxes);
  });

  test('of uncalibrated pixels and unknown positions says so in each place', async () => {
    const unknown = { areaMm2: null, minDiameterMm: null, maxDiameterMm: null };
    const { text, boxes } = await writtenPdf(
      fullReport({ anchors: [] }, {
        measurement: measured({ anchors: [] }, (measurement) => ({
          ...measurement,
          segments: measurement.segments.map((segment) => ({
            ...segment,
            stent: { ...stent, minimumStentArea: { ...stent.minimumStentArea!, ...unknown, areaPx2: 20106.2 }, inStentMinimumLumen: null, lumenLoss: null, largestLumenLoss: null, expansionIndex: null, symmetryIndex: null, compressionPercent: null, edges: [] },
            lesion: { ...lesion, lengthMm: null, boundAreaMm2: null, coverage: { marginMm: 10, sides: [{ end: 'first', beyondMm: null, covered: null }, { end: 'last', beyondMm: null, covered: false }], uncoveredMm: null } },
          })),
        })),
      }),
    );
    for (const words of ['20106 px², 148', 'not available', 'length not measurable', 'cannot be told', 'not covered, no stent reaches it']) expect(text).toContain(words);
    expectCleanLayout(boxes);
  });
});

function measured(changes: Partial<Analysis>, change: (measurement: MeasurementResult) => MeasurementResult): MeasurementResult {
  return change(fullMeasurement(fullAnalysis(changes)));
}
