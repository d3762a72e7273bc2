import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, it, onTestFinished } from 'vitest';
import type { StoredReport } from '../../../src/node/library/library.ts';
import { databasePath, openSqliteLibrary } from '../../../src/node/library/sqliteLibrary.ts';
import { lookAtNamedFile } from '../../../src/node/lookAtFiles.ts';
import { beginAnalysis } from '../../../src/measurement/beginAnalysis.ts';
import { readSummary } from '../../../src/node/service/readSummary.ts';
import { pullbackFile } from '../service/serviceDriver.ts';

it("A final report's DICOM objects come back byte for byte, and neither they nor their UIDs are ever rewritten", async () => {
  const home = await mkdtemp(join(tmpdir(), 'venolume-instances-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const path = join(home, 'a.dcm');
  await writeFile(path, pullbackFile());
  const { pullback, files } = await lookAtNamedFile(path);
  const base = beginAnalysis(pullback);
  const summary = readSummary(base, pullback, { presets: [] }, false);

  const library = await openSqliteLibrary(home);
  const stored = await library.addPullback(pullback, files, false, null);
  const { readId } = await library.addRead(stored.pullbackId, 'R1', 'clinical', base, summary);
  const nothing = new Uint8Array();
  const report: StoredReport = {
    entry: { reportId: 'r1', readId, revision: 1, reader: 'R1', finalisedAt: '2026-03-11T15:42:00Z', programVersion: '1', contentSha256: '00', eventSequence: 0, reason: null, verified: false },
    analysisFile: '{}',
    files: { pdf: nothing, json: nothing, csvWithPoint: nothing, csvWithComma: nothing },
    instances: [
      { kind: 'sr', sopClassUid: '1.2.840.10008.5.1.4.1.1.88.33', sopInstanceUid: '2.25.1', bytes: new Uint8Array([1, 2, 3]) },
      { kind: 'pdf-dicom', sopClassUid: '1.2.840.10008.5.1.4.1.1.104.1', sopInstanceUid: '2.25.2', bytes: new Uint8Array([4, 5]) },
    ],
  };
  await library.addReport(report, [], summary);
  expect(await library.reportInstances('r1')).toEqual(report.instances);
  expect(await library.report('r1')).toEqual(report);
  expect(await library.reportInstances('another')).toEqual([]);

  const repeated: StoredReport = { ...report, entry: { ...report.entry, reportId: 'r2', revision: 2, reason: 'corrected' } };
  await expect(library.addReport(repeated, [], summary)).rejects.toThrow();
  expect((await library.reports(readId)).length).toBe(1);
  await library.close();

  const database = new DatabaseSync(databasePath(home));
  expect(() => database.exec(`UPDATE report_instance SET bytes = x'00'`)).toThrow('never rewritten');
  expect(() => database.exec('DELETE FROM report_instance')).toThrow('never deleted');
  database.close();
});
