import { describe, expect, test } from 'vitest';
import { figureEntries, studyDictionary } from '../../src/exchange/figureDictionary.ts';
import { absentReasons, figureBases } from '../../src/exchange/figureEntry.ts';
import { studyColumns } from '../../src/exchange/studyColumns.ts';
import { studyHeader, studyLines } from '../../src/exchange/studyTable.ts';
import { readCsv } from '../../src/report/readCsv.ts';
import type { ReportModel } from '../../src/report/reportModel.ts';
import { csvRowsOf, writeCsv } from '../../src/report/writeCsv.ts';
import { fullReport } from '../report/fullExample.ts';
import { analysisExample, pullbackExample, reportOf } from '../report/reportExample.ts';
import { csvRecords } from './csvRecords.ts';

const subject = { studyInstanceUid: '1.2.840.1', studyDate: '20260311', patientId: '007, "the"\r\nsecond', pullbackUid: '1.2.3', readId: 'r1' };

function table(model: ReportModel, withFrames = true): readonly Readonly<Record<string, string>>[] {
  const [header, ...records] = csvRecords(studyHeader + studyLines(csvRowsOf(model), subject, withFrames));
  return records.map((fields) => Object.fromEntries(header!.map((name, i) => [name, fields[i]!])));
}

const full = fullReport();
const rows = table(full);
const dictionary = (() => {
  const [header, ...records] = csvRecords(studyDictionary());
  return records.map((fields) => Object.fromEntries(header!.map((name, i) => [name, fields[i]!])));
})();

describe('the study table', () => {
  test('holds every figure of the report with its value, digit by digit', () => {
    for (const segment of full.segments) {
      const of = (figure: string) => rows.find((row) => row['figure'] === figure && row['segment_id'] === segment.id);
      expect(of('mla_mm2')).toMatchObject({ value: String(segment.minimumLumenArea?.areaMm2 ?? ''), unit: 'mm2', vein: segment.vein, side: segment.side ?? '', first_frame: String(segment.minimumLumenArea?.frameNumber ?? '') });
      expect(of('area_stenosis_pct')?.['value']).toBe(String(segment.areaStenosisPercent ?? ''));
      expect(of('reference_area_mm2')?.['value']).toBe(String(segment.reference?.areaMm2 ?? ''));
    }
    const frames = rows.filter(({ figure }) => figure === 'frame_lumen_mm2');
    expect(frames.map(({ first_frame: frame, value }) => [Number(frame), value])).toEqual(full.frames.map(({ frameNumber, lumenAreaMm2 }) => [frameNumber, lumenAreaMm2 === null ? '' : String(lumenAreaMm2)]));
  });

  test('loses no figure of the report: each row of its table is a row here under a name of the dictionary', () => {
    const figures = csvRowsOf(full).filter(({ record, quantity }) => !['report', 'warning', 'finding', 'landmark', 'frameMark'].includes(record) && quantity !== 'text' && quantity !== 'bookmark' && !(record === 'annotation' && ['length', 'angle', 'area'].includes(String(quantity))));
    expect(rows).toHaveLength(figures.length);
    expect(rows.filter(({ basis }) => basis === 'other')).toEqual([]);
    const known = new Set(figureEntries.map(({ name }) => name));
    for (const { figure } of rows) expect(known.has(figure!), figure).toBe(true);
  });

  test('says in every row whose figure it is, of which report, and what it rests on', () => {
    for (const row of rows) {
      expect(row).toMatchObject({ patient_id: subject.patientId, pullback_uid: '1.2.3', study_date: '20260311', read_id: 'r1', reader: full.read.reader, program_version: full.programVersion, document_sha256: full.document.sha256 });
      expect(row['report_revision']).toBe(full.status.kind === 'final' ? String(full.status.revision) : 'draft');
    }
  });

  test('an empty value has a reason of the dictionary beside it, and a value has none', () => {
    const reasons = new Set<string>(Object.keys(absentReasons));
    const bare = table(reportOf({ ...analysisExample(), contours: [] }, pullbackExample({ pixelSpacingMm: null, regions: [] })));
    for (const row of [...rows, ...bare]) {
      const isEmpty = row['value'] === '' && row['value_text'] === '';
      expect(reasons.has(row['absent_reason']!), `${row['figure']} ${row['absent_reason']}`).toBe(isEmpty);
    }
    expect(bare.find(({ figure }) => figure === 'mla_mm2')?.['absent_reason']).toBe('notContoured');
  });

  test('without a scale figures in millimetres are missing for that, and areas in pixels stand', () => {
    const bare = table(reportOf(analysisExample(), pullbackExample({ pixelSpacingMm: null, regions: [] })));
    expect(bare.find(({ figure }) => figure === 'mla_mm2')).toMatchObject({ value: '', absent_reason: 'uncalibrated', calibration_source: 'uncalibrated' });
    expect(Number(bare.find(({ figure }) => figure === 'mla_px2')?.['value'])).toBeGreaterThan(0);
  });

  test('a frozen report says what it said: its own table gives the same lines', () => {
    const frozen = studyLines(readCsv(writeCsv(full, 'point')), subject, true);
    expect(frozen).toBe(studyLines(csvRowsOf(full), subject, true));
  });

  test('leaves the figures of frames out where they are not wanted', () => {
    expect(table(full, false).some(({ record }) => record === 'frame' || record === 'contour')).toBe(false);
    expect(table(full, false).length).toBeGreaterThan(50);
  });

  test('a figure that this version does not know is kept under its own name', () => {
    const [only] = csvRecords(studyHeader + studyLines([{ record: 'segment', quantity: 'someday.areaMm2', value: 3.5, unit: 'mm2', segment: 'LCIV' }], subject, true)).slice(1);
    expect(only).toContain('other_someday_areaMm2');
    expect(only).toContain('3.5');
  });
});

describe('fitness for R, SAS and pandas', () => {
  test('names of columns and figures are letters, digits and underscores, begin with a letter, and have at most 32', () => {
    const fit = /^[A-Za-z][A-Za-z0-9_]{0,31}$/;
    for (const name of [...Object.keys(studyColumns), ...figureEntries.map((entry) => entry.name)]) expect(name).toMatch(fit);
    const names = Object.keys(studyColumns).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    const figures = figureEntries.map(({ record, name }) => `${record === 'change' ? 'change' : ''} ${name}`);
    expect(new Set(figures).size).toBe(figures.length);
  });

  test('numeric columns hold numbers or nothing, in every row', () => {
    const numeric = ['value', 'first_frame', 'last_frame', 'read_sequence', 'provisional_contours', 'accepted_unseen_contours', 'spacing_column_mm', 'spacing_row_mm'];
    for (const row of rows) for (const column of numeric) expect(row[column]).toMatch(/^(-?\d+(\.\d+)?(e[+-]?\d+)?)?$/i);
  });

  test('the file has no byte order mark, and every record ends with CR LF and has the same fields', () => {
    expect(studyHeader.startsWith('study_instance_uid,')).toBe(true);
    expect(() => csvRecords(studyHeader + studyLines(csvRowsOf(full), subject, true))).not.toThrow();
  });

  test('the dictionary defines every column, every figure with its unit, every basis and every reason', () => {
    const names = (entry: string) => dictionary.filter((row) => row['entry'] === entry).map((row) => row['name']);
    expect(names('column')).toEqual(Object.keys(studyColumns));
    expect(names('figure')).toEqual(figureEntries.map(({ name }) => name));
    expect(names('basis')).toEqual(Object.keys(figureBases));
    expect(names('absent_reason')).toEqual(Object.keys(absentReasons));
    for (const row of dictionary) expect(row['definition'], row['name']).not.toBe('');
    for (const row of rows) {
      const entry = dictionary.find(({ name, report_record: record }) => name === row['figure'] && record === row['record']);
      expect(row['unit'], row['figure']).toBe(entry?.['unit']);
    }
  });
});
