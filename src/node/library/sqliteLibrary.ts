import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { reportEntrySchema } from '../../api/contract.ts';
import { comparisonPresetSchema } from '../../api/comparisonPresetSchema.ts';
import { stenosisRecordSchema } from '../../api/libraryListing.ts';
import { shippedPresets } from '../../measurement/comparisonPreset.ts';
import type { Pullback } from '../../pullback/pullback.ts';
import { AppError } from '../../shared/appError.ts';
import type { PullbackFiles } from '../pullbackFiles.ts';
import { backupLibrary, restoreLibrary } from './backup.ts';
import type { Library, Sample, SendingNote } from './library.ts';
import { type Database, openDatabase } from './openDatabase.ts';
import { pullbackSummary } from './pullbackSummary.ts';
import { eventRow, headerRow, json, listedPullbackRow, listedReadRow, memberFileRow, pullbackRow, readRow, reportInstanceRow, reportRow, sendingRow } from './rows.ts';
import { libraryError } from './sqliteError.ts';

type Value = string | number | null | Uint8Array;

const listedPullbackSelect = 'SELECT pullback.*, patient_key, study_date FROM pullback JOIN visit USING (case_id)';
const pullbackSelect = 'SELECT pullback.*, patient_key, study_date, header FROM pullback JOIN visit USING (case_id) JOIN pullback_header USING (pullback_id)';
const pullbackOrder = 'ORDER BY study_date DESC, added_at, pullback.rowid';
const finalRevision = '(SELECT max(revision) FROM report WHERE report.read_id = read.read_id) AS final_revision';
const listedReadSelect = `SELECT read.*, ${finalRevision} FROM read`;
const lastNotes = 'sequence IN (SELECT max(sequence) FROM report_sending WHERE report_id = ? GROUP BY server_id, sop_instance_uid)';
const readSelect = `SELECT read.*, base, ${finalRevision} FROM read JOIN read_base USING (read_id)`;

/** Where the library's database lies in its home folder. */
export function databasePath(home: string): string {
  return join(home, 'library.sqlite');
}

/** The folder of the files that the library keeps itself. */
export function managedFolder(home: string): string {
  return join(home, 'pullbacks');
}

/** The library in one SQLite file under `home`, which is made where it is missing. Throws as `openDatabase` does. */
export async function openSqliteLibrary(home: string): Promise<Library> {
  let database = openLibraryDatabase(home);

  function guarded<T>(work: (database: Database) => T): Promise<T> {
    try {
      return Promise.resolve(work(database));
    } catch (error) {
      return Promise.reject(error instanceof z.ZodError || error instanceof SyntaxError ? damaged(error) : libraryError(error));
    }
  }

  const all = <T>(row: z.ZodType<T>, sql: string, ...values: Value[]) => guarded((db) => db.prepare(sql).all(...values).map((value) => row.parse(value)));
  const first = <T>(row: z.ZodType<T>, sql: string, ...values: Value[]) => all(row, sql, ...values).then((rows) => rows[0] ?? null);
  const run = (sql: string, ...values: Value[]) => guarded((db) => void db.prepare(sql).run(...values));
  const transaction = <T>(work: (db: Database) => T) =>
    guarded((db) => {
      // IMMEDIATE: two writers wait for each other instead of failing half-way.
      db.exec('BEGIN IMMEDIATE');
      try {
        const result = work(db);
        db.exec('COMMIT');
        return result;
      } catch (error) {
        rollBack(db);
        throw error;
      }
    });

  const found = <T>(value: T | null): T => {
    if (value === null) throw notFound();
    return value;
  };
  const changeOne = (sql: string, ...values: Value[]) =>
    guarded((db) => {
      if (db.prepare(sql).run(...values).changes === 0) throw notFound();
    });

  const library: Library = {
    setting: async (name) => (await first(z.object({ value: z.string() }), 'SELECT value FROM setting WHERE name = ?', name))?.value ?? null,
    setSetting: (name, value) => run('INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value),

    pullbacks: (which) => all(listedPullbackRow, `${listedPullbackSelect} WHERE trashed_at IS ${which === 'kept' ? '' : 'NOT '}NULL ${pullbackOrder}`),
    pullbacksOfPatient: (patientKey) => all(listedPullbackRow, `${listedPullbackSelect} WHERE trashed_at IS NULL AND patient_key = ? ${pullbackOrder}`, patientKey),
    pullback: async (id) => found(await first(pullbackRow, `${pullbackSelect} WHERE pullback_id = ?`, id)),
    findPullback: (uid, sample) => first(pullbackRow, `${pullbackSelect} WHERE sop_instance_uid = ? AND sample = ?`, uid, sample ?? ''),
    memberFiles: (id) => all(memberFileRow, 'SELECT name, sop_instance_uid, size_bytes, digest FROM pullback_file WHERE pullback_id = ? ORDER BY frame_number', id),
    async addPullback(pullback, files, managed, sample) {
      const pullbackId = await transaction((db) => {
        const there = idRow.optional().parse(db.prepare('SELECT pullback_id FROM pullback WHERE sop_instance_uid = ? AND sample = ?').get(pullback.sopInstanceUid, sample ?? ''));
        if (there !== undefined) return there.pullback_id;
        const id = randomUUID();
        const caseId = caseOf(db, pullback, sample);
        db.prepare('INSERT INTO pullback (pullback_id, case_id, sop_instance_uid, sample, summary, digest, size_bytes, path, managed, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
          id,
          caseId,
          pullback.sopInstanceUid,
          sample ?? '',
          JSON.stringify(pullbackSummary(pullback)),
          files.digest,
          files.sizeBytes,
          files.path,
          managed ? 1 : 0,
          new Date().toISOString(),
        );
        db.prepare('INSERT INTO pullback_header VALUES (?, ?)').run(id, JSON.stringify(pullback));
        setMembers(db, id, files);
        return id;
      });
      return library.pullback(pullbackId);
    },
    addWarnings: (id, warnings) =>
      transaction((db) => {
        const row = headerRow.optional().parse(db.prepare('SELECT pullback_id, header FROM pullback_header WHERE pullback_id = ?').get(id));
        if (row === undefined) throw notFound();
        const known = row.header.warnings;
        const fresh = warnings.filter(({ code, message }) => !known.some((other) => other.code === code && other.message === message));
        db.prepare('UPDATE pullback_header SET header = ? WHERE pullback_id = ?').run(JSON.stringify({ ...row.header, warnings: [...known, ...fresh] }), id);
      }),
    moveFiles: (id, files, managed) =>
      transaction((db) => {
        db.prepare('UPDATE pullback SET path = ?, managed = ?, digest = ?, size_bytes = ? WHERE pullback_id = ?').run(files.path, managed ? 1 : 0, files.digest, files.sizeBytes, id);
        setMembers(db, id, files);
      }),
    setTrashed: (id, trashed) => changeOne('UPDATE pullback SET trashed_at = ? WHERE pullback_id = ?', trashed ? new Date().toISOString() : null, id),
    noteOpened: (id) => changeOne('UPDATE pullback SET last_opened_at = ? WHERE pullback_id = ?', new Date().toISOString(), id),

    reads: (pullbackId) =>
      pullbackId === undefined ? all(listedReadRow, `${listedReadSelect} ORDER BY read.rowid`) : all(listedReadRow, `${listedReadSelect} WHERE pullback_id = ? ORDER BY read.rowid`, pullbackId),
    read: async (id) => found(await first(readRow, `${readSelect} WHERE read_id = ?`, id)),
    async addRead(pullbackId, reader, purpose, base, summary) {
      const readId = randomUUID();
      await transaction((db) => {
        const taken = z.object({ last: z.number().nullable() }).parse(
          db.prepare('SELECT max(sequence) AS last FROM read WHERE pullback_id = ? AND reader = ? AND purpose = ?').get(pullbackId, reader, purpose),
        );
        const sequence = (taken.last ?? 0) + 1;
        db.prepare('INSERT INTO read VALUES (?, ?, ?, ?, ?, 0, NULL, ?)').run(readId, pullbackId, reader, purpose, sequence, JSON.stringify(summary));
        db.prepare('INSERT INTO read_base VALUES (?, ?)').run(readId, JSON.stringify(base));
      });
      return library.read(readId);
    },
    claimReads: (reader) =>
      // A reader who already has such a read keeps it; the unowned one then stays unowned.
      run(`UPDATE OR IGNORE read SET reader = ? WHERE reader = ''`, reader),

    events: (readId) => all(eventRow, 'SELECT sequence, reader, at, action FROM event WHERE read_id = ? ORDER BY sequence', readId),
    append: (readId, expectedSequence, { reader, at, action }, summary) =>
      transaction((db) => {
        expectSequence(db, readId, expectedSequence);
        const sequence = expectedSequence + 1;
        db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?)').run(readId, sequence, reader, at, canonicalize(action) ?? '');
        db.prepare('UPDATE read SET last_event_sequence = ?, last_edit_at = ?, summary = ? WHERE read_id = ?').run(sequence, at, JSON.stringify(summary), readId);
        return { sequence, reader, at, action };
      }),
    setSummary: (readId, lastEventSequence, summary) => run('UPDATE read SET summary = ? WHERE read_id = ? AND last_event_sequence = ?', JSON.stringify(summary), readId, lastEventSequence),

    reports: async (readId) => (await all(z.object({ entry: json(reportEntrySchema) }), 'SELECT entry FROM report WHERE read_id = ? ORDER BY revision', readId)).map(({ entry }) => entry),
    report: async (id) => ({ ...found(await first(reportRow, 'SELECT * FROM report WHERE report_id = ?', id)), instances: await library.reportInstances(id) }),
    reportInstances: (id) => all(reportInstanceRow, 'SELECT * FROM report_instance WHERE report_id = ? ORDER BY rowid', id),
    addReport: ({ entry, analysisFile, files, instances }, records, summary) =>
      transaction((db) => {
        expectSequence(db, entry.readId, entry.eventSequence);
        const revisions = z.object({ count: z.number() }).parse(db.prepare('SELECT count(*) AS count FROM report WHERE read_id = ?').get(entry.readId));
        if (revisions.count !== entry.revision - 1) throw readChanged();
        db.prepare('INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
          entry.reportId,
          entry.readId,
          entry.revision,
          JSON.stringify(entry),
          analysisFile,
          files.pdf,
          files.json,
          files.csvWithPoint,
          files.csvWithComma,
        );
        const insertInstance = db.prepare('INSERT INTO report_instance VALUES (?, ?, ?, ?, ?)');
        for (const { kind, sopClassUid, sopInstanceUid, bytes } of instances) insertInstance.run(entry.reportId, kind, sopClassUid, sopInstanceUid, bytes);
        const insert = db.prepare('INSERT INTO stenosis_record VALUES (?, ?, ?, ?, ?, ?)');
        for (const record of records) insert.run(entry.reportId, record.vein, record.side, record.patientId, record.studyDate, JSON.stringify(record));
        db.prepare('UPDATE read SET summary = ? WHERE read_id = ?').run(JSON.stringify(summary), entry.readId);
      }),
    sendings: (reportId) => all(sendingRow, `SELECT * FROM report_sending WHERE ${lastNotes} ORDER BY sequence`, reportId),
    noteSendings: (notes) => transaction((db) => addNotes(db, notes)),
    beginSending: (notes) =>
      transaction((db) => {
        const taken = db.prepare(`SELECT 1 FROM report_sending WHERE ${lastNotes} AND server_id = ? AND sop_instance_uid = ? AND state IN ('sending', 'sent')`);
        const isTaken = notes.some(({ reportId, serverId, sopInstanceUid }) => taken.get(reportId, serverId, sopInstanceUid) !== undefined);
        if (isTaken) throw new AppError('server/underWay', 'This report is being sent there already, or has arrived. Nothing is sent twice.');
        addNotes(db, notes);
      }),
    stenosisRecords: async () =>
      (await all(z.object({ record: json(stenosisRecordSchema) }), 'SELECT record FROM stenosis_record ORDER BY study_date DESC, rowid')).map(({ record }) => record),

    presets: async () => (await all(z.object({ content: json(comparisonPresetSchema) }), 'SELECT content FROM preset ORDER BY added_at')).map(({ content }) => content),
    async addPreset(preset) {
      const there = await first(z.object({ name: z.string() }), 'SELECT name FROM preset WHERE name = ?', preset.name);
      if (there !== null || shippedPresets.some(({ name }) => name === preset.name)) throw new AppError('service/badRequest', `A preset named ${preset.name} exists. A preset is never changed: give the new one another name.`);
      await run('INSERT INTO preset VALUES (?, ?, ?)', preset.name, JSON.stringify(preset), new Date().toISOString());
    },

    backup: async (path) => backupLibrary(database, managedFolder(home), path),
    async restore(path) {
      let closed = false;
      try {
        await restoreLibrary(path, home, () => {
          // Leaving WAL needs the library for oneself alone: another process would go on writing into a file that is gone.
          database.exec('PRAGMA journal_mode = DELETE');
          database.close();
          closed = true;
        });
      } finally {
        if (closed) database = openLibraryDatabase(home);
      }
    },
    async close() {
      database.close();
    },
  };
  return library;
}

/** SQLite ends the transaction itself on a full or failing disk; that there is none left must not hide why. */
function rollBack(db: Database): void {
  try {
    db.exec('ROLLBACK');
  } catch {
    // Rolled back already.
  }
}

function damaged(cause: unknown): AppError {
  return new AppError('library/damaged', 'An entry of the library cannot be read. Nothing was changed; restore the library from a backup.', {}, { cause });
}

function notFound(): AppError {
  return new AppError('library/notFound', 'This is not in the library any more. Go back to the library and choose again.');
}

function readChanged(): AppError {
  return new AppError('library/readChanged', 'This read was changed in another window. Nothing was overwritten: reload it to go on.');
}

function expectSequence(db: Database, readId: string, expectedSequence: number): void {
  const row = z.object({ last_event_sequence: z.number() }).optional().parse(db.prepare('SELECT last_event_sequence FROM read WHERE read_id = ?').get(readId));
  if (row === undefined) throw new AppError('library/notFound', 'This read is not in the library any more.');
  if (row.last_event_sequence !== expectedSequence) throw readChanged();
}

function addNotes(db: Database, notes: readonly SendingNote[]): void {
  const insert = db.prepare('INSERT INTO report_sending (report_id, server_id, server_name, sop_instance_uid, state, remark, at) VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const { reportId, serverId, serverName, sopInstanceUid, state, remark, at } of notes) insert.run(reportId, serverId, serverName, sopInstanceUid, state, remark, at);
}

const idRow = z.object({ pullback_id: z.string() });

function setMembers(db: Database, pullbackId: string, { members }: PullbackFiles): void {
  db.prepare('DELETE FROM pullback_file WHERE pullback_id = ?').run(pullbackId);
  const insert = db.prepare('INSERT INTO pullback_file VALUES (?, ?, ?, ?, ?, ?)');
  for (const [frameIndex, { name, sopInstanceUid, sizeBytes, digest }] of members.entries()) insert.run(pullbackId, frameIndex + 1, name, sopInstanceUid, sizeBytes, digest);
  db.prepare('UPDATE pullback SET file_count = ? WHERE pullback_id = ?').run(Math.max(1, members.length), pullbackId);
}

/** Opens the library's file, and summarises what an older program added to it. */
function openLibraryDatabase(home: string): Database {
  const database = openDatabase(databasePath(home));
  const summarise = database.prepare('UPDATE pullback SET summary = ? WHERE pullback_id = ?');
  for (const row of database.prepare('SELECT pullback_id, header FROM pullback JOIN pullback_header USING (pullback_id) WHERE summary IS NULL').all()) {
    const { success, data } = headerRow.safeParse(row);
    // One that is damaged keeps the others from nobody: it is told of where it is asked for.
    if (success) summarise.run(JSON.stringify(pullbackSummary(data.header)), data.pullback_id);
  }
  return database;
}

/** The case that a pullback belongs to, made with its patient where it is new. Samples are kept apart from real patients. */
function caseOf(db: Database, { identity }: Pullback, sample: Sample): string {
  const patientKey = key(sample === null ? 'patient' : 'sample', identity.patientId, identity.patientName);
  const caseId = key('case', patientKey, identity.studyInstanceUid);
  db.prepare('INSERT INTO patient VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(patientKey, identity.patientName, identity.patientId);
  db.prepare('INSERT INTO visit VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING').run(caseId, patientKey, identity.studyInstanceUid, isoDate(identity.studyDate), identity.studyDescription);
  return caseId;
}

function key(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** A DICOM date as `YYYY-MM-DD`, null where it is none. */
function isoDate(dicomDate: string): string | null {
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(dicomDate.trim());
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`;
}
