import { type CsvDecimal, type CsvValue, csvTable } from './csvCell.ts';
import { changeRows } from './csvChangeRows.ts';
import { frameRange } from './csvColumns.ts';
import { documentRows } from './csvDocumentRows.ts';
import { frameRows } from './csvFrameRows.ts';
import { type CsvRow, csvColumns } from './csvRow.ts';
import { segmentRows } from './csvSegmentRows.ts';
import type { ReportModel } from './reportModel.ts';

const byteOrderMark = '\uFEFF';

/**
 * The report as one table in the long form, a figure a row, each with its unit and what it rests on; after the figures of the
 * segments come those of every frame. UTF-8 with a byte order mark, RFC 4180, full precision. A decimal comma goes with semicolons.
 */
export function writeCsv(model: ReportModel, decimal: CsvDecimal): Uint8Array {
  const cells = csvRowsOf(model).map((row) => csvColumns.map((column) => row[column] ?? null));
  return new TextEncoder().encode(byteOrderMark + csvTable([csvColumns, ...cells], decimal));
}

/** The rows of that table, as `readCsv` has them again. */
export function csvRowsOf(model: ReportModel): readonly CsvRow[] {
  return [...reportRows(model), ...model.segments.flatMap((segment) => segmentRows(segment)), ...changeRows(model), ...documentRows(model), ...otherRows(model), ...frameRows(model)];
}

function reportRows(model: ReportModel): readonly CsvRow[] {
  const { status, subject, acquisition } = model;
  const say = (quantity: string, value: CsvValue, note: string | null = null): CsvRow => ({ record: 'report', quantity, value, note });
  return [
    say('status', status.kind),
    ...(status.kind === 'final'
      ? [
          say('reportRevision', status.revision, status.reason),
          say('finalisedBy', status.reader),
          say('finalisedAt', status.finalisedAt),
          say('contentSha256', status.contentSha256),
        ]
      : model.missing.map((missing) => say('missing', missing.message, missing.code))),
    say('use', model.use),
    say('programVersion', model.programVersion),
    say('writtenAt', model.writtenAt),
    say('documentRevision', model.document.revision),
    say('documentSha256', model.document.sha256),
    say('patientName', subject.patientName),
    say('patientNameInFull', subject.patientNameInFull),
    say('patientId', subject.patientId),
    say('patientBirthDate', subject.patientBirthDate),
    say('patientSex', subject.patientSex),
    say('studyDate', model.case.studyDate),
    say('studyTime', model.case.studyTime),
    say('studyDescription', model.case.studyDescription),
    say('accessionNumber', model.case.accessionNumber),
    say('studyInstanceUid', model.case.studyInstanceUid),
    say('sopInstanceUid', model.pullback.sopInstanceUid),
    say('kind', model.pullback.kind, model.pullback.kind === 'stills' ? 'single images, not a pullback' : null),
    say('numberOfFrames', model.pullback.numberOfFrames),
    say('reader', model.read.reader),
    say('purpose', model.read.purpose),
    say('readSequence', model.read.sequence),
    say('phase', acquisition.phase),
    say('followUpDate', acquisition.followUpDate),
    say('run', acquisition.run),
    say('runOfRecord', acquisition.runOfRecord),
    say('etiology', acquisition.etiology),
    say('position', acquisition.position),
    say('respiration', acquisition.respiration),
    say('access', acquisition.access),
    say('catheter', acquisition.catheter),
    say('acquisitionConfirmedAt', acquisition.confirmedAt),
    say('direction', model.direction),
    say('positionSource', model.positions.source, model.positions.unknownReason),
    say('impression', model.impression),
  ];
}

function otherRows(model: ReportModel): readonly CsvRow[] {
  return [
    ...model.findings.map((finding): CsvRow => ({
      record: 'finding',
      quantity: finding.kind,
      value: finding.words,
      frame: frameRange(finding),
      note: finding.note,
    })),
    ...model.landmarks.map((landmark): CsvRow => ({
      record: 'landmark',
      quantity: landmark.name,
      value: landmark.words,
      frame: landmark.frameNumber,
      source: landmark.basis,
      note: landmark.note,
    })),
    ...model.frameMarks.map((mark): CsvRow => ({
      record: 'frameMark',
      quantity: mark.mark,
      value: mark.catheterAreaMm2 ?? mark.reason,
      unit: mark.catheterAreaMm2 === null ? null : 'mm2',
      frame: frameRange(mark),
      note: mark.note,
    })),
    ...model.warnings.map((warning): CsvRow => ({ record: 'warning', quantity: warning.code, value: warning.message })),
  ];
}
