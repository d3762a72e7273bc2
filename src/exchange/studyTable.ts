import { segmentName, sides, type Side, type Vein, veins } from '../analysis/veinSegment.ts';
import { type CsvValue, csvTable } from '../report/csvCell.ts';
import type { CsvRow } from '../report/csvRow.ts';
import { isNumeral } from '../report/readCsv.ts';
import { figureEntryOf } from './figureDictionary.ts';
import type { AbsentReason, FigureEntry } from './figureEntry.ts';
import { type StudyColumn, studyColumns } from './studyColumns.ts';

/** Whose figures they are, as the pullback and the library have it. */
export interface StudySubject {
  readonly studyInstanceUid: string;
  readonly studyDate: string;
  readonly patientId: string;
  readonly pullbackUid: string;
  /** null for an analysis file. */
  readonly readId: string | null;
}

type StudyRow = { readonly [Column in StudyColumn]?: CsvValue };

const columnNames = Object.keys(studyColumns);
/** Parts of the report's table that are no figures: what a figure rests on stands in the columns of its own row. */
const withoutFigures: ReadonlySet<string> = new Set(['report', 'warning', 'finding', 'landmark', 'frameMark']);
/** Those that stand once a frame or a contour, and make up most of a table. */
const ofFrames: ReadonlySet<string> = new Set(['frame', 'contour']);

/** The first line of the study table. */
export const studyHeader = csvTable([columnNames], 'point');

/**
 * The rows of one report in the study table, a figure a row, after `studyHeader`. They are made from the report's own table, so that every value is
 * the report's, digit by digit. UTF-8 without a byte order mark, RFC 4180, decimal point.
 *
 * @param withFrames Whether every frame's and contour's figures are in it, which are most of them.
 */
export function studyLines(rows: readonly CsvRow[], subject: StudySubject, withFrames: boolean): string {
  const said = new Map(rows.filter(({ record }) => record === 'report').map(({ quantity, value }) => [quantity, value ?? null]));
  const head: StudyRow = {
    study_instance_uid: subject.studyInstanceUid,
    study_date: subject.studyDate,
    patient_id: subject.patientId,
    pullback_uid: subject.pullbackUid,
    phase: said.get('phase') ?? null,
    read_id: subject.readId,
    reader: said.get('reader') ?? null,
    read_purpose: said.get('purpose') ?? null,
    read_sequence: said.get('readSequence') ?? null,
    report_revision: said.get('reportRevision') ?? 'draft',
    position_source: said.get('positionSource') ?? null,
    program_version: said.get('programVersion') ?? null,
    document_sha256: said.get('documentSha256') ?? null,
    content_sha256: said.get('contentSha256') ?? null,
    written_at: said.get('writtenAt') ?? null,
  };
  const figures = rows.filter(({ record }) => !withoutFigures.has(record) && (withFrames || !ofFrames.has(record)));
  const lines = figures.flatMap((row) => {
    const figure = studyRow(row);
    return figure === null ? [] : [{ ...head, ...figure }];
  });
  return csvTable(lines.map((line: Readonly<Record<string, CsvValue>>) => columnNames.map((column) => line[column] ?? null)), 'point');
}

function studyRow(row: CsvRow): StudyRow | null {
  const { entry, item } = figureEntryOf(row);
  if (entry === null) return null;
  const value = row.value === '' ? null : (row.value ?? null);
  const isNumber = entry.unit !== '' && (typeof value === 'number' || (typeof value === 'string' && isNumeral(value)));
  const segment = typeof row.segment === 'string' ? segmentsByName.get(row.segment) : undefined;
  const frames = framesOf(row.frame ?? null);
  return {
    vein: segment?.vein ?? null,
    side: segment?.side ?? null,
    segment_id: row.segment_id ?? null,
    record: row.record,
    figure: entry.name,
    item,
    basis: entry.basis,
    value: isNumber ? Number(value) : null,
    value_text: isNumber || value === null ? null : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value),
    unit: entry.unit,
    first_frame: frames[0],
    last_frame: frames[1],
    status: statusOf(row),
    provisional_contours: row.provisional_contours ?? null,
    accepted_unseen_contours: row.accepted_unseen_contours ?? null,
    contour_origin: row.contour_origin ?? null,
    calibration_source: row.calibration_source ?? null,
    spacing_column_mm: row.pixel_spacing_column_mm ?? null,
    spacing_row_mm: row.pixel_spacing_row_mm ?? null,
    reference_rule: row.reference_rule ?? null,
    reference_statistic: row.reference_statistic ?? null,
    reference_frames: row.reference_frames ?? null,
    source: row.source ?? null,
    note: row.note ?? null,
    absent_reason: value === null ? absentReason(row, entry) : null,
  };
}

const segmentsByName: ReadonlyMap<string, { readonly vein: Vein; readonly side: Side | null }> = new Map(
  veins.flatMap((vein) => [null, ...sides].map((side) => [segmentName({ vein, side }), { vein, side }] as const)),
);

/** A frame, or a range in words. */
function framesOf(frame: CsvValue): readonly [first: number | null, last: number | null] {
  if (typeof frame === 'number') return [frame, frame];
  const [first, last] = typeof frame === 'string' ? frame.split(' to ').map(Number) : [];
  return first !== undefined && Number.isInteger(first) && last !== undefined && Number.isInteger(last) ? [first, last] : [null, null];
}

function statusOf({ contour_status: status, provisional_contours: provisional, accepted_unseen_contours: unseen }: CsvRow): string | null {
  if (status === 'provisional' || (typeof provisional === 'number' && provisional > 0)) return 'provisional';
  if (typeof unseen === 'number' && unseen > 0) return 'acceptedUnseen';
  return status === 'accepted' ? 'accepted' : null;
}

/** Rules by which a reference has frames, and so diameters. */
const rulesOfFrames: ReadonlySet<CsvValue> = new Set(['cranial', 'caudal', 'mean', 'interpolated', 'segment']);

function absentReason(row: CsvRow, entry: FigureEntry): AbsentReason {
  const nothingContoured = entry.basis === 'minimum' && (row.contour_status ?? null) === null && (row.frame ?? null) === null;
  if (nothingContoured && entry.absent !== 'notEntered' && entry.absent !== 'notAnswered') return 'notContoured';
  if (entry.unit.startsWith('mm') && row.calibration_source === 'uncalibrated') return 'uncalibrated';
  if (typeof row.note === 'string' && row.note.includes('length not measurable')) return 'noPositions';
  if (entry.absent === 'noReference' && rulesOfFrames.has(row.reference_rule ?? null)) return 'notMeasurable';
  return entry.absent;
}
