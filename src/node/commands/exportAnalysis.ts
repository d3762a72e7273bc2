import { join } from 'node:path';
import { contoursCsv, echoPlaqueFile, roundingWords } from '../../exchange/contourFiles.ts';
import { studyDictionary } from '../../exchange/figureDictionary.ts';
import { studySubject } from '../../exchange/studySubject.ts';
import { studyHeader, studyLines } from '../../exchange/studyTable.ts';
import { shippedPresets } from '../../measurement/comparisonPreset.ts';
import { basisOfRecord } from '../../measurement/measuringBasis.ts';
import { csvRowsOf } from '../../report/writeCsv.ts';
import { draftReport } from '../draftReport.ts';
import { openNamed } from '../openNamed.ts';
import { programVersion } from '../programVersion.ts';
import { makeOutputFolder, writeFileAtomically } from '../writeFileAtomically.ts';
import type { ExportFormat } from './exportFormat.ts';
import { readAnalysis, requireSamePullback } from './readAnalysis.ts';

export interface ExportRequest {
  readonly analysisPath: string;
  readonly pullbackPath: string;
  readonly outFolder: string;
  readonly formats: readonly ExportFormat[];
  /** Analysis files of other pullbacks of the patient, for references in them and for the one that it is compared with. */
  readonly partnerPaths: readonly string[];
}

interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Writes an analysis as other programs take it, into a folder; all files are made before the first is written. Answers with what was written and what could not be. */
export async function exportCommand({ analysisPath, pullbackPath, outFolder, formats, partnerPaths }: ExportRequest): Promise<readonly string[]> {
  const analysis = await readAnalysis(analysisPath);
  const opened = await openNamed(pullbackPath);
  try {
    const { pullback } = opened;
    requireSamePullback(analysis, pullback);
    const files: OutputFile[] = [];
    const lines: string[] = [];
    for (const format of formats) {
      if (format === 'contours-csv') {
        files.push({ name: 'contours.csv', bytes: contoursCsv(analysis, pullback) });
      } else if (format === 'figures-csv') {
        const partners = await Promise.all(partnerPaths.map(readAnalysis));
        const options = { presets: shippedPresets, partners: partners.map((partner) => ({ analysis: partner, basis: basisOfRecord(partner.pullback) })) };
        const model = draftReport(analysis, pullback, options, new Date().toISOString());
        const text = new TextEncoder();
        files.push({ name: 'figures.csv', bytes: text.encode(studyHeader + studyLines(csvRowsOf(model), studySubject(pullback, null), true)) });
        files.push({ name: 'figures-dictionary.csv', bytes: text.encode(studyDictionary()) });
      } else {
        const written = echoPlaqueFile(analysis, pullback, programVersion);
        files.push({ name: 'contours.xml', bytes: written.bytes });
        lines.push(...roundingWords(written));
      }
    }
    await makeOutputFolder(outFolder);
    for (const { name, bytes } of files) await writeFileAtomically(join(outFolder, name), bytes);
    return [...files.map(({ name }) => join(outFolder, name)), ...lines];
  } finally {
    await opened.close();
  }
}
