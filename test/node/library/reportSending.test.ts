import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { routes } from '../../../src/api/contract.ts';
import type { SendingNote } from '../../../src/node/library/library.ts';
import { databasePath, openSqliteLibrary } from '../../../src/node/library/sqliteLibrary.ts';
import { drive } from '../service/serviceDriver.ts';

it('What was sent is noted and never rewritten; the last note counts, and only one of two programs begins to send', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'venolume-sending-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const driver = await drive(folder);
  const { readId } = await driver.ask(routes.openSample, {}, { which: 'read' });
  const { reportId } = (await driver.ask(routes.read, { readId })).reports[0]!;
  await driver.close();

  const home = join(folder, 'home');
  const [one, other] = await Promise.all([openSqliteLibrary(home), openSqliteLibrary(home)]);
  const note = (sopInstanceUid: string, state: SendingNote['state'], serverId = 's1'): SendingNote => ({ reportId, serverId, serverName: 'Ward', sopInstanceUid, state, remark: '', at: '2026-03-11T15:42:00.000Z' });
  const beginning = [note('2.25.1', 'sending'), note('2.25.2', 'sending')];
  const begun = await Promise.allSettled([one.beginSending(beginning), other.beginSending(beginning)]);
  expect(begun.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(begun.find((each) => each.status === 'rejected')).toMatchObject({ reason: { code: 'server/underWay' } });

  await one.noteSendings([note('2.25.1', 'sent'), note('2.25.2', 'failed')]);
  expect((await other.sendings(reportId)).map(({ sopInstanceUid, state }) => [sopInstanceUid, state])).toEqual([
    ['2.25.1', 'sent'],
    ['2.25.2', 'failed'],
  ]);
  await expect(one.beginSending(beginning)).rejects.toMatchObject({ code: 'server/underWay' });
  await one.beginSending([note('2.25.2', 'sending')]);
  // Another server is another matter.
  await one.beginSending([note('2.25.1', 'sending', 's2')]);
  expect((await other.sendings(reportId)).map(({ serverId, state }) => [serverId, state])).toEqual([
    ['s1', 'sent'],
    ['s1', 'sending'],
    ['s2', 'sending'],
  ]);
  await Promise.all([one.close(), other.close()]);

  const database = new DatabaseSync(databasePath(home));
  expect(() => database.exec(`UPDATE report_sending SET state = 'sent'`)).toThrow('never rewritten');
  expect(() => database.exec('DELETE FROM report_sending')).toThrow('never deleted');
  database.close();
});
