import { describe, expect, test } from 'vitest';
import { csvCell } from '../../src/report/csvCell.ts';
import { writeCsv } from '../../src/report/writeCsv.ts';
import { csvRecords } from './csvText.ts';
import { analysisExample, pullbackExample, reportOf } from './reportExample.ts';

const model = reportOf(analysisExample());
const records = csvRecords(writeCsv(model, 'point'));
const figure = (segment: string, quantity: string) => records.find((row) => row['record'] === 'segment' && row['segment'] === segment && row['quantity'] === quantity);

describe('the CSV report', () => {
  test('holds each segment figure of the model with all its digits', () => {
    for (const segment of model.segments) {
      expect(Number(figure(segment.name, 'minimumLumenArea.areaMm2')?.['value'])).toBe(segment.minimumLumenArea?.areaMm2);
      const stenosis = figure(segment.name, 'areaStenosisPercent')?.['value'];
      expect(stenosis === '' ? null : Number(stenosis)).toBe(segment.areaStenosisPercent);
    }
  });

  test('says with every segment figure what it rests on', () => {
    const row = figure('LCIV', 'areaStenosisPercent');
    expect(row).toMatchObject({
      unit: 'percent',
      frame: '144',
      calibration_source: 'pixelSpacing',
      pixel_spacing_column_mm: '0.1',
      reference_rule: 'caudal',
      reference_statistic: 'largest',
      curve: 'periodicCubic',
      contour_origin: 'manual',
      contour_status: 'accepted',
      accepted_unseen_contours: '0',
    });
    expect(figure('LCIV', 'comparison.areaMm2')?.['note']).toBe('source not verified');
  });

  test('holds every measured frame once', () => {
    const frames = records.filter((row) => row['record'] === 'frame' && row['quantity'] === 'lumenAreaMm2');
    expect(frames.map((row) => [Number(row['frame']), Number(row['value'])])).toEqual(model.frames.map((frame) => [frame.frameNumber, frame.lumenAreaMm2]));
  });

  test('with a decimal comma separates by semicolons and says the same', () => {
    const comma = csvRecords(writeCsv(model, 'comma'), ';');
    expect(comma).toHaveLength(records.length);
    const area = comma.find((row) => row['quantity'] === 'minimumLumenArea.areaMm2')?.['value'];
    expect(area).toMatch(/^\d+,\d+$/);
    expect(Number(area?.replace(',', '.'))).toBe(model.segments[0]?.minimumLumenArea?.areaMm2);
  });

  test.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\tx', '\rx', '＝1'])('keeps a text that begins like a formula as text: %j', (text) => {
    const { identity } = pullbackExample();
    const hostile = reportOf(analysisExample({ impression: text }), pullbackExample({ identity: { ...identity, patientName: text } }));
    const rows = csvRecords(writeCsv(hostile, 'point'));
    for (const quantity of ['patientName', 'impression']) expect(rows.find((row) => row['quantity'] === quantity)?.['value']).toBe(`'${text}`);
  });

  test.each([
    ['  =1+1', "'  =1+1"],
    ['﹦1', "'﹦1"],
    ['a;=1', "a;'=1"],
    ['x "=1"', '"x ""\'=1"""'],
    ['5 mm², -3 % since', '"5 mm², -3 % since"'],
    ['left-sided @ rest', 'left-sided @ rest'],
  ])('keeps a formula from beginning where another program would begin a cell, and plain prose as it is: %j', (text, cell) => {
    expect(csvCell(text, 'point')).toBe(cell);
  });

  test('leaves negative numbers numbers', () => {
    expect(csvCell(-3.5, 'point')).toBe('-3.5');
    expect(csvCell(-3.5, 'comma')).toBe('-3,5');
  });

  test('brings quotes, separators and line breaks through', () => {
    const impression = 'He said "none", and;\r\nwent on, ünïcödé 山';
    const rows = csvRecords(writeCsv(reportOf(analysisExample({ impression })), 'point'));
    expect(rows.find((row) => row['quantity'] === 'impression')?.['value']).toBe(impression);
  });

  test('of stills says so beside the smallest, and leaves the gaps open', () => {
    const stills = reportOf(analysisExample(), pullbackExample({ kind: 'stills' }));
    const rows = csvRecords(writeCsv(stills, 'point'));
    const of = (quantity: string) => rows.find((row) => row['segment'] === 'LCIV' && row['quantity'] === quantity);
    expect(of('minimumLumenArea.areaMm2')?.['note']).toBe(`smallest of ${of('ofStills')?.['value']} stills, not a pullback`);
    expect([of('largestGapFrames')?.['value'], of('lengthMm')?.['value']]).toEqual(['', '']);
    expect(rows.find((row) => row['quantity'] === 'kind')?.['value']).toBe('stills');
  });
});
