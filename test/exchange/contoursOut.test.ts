import { describe, expect, test } from 'vitest';
import { emptyAnalysis } from '../../src/analysis/analysis.ts';
import type { Contour } from '../../src/contour/contour.ts';
import { readForeignContours } from '../../src/exchange/readForeignContours.ts';
import { outlineArea } from '../../src/geometry/sampledOutline.ts';
import { writeContoursCsv } from '../../src/exchange/writeContoursCsv.ts';
import { writeEchoPlaque } from '../../src/exchange/writeEchoPlaque.ts';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { curveArea } from '../../src/geometry/curveArea.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { basisOfRecord } from '../../src/measurement/measuringBasis.ts';
import { csvRecords } from './csvRecords.ts';

const spacingMm = { column: 0.05, row: 0.06 };
const pullback = { sopInstanceUid: '1.2.3', rows: 400, columns: 512, numberOfFrames: 5, recordedCalibration: { spacingMm, source: 'ultrasoundRegion' }, recordedPositionsMm: [0, 1, 2, 3, 4] } as const;

function ellipse(id: string, frameNumber: number, kind: Contour['kind'], a: number, b: number, count = 12): Contour {
  const points = Array.from({ length: count }, (_, i) => imagePoint(256.3 + a * Math.cos((2 * Math.PI * i) / count), 199.8 + b * Math.sin((2 * Math.PI * i) / count)));
  return { id, frameNumber, kind, curve: 'periodicCubic', points, origin: 'manual', acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: '2026-01-01T00:00:00Z', viewed: true }, author: 'R1' };
}

const analysis = { ...emptyAnalysis(pullback, { reader: 'R <1> & co', purpose: 'clinical', sequence: 1 }), contours: [ellipse('a', 2, 'lumen', 90, 60), ellipse('b', 5, 'lumen', 8, 5), ellipse('c', 5, 'stent', 30.5, 28)] } as const;
const source = { analysis, spacingMm, pullbackRateMmPerS: 1, programVersion: '1.2.3' };
const target = { ...pullback, instances: [], spacingMm, scaleOf: () => null };

describe('echoPlaque XML out', () => {
  test('read back, every contour has the frame, the kind, and exactly the area that was stated beside it', async () => {
    const { bytes, areaChanges, notWritten } = writeEchoPlaque(source);
    expect(notWritten).toEqual([]);
    const back = await readForeignContours(bytes, target, { curve: 'polygon' });
    expect(back.contours.map(({ frameNumber, kind }) => `${frameNumber} ${kind}`)).toEqual(['2 lumen', '5 lumen', '5 stent']);
    expect(back.writer).toBe('R <1> & co');
    analysis.contours.forEach((contour, i) => {
      const drawn = curveArea(closedCurve(contour.points, contour.curve));
      const returned = curveArea(closedCurve(back.contours[i]!.points, back.contours[i]!.curve));
      expect(100 * (returned / drawn - 1)).toBeCloseTo(areaChanges[i]!.changePercent, 9);
    });
    expect(Math.abs(areaChanges[0]!.changePercent)).toBeLessThan(0.1);
  });

  test('the file says nothing that leaves a question but how points are joined, and nothing of the patient', async () => {
    const { bytes } = writeEchoPlaque(source);
    const { questions, notes } = await readForeignContours(bytes, target, {});
    expect(questions.filter(({ id }) => id !== 'curve')).toEqual([]);
    expect(notes.join(' ')).not.toContain('is used');
    expect(new TextDecoder().decode(bytes)).not.toMatch(/Patient/);
  });

  test('a contour that is refused is named and not written', () => {
    const bowTie = { ...ellipse('x', 3, 'lumen', 1, 1), points: [imagePoint(10, 10), imagePoint(50, 50), imagePoint(50, 10), imagePoint(10, 50)] };
    const { notWritten, areaChanges } = writeEchoPlaque({ ...source, analysis: { ...analysis, contours: [bowTie] } });
    expect(notWritten).toMatchObject([{ where: 'Frame 3, lumen' }]);
    expect(areaChanges).toEqual([]);
  });
});

describe('contours as CSV', () => {
  test('the points in millimetres enclose the ellipse to 0.1 % of its area', () => {
    const [header, ...rows] = csvRecords(new TextDecoder().decode(writeContoursCsv(analysis, basisOfRecord(pullback), pullback.recordedPositionsMm)));
    const at = (name: string) => header!.indexOf(name);
    const mine = rows.filter((row) => row[at('contour_id')] === 'a');
    const xy = Float64Array.from(mine.flatMap((row) => [Number(row[at('x_mm')]), Number(row[at('y_mm')])]));
    const drawn = curveArea(closedCurve(analysis.contours[0].points, 'periodicCubic')) * 0.05 * 0.06;
    expect(Math.abs(outlineArea(xy) / drawn - 1)).toBeLessThan(0.001);
    expect(Math.abs(outlineArea(xy) / (Math.PI * 90 * 60 * 0.05 * 0.06) - 1)).toBeLessThan(0.003);
    expect(mine[0]![at('position_mm')]).toBe('1');
    expect(mine[0]![at('status')]).toBe('accepted');
    expect(mine[0]![at('accepted_by')]).toBe('R1');
    expect(Number(mine[0]![at('x_px')]) * 0.05).toBeCloseTo(Number(mine[0]![at('x_mm')]), 12);
  });

  test('without a scale there are no millimetres, and every row says why', () => {
    const bare = { ...analysis, pullback: { ...pullback, recordedCalibration: null } };
    const [header, ...rows] = csvRecords(new TextDecoder().decode(writeContoursCsv(bare, basisOfRecord(bare.pullback), null)));
    const at = (name: string) => header!.indexOf(name);
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) {
      expect(row[at('x_mm')]).toBe('');
      expect(row[at('position_mm')]).toBe('');
      expect(row[at('absent_reason')]).toContain('uncalibrated');
      expect(Number(row[at('x_px')])).toBeGreaterThan(0);
    }
  });
});
