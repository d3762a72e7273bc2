import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { writeAnalysisFile } from '../../../src/analysis/writeAnalysisFile.ts';
import { phantomCommand } from '../../../src/node/commands/phantom.ts';
import { readAnalysis } from '../../../src/node/commands/readAnalysis.ts';
import { reportCommand } from '../../../src/node/commands/report.ts';
import { writeFileAtomically } from '../../../src/node/writeFileAtomically.ts';
import { outlineAreaMm2 } from '../../../src/phantom/outlineShape.ts';
import { generatePhantom } from '../../../src/phantom/phantom.ts';
import { trueSegments } from '../../../src/phantom/phantomTruth.ts';
import { csvRecords } from '../../report/csvText.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const made = { numberOfFrames: 60, sizePx: 128, seed: 3 };
const path = (name: string) => join(folder, name);

const figure = z.number().nullable();
const reportSchema = z.object({
  change: z.union([
    z.object({ kind: z.literal('notMeasurable'), reason: z.string() }),
    z.object({
      kind: z.literal('measured'),
      before: z.object({ sopInstanceUid: z.string() }),
      linkedFrames: z.object({ before: z.number(), after: z.number() }),
      veins: z.array(z.object({ name: z.string(), minimumLumenAreaGainMm2: figure, areaStenosisChangePoints: figure, thresholds: z.array(z.object({ answer: z.string() })) })),
    }),
  ]),
  segments: z.array(z.object({ name: z.string(), stent: z.object({ minimumStentArea: z.object({ areaMm2: z.number(), frameNumber: z.number() }), compressionPercent: z.number() }).nullable() })),
});

async function reported(analysis: Analysis, partnerPaths: readonly string[]) {
  await writeFileAtomically(path('read.json'), writeAnalysisFile(analysis));
  const [json, csv, pdf] = await reportCommand({ analysisPath: path('read.json'), pullbackPath: path('after.dcm'), outFolder: path('out'), formats: ['json', 'csv', 'pdf'], decimal: 'point', partnerPaths });
  return { report: reportSchema.parse(JSON.parse(readFileSync(json!, 'utf8'))), records: csvRecords(new Uint8Array(readFileSync(csv!))), pdf: readFileSync(pdf!) };
}

describe('report of a stented vein that is compared with the pullback before', () => {
  let after: Analysis;
  let before: Analysis;
  beforeAll(async () => {
    await phantomCommand({ outPath: path('before.dcm'), truthPath: path('before.json'), scenario: 'stented-before', syntax: null, ...made });
    await phantomCommand({ outPath: path('after.dcm'), truthPath: path('after.json'), scenario: 'stented', syntax: null, ...made });
    before = await readAnalysis(path('before.json'));
    const truth = await readAnalysis(path('after.json'));
    const stented = truth.contours.filter(({ kind }) => kind === 'stent').map(({ frameNumber }) => frameNumber);
    after = {
      ...truth,
      implants: [{ id: 'i1', order: 1, label: '', nominalDiameterMm: 16, nominalLengthMm: 60, firstFrame: Math.min(...stented), lastFrame: Math.max(...stented), lumenEqualsStent: false }],
      pairing: { beforeSopInstanceUid: before.pullback.sopInstanceUid, link: { kind: 'landmark', name: 'iliacConfluence' }, includedInReport: true },
    };
  });

  test('tells what the phantoms truly gained, and the true area of the stent', async () => {
    const { report, records, pdf } = await reported(after, [path('before.json')]);
    const phantoms = { before: generatePhantom({ scenario: 'stented-before', ...made }), after: generatePhantom({ scenario: 'stented', ...made }) };
    const lciv = { before: trueSegments(phantoms.before).find(({ id }) => id === 'LCIV')!, after: trueSegments(phantoms.after).find(({ id }) => id === 'LCIV')! };
    const { change, segments } = report;
    if (change.kind !== 'measured') throw new Error(change.reason);
    expect(change.before.sopInstanceUid).toBe(before.pullback.sopInstanceUid);
    const [vein] = change.veins;
    expect(vein?.name).toBe('LCIV');
    const gainMm2 = lciv.after.minimumLumenAreaMm2 - lciv.before.minimumLumenAreaMm2;
    expect(gainMm2).toBeGreaterThan(50);
    expect(Math.abs((vein?.minimumLumenAreaGainMm2 ?? NaN) / gainMm2 - 1)).toBeLessThan(0.01);
    expect(vein?.areaStenosisChangePoints).toBeCloseTo(lciv.after.areaStenosisPercent! - lciv.before.areaStenosisPercent!, 0);
    expect(vein?.thresholds.map(({ answer }) => answer)).toEqual(['met']);

    const stents = Array.from({ length: made.numberOfFrames }, (_, i) => phantoms.after.sceneOf(i).stent).flatMap((stent) => (stent === null ? [] : [outlineAreaMm2(stent.outline)]));
    const least = Math.min(...stents);
    const stent = segments.find(({ name }) => name === 'LCIV')?.stent;
    expect(Math.abs((stent?.minimumStentArea.areaMm2 ?? NaN) / least - 1)).toBeLessThan(0.01);
    expect(stent?.compressionPercent).toBeCloseTo(100 * (1 - least / (64 * Math.PI)), 0);

    const gain = records.find((row) => row['record'] === 'change' && row['segment'] === 'LCIV' && row['quantity'] === 'minimumLumenAreaGainMm2');
    expect(Number(gain?.['value'])).toBe(vein?.minimumLumenAreaGainMm2);
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });

  test('says that the change cannot be told where the read before is not given', async () => {
    const { report } = await reported(after, []);
    expect(report.change).toEqual({ kind: 'notMeasurable', reason: 'The read of the pullback before is not at hand, or has no segments.' });
  });
});
