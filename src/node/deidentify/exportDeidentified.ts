import { join } from 'node:path';
import { shiftedIso } from '../../dicom/deidentify/dateRule.ts';
import { distinct, type IdentityTrace } from '../../dicom/deidentify/identityTraces.ts';
import { requireNoTrace } from '../../dicom/deidentify/requireNoTrace.ts';
import { createUidMap } from '../../dicom/deidentify/uidMap.ts';
import { analysisPseudonyms } from '../../exchange/analysisPseudonyms.ts';
import { deidentificationCsv, type DeidentificationRow } from '../../exchange/deidentificationTable.ts';
import { AppError } from '../../shared/appError.ts';
import { gatheredUid } from '../pullbackFiles.ts';
import { writeFileAtomically } from '../writeFileAtomically.ts';
import { analysisRows, exportAnalyses } from './exportAnalyses.ts';
import { exportPullback, type ExportedPullback } from './exportPullback.ts';
import type { ExportRequest } from './exportRequest.ts';
import { instanceTraces } from './instanceTraces.ts';
import { optionRows } from './optionRows.ts';

/** What an export has made. */
export interface ExportDone {
  /** Paths from the folder of the export, in order. */
  readonly files: readonly string[];
  readonly rows: readonly DeidentificationRow[];
}

/**
 * Writes pullbacks, and the analyses and reports about them, without names into an empty folder: pixels overwritten, UIDs and dates
 * replaced alike throughout, and at last `deidentification.csv`, which says what was done. Everything that is written was looked
 * through for what must not be in it. Whoever gives the folder throws it away when this throws: `deidentify/severalPatients`, `deidentify/traceLeft`, `deidentify/otherKind`,
 * `dicom/…`, `file/…`, `output/…`, the signal's reason.
 */
export async function exportDeidentified(request: ExportRequest, folder: string): Promise<ExportDone> {
  const { pullbacks, options, signal } = request;
  requireOnePatient(pullbacks);
  const datesAreKept = options.dates.kind === 'shifted';
  const traces: IdentityTrace[] = [];
  for (const { paths } of pullbacks) for (const path of paths) traces.push(...(await instanceTraces(path, datesAreKept, signal)));
  const context = { options, uids: createUidMap(), traces: distinct(traces) };
  for (const text of [options.patientName.replaceAll('^', ' '), options.patientId]) requireNoTrace(text, context.traces, 'the new name or ID', 'Give others.');
  for (const { pullback } of pullbacks) {
    if (pullback.instances.length > 1) context.uids.assign(pullback.sopInstanceUid, gatheredUid(pullback.instances.map(({ sopInstanceUid }) => context.uids.of(sopInstanceUid))));
  }
  const total = pullbacks.reduce((sum, { pullback }) => sum + pullback.numberOfFrames, 0);
  let framesDone = 0;
  const onFrame = () => request.onFrame?.(++framesDone, total);
  const exported: ExportedPullback[] = [];
  for (const [index, each] of pullbacks.entries()) exported.push(await exportPullback(each, `pullback-${index + 1}`, folder, context, { onFrame, ...(signal ? { signal } : {}) }));
  const names = analysisPseudonyms(context.uids);
  // Written now, an export would tell the day of its making, which may be that of the study.
  const writtenAt = options.dates.kind === 'shifted' ? (shiftedIso(new Date().toISOString(), options.dates.days) ?? '') : '';
  const documents = await exportAnalyses(request, exported, names, context.traces, writtenAt, folder);
  const rows = [...optionRows(options), ...exported.flatMap((each) => each.rows), ...documents.flatMap((document) => analysisRows(document, options)), checkRow(context.traces.length)];
  const table = deidentificationCsv(rows);
  await writeFileAtomically(join(folder, accountName), table);
  return { files: [...exported.flatMap(({ files }) => files), ...documents.flatMap(({ files }) => files), accountName], rows };
}

const accountName = 'deidentification.csv';

/** One new name for several people would make one of them. */
function requireOnePatient(pullbacks: ExportRequest['pullbacks']): void {
  const patients = new Set(pullbacks.map(({ pullback: { identity } }) => identity.patientId || identity.patientName));
  if (patients.size > 1) throw new AppError('deidentify/severalPatients', `These are pullbacks of ${patients.size} patients. Export each patient by itself, so that they stay apart.`);
}

function checkRow(soughtCount: number): DeidentificationRow {
  return { file: '', subject: 'check', tag: '', name: 'search of all that was written', outcome: 'nothing found', count: soughtCount, detail: 'names, IDs, birth date, accession numbers, UIDs and, unless kept shifted, dates of the original' };
}
