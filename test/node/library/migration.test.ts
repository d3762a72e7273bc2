import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { applicationId, migrations } from '../../../src/node/library/schema.ts';
import { databasePath, openSqliteLibrary } from '../../../src/node/library/sqliteLibrary.ts';
import { lookAtNamedFile } from '../../../src/node/lookAtFiles.ts';
import { beginAnalysis } from '../../../src/measurement/beginAnalysis.ts';
import { readSummary } from '../../../src/node/service/readSummary.ts';
import { numberOfFrames, pullbackFile } from '../service/serviceDriver.ts';

it('A library of the first version opens with its pullbacks and reads, listed like new ones', async () => {
  const home = await mkdtemp(join(tmpdir(), 'venolume-migration-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const path = join(home, 'a.dcm');
  await writeFile(path, pullbackFile());
  const { pullback, files } = await lookAtNamedFile(path);
  const base = beginAnalysis(pullback);

  const first = new DatabaseSync(databasePath(home));
  first.exec(migrations[0]!);
  first.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1`);
  first.prepare(`INSERT INTO patient VALUES ('k', 'Secretname, Jane', 'VEN-7')`).run();
  first.prepare(`INSERT INTO visit VALUES ('c', 'k', '1.2.3', '2026-03-11', '')`).run();
  first.prepare(`INSERT INTO pullback VALUES ('p', 'c', ?, '', ?, ?, ?, ?, 0, '2026-03-12T10:00:00.000Z', NULL)`).run(pullback.sopInstanceUid, JSON.stringify(pullback), files.digest, files.sizeBytes, path);
  first.prepare(`INSERT INTO read VALUES ('r', 'p', 'R1', 'clinical', 1, ?, 0, NULL, ?)`).run(JSON.stringify(base), JSON.stringify(readSummary(base, pullback, { presets: [] }, false)));
  first.close();

  const library = await openSqliteLibrary(home);
  const [listed] = await library.pullbacks('kept');
  expect(listed).toMatchObject({ pullbackId: 'p', studyDate: '2026-03-11', lastOpenedAt: null, summary: { patientId: 'VEN-7', numberOfFrames, spacingMm: { column: 0.5, row: 0.5 } } });
  expect((await library.pullback('p')).pullback).toEqual(pullback);
  expect(await library.reads('p')).toMatchObject([{ readId: 'r', reader: 'R1' }]);
  expect((await library.read('r')).base.pullback).toEqual(base.pullback);
  await library.close();
});
