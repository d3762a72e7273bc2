import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PixelRectangle } from '../../dicom/deidentify/blanking.ts';
import type { DateRule } from '../../dicom/deidentify/dateRule.ts';
import { contoursOnBlankName } from '../../exchange/deidentificationTable.ts';
import { basisOfPullback } from '../../measurement/measuringBasis.ts';
import { exportDeidentified } from '../deidentify/exportDeidentified.ts';
import { randomShiftDays } from '../deidentify/randomShiftDays.ts';
import { exportedReportFormats, type PullbackToExport } from '../deidentify/exportRequest.ts';
import { findPullbacks, type FoundPullback, lookAtNamedFile } from '../lookAtFiles.ts';
import { isFolderOrDisc, nothingFound } from '../openNamed.ts';
import { programVersion } from '../programVersion.ts';
import { memberPath } from '../pullbackFiles.ts';
import { makeOutputFolder, outputError } from '../writeFileAtomically.ts';
import { counted } from './counted.ts';
import { readAnalysis, requireSamePullback } from './readAnalysis.ts';

export interface DeidentifyRequest {
  readonly paths: readonly string[];
  readonly outFolder: string;
  readonly analysisPaths: readonly string[];
  /** null: one is made up. */
  readonly patientId: string | null;
  /** null: the ID. */
  readonly patientName: string | null;
  readonly shiftDates: number | 'auto' | null;
  readonly keepDevice: boolean;
  readonly keepCharacteristics: boolean;
  readonly keepWords: boolean;
  readonly keepReaders: boolean;
  readonly blank: readonly PixelRectangle[];
  /** Nothing is overwritten but `blank`: the file's regions are wrong. */
  readonly keepOutside: boolean;
  readonly looked: boolean;
  readonly onFrame?: (done: number, total: number) => void;
}

/**
 * Writes pullbacks without names into a folder, with the analyses of them that are given and their reports. Nothing of it is there before all
 * of it is. Answers with lines for the reader. Throws as `exportDeidentified` does, and `analysis/wrongPullback` for an analysis of none of them.
 */
export async function deidentifyCommand(request: DeidentifyRequest): Promise<string> {
  const found: FoundPullback[] = [];
  for (const path of request.paths) found.push(...(await pullbacksAt(path)));
  const pullbacks = await withAnalyses(found, request);
  const patientId = request.patientId ?? `ANON-${randomUUID().slice(0, 6).toUpperCase()}`;
  const options = {
    patientId,
    patientName: request.patientName ?? patientId,
    dates: dateRule(request.shiftDates),
    keepDevice: request.keepDevice,
    keepCharacteristics: request.keepCharacteristics,
    keepWords: request.keepWords,
    keepReaders: request.keepReaders,
    looked: request.looked,
    programVersion,
  };
  await makeOutputFolder(request.outFolder);
  const making = join(request.outFolder, `.deidentify.${randomUUID()}.part`);
  try {
    await makeOutputFolder(making);
    const done = await exportDeidentified({ pullbacks, options, reportFormats: exportedReportFormats, ...(request.onFrame ? { onFrame: request.onFrame } : {}) }, making);
    for (const file of done.files) await moved(join(making, file), join(request.outFolder, file));
    const lines = [...done.files.map((file) => join(request.outFolder, file)), '', `${counted(pullbacks.length, 'pullback')} of patient ${patientId}. What was done is in deidentification.csv.`];
    for (const { file, count } of done.rows.filter(({ name }) => name === contoursOnBlankName)) {
      lines.push(`Of the contours in ${file.split(' ')[0]}, ${count} lie on pixels that are overwritten. If the file's ultrasound regions are wrong, keep what lies outside of them (--keep-outside).`);
    }
    if (!request.looked) lines.push('Nobody has said that no name or date is left in the pictures, so Burned In Annotation is not NO. Look at every frame, blank what is left (--blank), and say --looked.');
    return lines.join('\n');
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function pullbacksAt(path: string): Promise<readonly FoundPullback[]> {
  if (!(await isFolderOrDisc(path))) return [await lookAtNamedFile(path)];
  const skipped: { name: string; reason: string }[] = [];
  const found = await findPullbacks([path], { onSkipped: (file) => void skipped.push(file) });
  if (found.length === 0) throw nothingFound(skipped);
  return found;
}

async function withAnalyses(found: readonly FoundPullback[], { analysisPaths, blank, keepOutside }: DeidentifyRequest): Promise<readonly PullbackToExport[]> {
  const analyses = await Promise.all(analysisPaths.map(readAnalysis));
  const pullbackOf = (sopInstanceUid: string) => found.find(({ pullback }) => pullback.sopInstanceUid === sopInstanceUid)?.pullback;
  for (const analysis of analyses) {
    const { pullback } = found.find((each) => each.pullback.sopInstanceUid === analysis.pullback.sopInstanceUid) ?? found[0]!;
    requireSamePullback(analysis, pullback);
  }
  const partners = analyses.flatMap((analysis) => {
    const pullback = pullbackOf(analysis.pullback.sopInstanceUid);
    return pullback === undefined ? [] : [{ analysis, basis: basisOfPullback(pullback) }];
  });
  return found.map(({ pullback, files }) => ({
    pullback,
    paths: files.members.length === 0 ? [files.path] : files.members.map((member) => memberPath(files, member)),
    rectangles: blank,
    keepOutside,
    analyses: analyses
      .filter((analysis) => analysis.pullback.sopInstanceUid === pullback.sopInstanceUid)
      .map((analysis) => ({ analysis, measuring: { partners: partners.filter((partner) => partner.analysis !== analysis) } })),
  }));
}

function dateRule(shift: DeidentifyRequest['shiftDates']): DateRule {
  if (shift === null) return { kind: 'removed' };
  return { kind: 'shifted', days: shift === 'auto' ? randomShiftDays() : shift };
}

async function moved(from: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
  } catch (error) {
    throw outputError(error, to);
  }
}
