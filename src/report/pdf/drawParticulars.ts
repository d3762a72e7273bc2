import type { ReportModel } from '../reportModel.ts';
import { calibrationWords, capitalised, fixed, frameRangeWords, framesWords, isoTimeWords, valueWords } from '../reportWords.ts';
import { bullet, drawFields, type Field } from './drawFields.ts';
import { reportColours } from './reportColours.ts';
import type { ReportSheet } from './reportSheet.ts';

/** Everything after the figures: the reader's impression, findings, how the pullback was taken, what figures rest on, what is missing. */
export function drawParticulars(sheet: ReportSheet, model: ReportModel): void {
  sheet.heading('Impression');
  sheet.flow(model.impression.trim() === '' ? 'The reader wrote none.' : model.impression.trim(), model.impression.trim() === '' ? { color: reportColours.secondary } : {});
  if (model.missing.length > 0) {
    sheet.heading('Before this report can be final');
    for (const missing of model.missing) bullet(sheet, missing.message, true);
  }
  sheet.heading('Acquisition');
  drawFields(sheet, acquisitionFields(model));
  if (model.findings.length > 0) {
    sheet.heading('Findings');
    drawFields(
      sheet,
      model.findings.map(({ words, firstFrame, lastFrame, note }) => [
        capitalised(frameRangeWords({ firstFrame, lastFrame })),
        note === '' || note === words ? words : `${words}: ${note}`,
      ]),
      1,
    );
  }
  if (model.landmarks.length > 0 || model.frameMarks.length > 0) {
    sheet.heading('Landmarks and marked frames');
    drawFields(sheet, [...landmarkFields(model), ...markFields(model)], 1);
  }
  drawSources(sheet, model);
  if (model.warnings.length > 0 || model.segments.some((segment) => segment.warnings.length > 0)) {
    sheet.heading('Warnings');
    const said = new Set<string>();
    const say = (message: string) => {
      if (said.has(message)) return;
      said.add(message);
      bullet(sheet, message, true);
    };
    for (const segment of model.segments) for (const warning of segment.warnings) say(warning.message.includes(segment.name) ? warning.message : `${segment.name}: ${warning.message}`);
    for (const warning of model.warnings) say(warning.message);
  }
  sheet.heading('Document');
  drawFields(sheet, documentFields(model), 1);
}

function acquisitionFields(model: ReportModel): readonly Field[] {
  const { acquisition } = model;
  return [
    ['Phase', acquisition.followUpDate === null ? valueWords(acquisition.phase) : `${valueWords(acquisition.phase)}, ${acquisition.followUpDate}`],
    ['Run', `${acquisition.run}${acquisition.runOfRecord ? ', run of record' : ''}`],
    ['Etiology', valueWords(acquisition.etiology)],
    ['Direction', model.direction === null ? 'not confirmed' : valueWords(model.direction)],
    ['Position', valueWords(acquisition.position)],
    ['Respiration', valueWords(acquisition.respiration)],
    ['Access', valueWords(acquisition.access)],
    ['Catheter', acquisition.catheter || [model.case.manufacturer, model.case.manufacturerModelName].filter((part) => part !== '').join(' ') || 'not stated'],
    ['Record', acquisition.confirmedAt === null ? 'not confirmed by the reader' : `confirmed ${isoTimeWords(acquisition.confirmedAt)}`.trim()],
  ];
}

function landmarkFields(model: ReportModel): readonly Field[] {
  const decimals = model.positions.source === 'anchors' ? 0 : 1;
  return model.landmarks.map(({ words, frameNumber, positionMm, basis, note }) => [
    `Frame ${frameNumber}${positionMm === null ? '' : `, ${fixed(positionMm, decimals)} mm`}`,
    `${words}, ${basis}${note === '' || note === words ? '' : `: ${note}`}`,
  ]);
}

function markFields(model: ReportModel): readonly Field[] {
  return model.frameMarks.map((mark) => [
    capitalised(frameRangeWords(mark)),
    mark.mark === 'occluded'
      ? 'Occluded'
      : mark.mark === 'collapsedOnCatheter'
        ? `Collapsed on the catheter, at most ${fixed(mark.catheterAreaMm2 ?? 0, 1)} mm²`
        : `Not measurable: ${mark.reason ?? ''}${mark.note === '' ? '' : `. ${mark.note}`}`,
  ]);
}

/** Where references, comparison areas, thresholds and lengths come from, each source once. */
function drawSources(sheet: ReportSheet, model: ReportModel): void {
  if (model.segments.length === 0) return;
  sheet.heading('What the figures rest on');
  const said = new Set<string>();
  const say = (text: string) => {
    if (said.has(text)) return;
    said.add(text);
    bullet(sheet, text, false);
  };
  for (const { name, reference, length } of model.segments) {
    if (reference !== null) {
      for (const side of reference.sides) {
        say(`${name}: ${side.side} reference from ${frameRangeWords(side)}, ${side.statistic} of the lumen areas, taken from ${side.frameNumbers.length === 1 ? 'frame' : 'frames'} ${framesWords(side.frameNumbers)}.`);
      }
      if (reference.reason !== null && reference.reason !== '') say(`${name}: reference typed by the reader: ${reference.reason}`);
      if (reference.citation !== null) say(`Reference preset ${reference.presetName ?? ''}: ${reference.citation}`);
    }
    if (length.kind === 'notMeasurable') say(`${model.positions.unknownReason === null ? `${name}: length` : 'Length'} not measurable. ${length.reason}`);
  }
  for (const { comparison } of model.segments) {
    if (comparison !== null) say(`Comparison area ${comparison.label} (${comparison.preset}${comparison.verified ? '' : ', source not verified'}): ${comparison.citation}`);
  }
  for (const segment of model.segments) {
    for (const { threshold } of segment.thresholds) {
      say([`Threshold ${threshold.label}:`, threshold.citation, `Population: ${threshold.population}.`, threshold.figures === null ? '' : `${threshold.figures}.`, threshold.note ?? ''].filter((part) => part !== '').join(' '));
    }
  }
  for (const calibration of model.calibrations) {
    say(`Calibration ${calibrationWords(calibration)}${calibration.kind === 'uncalibrated' ? `. ${calibration.reason}` : ''}`);
  }
  const manual = model.manualCalibration;
  if (manual !== null) {
    say(`Calibration set by ${manual.author ?? 'a reader who is not named'}${manual.recordedAt === null ? '' : `, ${isoTimeWords(manual.recordedAt)}`}, ${manual.method === 'knownDistance' ? 'from two points a known distance apart' : 'from a catheter of known diameter'}.`);
  }
  if (model.segmentsLeftOut.length > 0) say(`Left out of this report by the reader: ${model.segmentsLeftOut.join(', ')}.`);
}

function documentFields(model: ReportModel): readonly Field[] {
  const { status, document } = model;
  return [
    ['SOP Instance UID', model.pullback.sopInstanceUid],
    ['Edits up to', document.revision === null ? 'an analysis file' : `revision ${document.revision}`],
    ['Document SHA-256', document.sha256],
    ...(status.kind === 'final' ? [['Content SHA-256', status.contentSha256] as const] : []),
    ['Program', `venolume ${model.programVersion}`],
    ['Written', isoTimeWords(model.writtenAt) || 'not stated'],
  ];
}
