import { join } from 'node:path';
import { writeContoursCsv } from '../../exchange/writeContoursCsv.ts';
import { writeEchoPlaque } from '../../exchange/writeEchoPlaque.ts';
import { calibrationAtCentre } from '../../measurement/contourCalibration.ts';
import { basisOfPullback } from '../../measurement/measuringBasis.ts';
import { positionsAlongVein } from '../../measurement/positionsAlongVein.ts';
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
}

interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Writes an analysis as other programs take it, into a folder; all files are made before the first is written. Answers with what was written and what could not be. */
export async function exportCommand({ analysisPath, pullbackPath, outFolder, formats }: ExportRequest): Promise<readonly string[]> {
  const analysis = await readAnalysis(analysisPath);
  const opened = await openNamed(pullbackPath);
  try {
    const { pullback } = opened;
    requireSamePullback(analysis, pullback);
    const basis = basisOfPullback(pullback);
    const files: OutputFile[] = [];
    const lines: string[] = [];
    for (const format of formats) {
      if (format === 'contours-csv') {
        files.push({ name: 'contours.csv', bytes: writeContoursCsv(analysis, basis, positionsAlongVein(analysis, basis).positionsMm) });
      } else {
        const { calibration } = calibrationAtCentre(analysis, basis);
        const written = writeEchoPlaque({
          analysis,
          spacingMm: calibration.kind === 'calibrated' ? calibration.spacingMm : null,
          pullbackRateMmPerS: pullback.axial.kind === 'known' ? pullback.axial.pullbackRateMmPerS : null,
          programVersion,
        });
        files.push({ name: 'contours.xml', bytes: written.bytes });
        lines.push(...roundingLines(written.areaChanges), ...written.notWritten.map(({ where, reason }) => `Not written: ${where}: ${reason}`));
      }
    }
    await makeOutputFolder(outFolder);
    for (const { name, bytes } of files) await writeFileAtomically(join(outFolder, name), bytes);
    return [...files.map(({ name }) => join(outFolder, name)), ...lines];
  } finally {
    await opened.close();
  }
}

function roundingLines(changes: readonly { readonly frameNumber: number; readonly changePercent: number }[]): readonly string[] {
  if (changes.length === 0) return [];
  const worst = changes.reduce((a, b) => (Math.abs(b.changePercent) > Math.abs(a.changePercent) ? b : a));
  return [`The XML holds whole pixels: that changes the areas, by ${Number(worst.changePercent.toPrecision(2))} % at most (frame ${worst.frameNumber}).`];
}
