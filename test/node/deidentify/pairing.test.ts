import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { readAnalysisFile } from '../../../src/analysis/readAnalysisFile.ts';
import { writeAnalysisFile } from '../../../src/analysis/writeAnalysisFile.ts';
import { deidentifyCommand } from '../../../src/node/commands/deidentify.ts';
import { phantomCommand } from '../../../src/node/commands/phantom.ts';
import { reportCommand } from '../../../src/node/commands/report.ts';
import { writeFileAtomically } from '../../../src/node/writeFileAtomically.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-deidentify-pair-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);

const changeSchema = z.object({ change: z.object({ kind: z.literal('measured'), before: z.object({ sopInstanceUid: z.string() }), veins: z.array(z.object({ name: z.string(), minimumLumenAreaGainMm2: z.number().nullable(), areaStenosisChangePoints: z.number().nullable() })) }) });
const changeIn = (file: string) => changeSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).change;

it('Two pullbacks that are compared leave together as a pair: the change is the same, under their new UIDs', async () => {
  const made = { numberOfFrames: 40, sizePx: 96, seed: 3, syntax: null };
  await phantomCommand({ outPath: path('before.dcm'), truthPath: path('before.json'), scenario: 'stented-before', ...made });
  await phantomCommand({ outPath: path('after.dcm'), truthPath: path('after.json'), scenario: 'stented', ...made });
  const before = readAnalysisFile(readFileSync(path('before.json'), 'utf8'));
  const after = readAnalysisFile(readFileSync(path('after.json'), 'utf8'));
  await writeFileAtomically(path('after.json'), writeAnalysisFile({ ...after, pairing: { beforeSopInstanceUid: before.pullback.sopInstanceUid, link: { kind: 'landmark', name: 'iliacConfluence' }, includedInReport: true } }));
  await reportCommand({ analysisPath: path('after.json'), pullbackPath: path('after.dcm'), outFolder: path('report'), formats: ['json'], decimal: 'point', partnerPaths: [path('before.json')] });
  await deidentifyCommand({
    paths: [path('after.dcm'), path('before.dcm')], analysisPaths: [path('before.json'), path('after.json')], outFolder: path('out'), patientId: 'ANON-1', patientName: null,
    shiftDates: null, keepDevice: false, keepCharacteristics: false, keepWords: false, keepReaders: false, blank: [], keepOutside: false, looked: true,
  });
  const original = changeIn(path('report/report.json'));
  const change = changeIn(path('out/report-1.json'));
  expect(change.veins.length).toBeGreaterThan(0);
  expect(change.veins).toEqual(original.veins);
  const beforeUid = readAnalysisFile(readFileSync(path('out/analysis-2.json'), 'utf8')).pullback.sopInstanceUid;
  expect(change.before.sopInstanceUid).toBe(beforeUid);
  expect(beforeUid).not.toBe(original.before.sopInstanceUid);
});
