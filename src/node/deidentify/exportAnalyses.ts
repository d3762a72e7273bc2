import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Analysis } from '../../analysis/analysis.ts';
import { analysisToJson, writeAnalysisFile } from '../../analysis/writeAnalysisFile.ts';
import { reportFileEndings } from '../../api/contract.ts';
import { type Blanking, isBlankedAt } from '../../dicom/deidentify/blanking.ts';
import type { IdentityTrace } from '../../dicom/deidentify/identityTraces.ts';
import { requireNoTrace, requireNoTraceInBytes } from '../../dicom/deidentify/requireNoTrace.ts';
import type { AnalysisPseudonyms } from '../../exchange/analysisPseudonyms.ts';
import { type AnalysisOptions, deidentifyAnalysis } from '../../exchange/deidentifyAnalysis.ts';
import { contoursOnBlankName, type DeidentificationRow } from '../../exchange/deidentificationTable.ts';
import { type ComparisonPreset, shippedPresets } from '../../measurement/comparisonPreset.ts';
import type { MeasuringOptions } from '../../measurement/measureAnalysis.ts';
import { openNamed } from '../openNamed.ts';
import { reportFile, type ReportToWrite } from '../reportFiles.ts';
import { writeFileAtomically } from '../writeFileAtomically.ts';
import { draftReport } from '../draftReport.ts';
import type { ExportedPullback } from './exportPullback.ts';
import type { ExportRequest } from './exportRequest.ts';

/** A document with its report, as they stand in the folder of the export. */
export interface ExportedDocument {
  readonly files: readonly string[];
  readonly original: Analysis;
  /** Contours that lie, at least in part, where the pictures are overwritten. */
  readonly contoursOnBlank: number;
}

/**
 * Writes the analyses of an export and, made anew from them and from the pullbacks as they were written, their reports. All that stands in
 * them is looked through before it is written; of a PDF, whose text is compressed, what goes into it. Throws `deidentify/traceLeft`.
 */
export async function exportAnalyses(
  request: ExportRequest,
  exported: readonly ExportedPullback[],
  names: AnalysisPseudonyms,
  traces: readonly IdentityTrace[],
  writtenAt: string,
  folder: string,
): Promise<readonly ExportedDocument[]> {
  const documents: ExportedDocument[] = [];
  for (const [index, { analyses }] of request.pullbacks.entries()) {
    const pullback = exported[index];
    if (pullback === undefined || analyses.length === 0) continue;
    const open = await openNamed(join(folder, pullback.files.length === 1 ? pullback.files[0]! : pullback.name), request.signal);
    try {
      if (open.pullback.sopInstanceUid !== names.uids.of(pullback.original.sopInstanceUid)) throw new Error('what was written is another pullback than its analyses are about');
      for (const [number, { analysis, measuring }] of analyses.entries()) {
        request.signal?.throwIfAborted();
        const suffix = `${index + 1}${analyses.length === 1 ? '' : `-${number + 1}`}`;
        const document = deidentifyAnalysis(analysis, request.options, names);
        const analysisName = `analysis-${suffix}.json`;
        const advice = request.options.keepWords ? 'Take it out of your own words, or do not keep them.' : undefined;
        requireNoTraceInTexts(analysisToJson(document), traces, analysisName, advice);
        const files = [analysisName];
        await writeFileAtomically(join(folder, analysisName), writeAnalysisFile(document));
        const options = deidentifiedMeasuring(measuring, request.options, names);
        requireNoTraceInTexts(options.presets, traces, 'a comparison area');
        const model = draftReport(document, open.pullback, options, writtenAt);
        const report = { model, open, analysisFile: writeAnalysisFile(document), reportKey: randomUUID(), predecessorKey: null, verified: false };
        files.push(...(await writeReport(report, request, traces, `report-${suffix}`, folder)));
        documents.push({ files, original: analysis, contoursOnBlank: contoursOnBlank(analysis, pullback.blanking) });
      }
    } finally {
      await open.close();
    }
  }
  return documents;
}

/** Stands where a DICOM object must say when it was made and that may not be told, as `noDate` does. */
const noInstant = '1900-01-01T00:00:00Z';

/** The report in the formats that were asked for. */
async function writeReport(report: ReportToWrite, { reportFormats }: ExportRequest, traces: readonly IdentityTrace[], name: string, folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  const { model } = report;
  // What it is made of was looked through word by word; of its own sentences only what cannot be a word of theirs.
  const certain = traces.filter(({ isCertain }) => isCertain);
  requireNoTraceInTexts(model, certain, name);
  requireNoTraceInTexts([model.subject, model.case, model.read], traces, name);
  for (const format of reportFormats) {
    const isDicom = !['pdf', 'csv', 'json'].includes(format);
    const bytes = await reportFile(format, isDicom ? { ...report, model: { ...model, writtenAt: model.writtenAt || noInstant } } : report);
    const file = `${name}${reportFileEndings[format]}`;
    requireNoTraceInBytes(bytes, certain, file);
    await writeFileAtomically(join(folder, file), bytes);
    files.push(file);
  }
  return files;
}

function contoursOnBlank({ contours }: Analysis, blanking: Blanking): number {
  return contours.filter(({ points }) => points.some(({ x, y }) => isBlankedAt(blanking, x, y))).length;
}

/** What measuring draws on, de-identified like the rest, so that the same figures come of it. */
function deidentifiedMeasuring(measuring: MeasuringOptions, options: AnalysisOptions, names: AnalysisPseudonyms): MeasuringOptions {
  const presets = (measuring.presets ?? shippedPresets).map((preset): ComparisonPreset => {
    if (options.keepWords || shippedPresets.some(({ name }) => name === preset.name)) return preset;
    const name = names.preset(preset.name);
    return { ...preset, name, label: name, citation: '' };
  });
  const partners = (measuring.partners ?? []).map(({ analysis, basis }) => ({ analysis: deidentifyAnalysis(analysis, options, names), basis: { ...basis, sopInstanceUid: names.uids.of(basis.sopInstanceUid) } }));
  return { presets, partners };
}

/** Every text in plain data, whatever it is called there. */
function requireNoTraceInTexts(value: unknown, traces: readonly IdentityTrace[], where: string, advice?: string): void {
  if (typeof value === 'string') requireNoTrace(value, traces, where, advice);
  else if (Array.isArray(value)) for (const item of value) requireNoTraceInTexts(item, traces, where, advice);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) requireNoTraceInTexts(item, traces, where, advice);
}

/** What became of a document, one row a kind of content. */
export function analysisRows({ files, original, contoursOnBlank }: ExportedDocument, { keepWords, keepReaders, dates }: AnalysisOptions): readonly DeidentificationRow[] {
  const row = (name: string, outcome: string, count: number | null): DeidentificationRow => ({ file: files.join(' '), subject: 'analysis', tag: '', name, outcome, count, detail: '' });
  const written = [
    original.impression,
    original.acquisition.catheter,
    ...[...original.landmarks, ...original.findings, ...original.annotations, ...original.sizingSheets].map(({ note }) => note),
    ...original.implants.map(({ label }) => label),
    ...original.frameMarks.map(({ word }) => (word.mark === 'notMeasurable' ? word.note : '')),
    ...original.segments.map(({ reference }) => (reference?.rule === 'manual' ? reference.reason : '')),
  ].filter((text) => text !== '');
  return [
    row('UIDs', 'replaced', null),
    row('reader names', keepReaders ? 'kept' : 'replaced', null),
    row('reader’s words', keepWords ? 'kept' : 'removed', written.length),
    row('dates', dates.kind === 'shifted' ? 'shifted' : 'removed', null),
    row('fields of other programs', 'removed', null),
    row('contours', 'kept', original.contours.length),
    ...(contoursOnBlank === 0 ? [] : [row(contoursOnBlankName, 'kept', contoursOnBlank)]),
  ];
}
