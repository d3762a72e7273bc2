/** The library's tables. A version is never changed once it was released: a change is another entry at the end. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE patient (
    patient_key TEXT PRIMARY KEY,
    patient_name TEXT NOT NULL,
    patient_id TEXT NOT NULL
  ) STRICT;

  -- One procedure or visit.
  CREATE TABLE visit (
    case_id TEXT PRIMARY KEY,
    patient_key TEXT NOT NULL REFERENCES patient,
    study_instance_uid TEXT NOT NULL,
    study_date TEXT,
    description TEXT NOT NULL,
    UNIQUE (patient_key, study_instance_uid)
  ) STRICT;

  CREATE TABLE pullback (
    pullback_id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES visit,
    sop_instance_uid TEXT NOT NULL,
    -- '' for a reader's own, else which of the shipped samples it is.
    sample TEXT NOT NULL,
    header TEXT NOT NULL,
    digest TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    path TEXT NOT NULL,
    -- 1: a copy in the library's own folder; 0: referenced where it lies.
    managed INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    trashed_at TEXT,
    UNIQUE (sop_instance_uid, sample)
  ) STRICT;

  CREATE TABLE read (
    read_id TEXT PRIMARY KEY,
    pullback_id TEXT NOT NULL REFERENCES pullback,
    reader TEXT NOT NULL,
    purpose TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    -- The document before the first event.
    base TEXT NOT NULL,
    last_event_sequence INTEGER NOT NULL,
    last_edit_at TEXT,
    -- What the listing shows of it, recomputed with every event.
    summary TEXT NOT NULL,
    UNIQUE (pullback_id, reader, purpose, sequence)
  ) STRICT;

  -- The audit trail. Rows are added and never rewritten.
  CREATE TABLE event (
    read_id TEXT NOT NULL REFERENCES read,
    sequence INTEGER NOT NULL,
    reader TEXT NOT NULL,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    PRIMARY KEY (read_id, sequence)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER event_is_not_rewritten BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never rewritten'); END;
  CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

  -- Final reports, frozen with what they were computed from.
  CREATE TABLE report (
    report_id TEXT PRIMARY KEY,
    read_id TEXT NOT NULL REFERENCES read,
    revision INTEGER NOT NULL,
    entry TEXT NOT NULL,
    analysis TEXT NOT NULL,
    pdf BLOB NOT NULL,
    json BLOB NOT NULL,
    csv_with_point BLOB NOT NULL,
    csv_with_comma BLOB NOT NULL,
    UNIQUE (read_id, revision)
  ) STRICT;
  CREATE TRIGGER report_is_not_rewritten BEFORE UPDATE ON report BEGIN SELECT RAISE(ABORT, 'final reports are never rewritten'); END;
  CREATE TRIGGER report_is_not_deleted BEFORE DELETE ON report BEGIN SELECT RAISE(ABORT, 'final reports are never deleted'); END;

  -- The stenosis result of each vein segment of a final report, to be found by vein, patient and date.
  CREATE TABLE stenosis_record (
    report_id TEXT NOT NULL REFERENCES report,
    vein TEXT NOT NULL,
    side TEXT,
    patient_id TEXT NOT NULL,
    study_date TEXT,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX stenosis_record_by_vein ON stenosis_record (vein, side, study_date);

  CREATE TABLE preset (name TEXT PRIMARY KEY, content TEXT NOT NULL, added_at TEXT NOT NULL) STRICT;
  `,
  `
  -- What is long stands apart: a listing of thousands of pullbacks walks over none of it.
  CREATE TABLE pullback_header (pullback_id TEXT PRIMARY KEY REFERENCES pullback, header TEXT NOT NULL) STRICT;
  INSERT INTO pullback_header SELECT pullback_id, header FROM pullback;
  ALTER TABLE pullback DROP COLUMN header;
  CREATE TABLE read_base (read_id TEXT PRIMARY KEY REFERENCES read, base TEXT NOT NULL) STRICT;
  INSERT INTO read_base SELECT read_id, base FROM read;
  ALTER TABLE read DROP COLUMN base;

  -- What the listing shows of the header, made when the pullback is added; NULL: made when the library is opened.
  ALTER TABLE pullback ADD COLUMN summary TEXT;
  ALTER TABLE pullback ADD COLUMN last_opened_at TEXT;
  CREATE INDEX pullback_by_case ON pullback (case_id);
  `,
  `
  -- The files of a pullback that was gathered from several; its path is then the folder that they are named from.
  CREATE TABLE pullback_file (
    pullback_id TEXT NOT NULL REFERENCES pullback,
    -- Of the frame, from 1.
    frame_number INTEGER NOT NULL,
    name TEXT NOT NULL,
    sop_instance_uid TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (pullback_id, frame_number)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE pullback ADD COLUMN file_count INTEGER NOT NULL DEFAULT 1;
  `,
  `
  -- The DICOM objects of a final report, frozen with it; reports of older programs have none.
  CREATE TABLE report_instance (
    report_id TEXT NOT NULL REFERENCES report,
    kind TEXT NOT NULL,
    sop_class_uid TEXT NOT NULL,
    sop_instance_uid TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL,
    PRIMARY KEY (report_id, kind)
  ) STRICT;
  CREATE TRIGGER report_instance_is_not_rewritten BEFORE UPDATE ON report_instance BEGIN SELECT RAISE(ABORT, 'final reports are never rewritten'); END;
  CREATE TRIGGER report_instance_is_not_deleted BEFORE DELETE ON report_instance BEGIN SELECT RAISE(ABORT, 'final reports are never deleted'); END;
  `,
  `
  -- Where the objects of a report were sent and what came of it. Rows are added and never rewritten: the last one of an object at a server counts.
  CREATE TABLE report_sending (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    report_id TEXT NOT NULL REFERENCES report,
    server_id TEXT NOT NULL,
    -- As it was called then: it may be gone since.
    server_name TEXT NOT NULL,
    sop_instance_uid TEXT NOT NULL,
    state TEXT NOT NULL,
    remark TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX report_sending_by_report ON report_sending (report_id, server_id, sop_instance_uid);
  CREATE TRIGGER report_sending_is_not_rewritten BEFORE UPDATE ON report_sending BEGIN SELECT RAISE(ABORT, 'what was sent is never rewritten'); END;
  CREATE TRIGGER report_sending_is_not_deleted BEFORE DELETE ON report_sending BEGIN SELECT RAISE(ABORT, 'what was sent is never deleted'); END;
  `,
];

/** Marks a SQLite file as a library of this program (PRAGMA application_id): the bytes "vlum". */
export const applicationId = 0x766c756d;
