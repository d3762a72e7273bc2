import type { Analysis, ReadPurpose } from '../../analysis/analysis.ts';
import type { HistoryEvent } from '../../analysis/edit.ts';
import type { ReportEntry } from '../../api/contract.ts';
import type { ReadEntry, StenosisRecord } from '../../api/libraryListing.ts';
import type { SendingState } from '../../api/servers.ts';
import type { ComparisonPreset } from '../../measurement/comparisonPreset.ts';
import type { Pullback } from '../../pullback/pullback.ts';
import type { Warning } from '../../shared/warning.ts';
import type { MemberFile, PullbackFiles } from '../pullbackFiles.ts';
import type { PullbackSummary } from './pullbackSummary.ts';
import type { ReportInstance } from '../../report/dicom/reportInstance.ts';

/** Which of the shipped samples a pullback is; null for a reader's own. */
export type Sample = 'read' | 'unread' | null;

/** Where the one or more files of a pullback lie and by what they are known again, without each of a gathered one. */
export interface FileLocation extends Omit<PullbackFiles, 'members'> {
  /** Copies in the library's own folder rather than files referenced where they lie. */
  readonly managed: boolean;
  readonly fileCount: number;
}

/** A pullback without its header, of which a library holds thousands. */
export interface ListedPullback {
  readonly pullbackId: string;
  readonly patientKey: string;
  readonly caseId: string;
  /** ISO date or null. */
  readonly studyDate: string | null;
  readonly sample: Sample;
  readonly summary: PullbackSummary;
  readonly file: FileLocation;
  readonly addedAt: string;
  readonly lastOpenedAt: string | null;
  readonly trashedAt: string | null;
}

export interface StoredPullback extends ListedPullback {
  readonly pullback: Pullback;
}

/** What the listing shows of a read; everything else of its entry the library keeps itself. */
export type ReadSummary = Pick<ReadEntry, 'progress' | 'acceptedContours' | 'provisionalContours' | 'acceptedUnseenContours' | 'segments'> & {
  readonly phase: Analysis['acquisition']['phase'];
  readonly anchors: number;
};

/** A read without its document. */
export interface ListedRead {
  readonly readId: string;
  readonly pullbackId: string;
  readonly reader: string;
  readonly purpose: ReadPurpose;
  readonly sequence: number;
  readonly lastEventSequence: number;
  readonly lastEditAt: string | null;
  readonly summary: ReadSummary;
  readonly finalRevision: number | null;
}

export interface StoredRead extends ListedRead {
  /** The document before the first event, under the identity of this read. */
  readonly base: Analysis;
}

export interface ReportFiles {
  readonly pdf: Uint8Array;
  readonly json: Uint8Array;
  readonly csvWithPoint: Uint8Array;
  readonly csvWithComma: Uint8Array;
}

/** A final report with all that is frozen in it. */
export interface StoredReport {
  readonly entry: ReportEntry;
  /** The document that it was computed from, as an analysis file. */
  readonly analysisFile: string;
  /** Every file of the report as it was frozen. */
  readonly files: ReportFiles;
  /** Its DICOM objects, one of a kind; none where an older program froze it. */
  readonly instances: readonly ReportInstance[];
}

/** What is known of an object of a report at a server since a moment; `sending` until its end is known. */
export interface SendingNote {
  readonly reportId: string;
  readonly serverId: string;
  readonly serverName: string;
  readonly sopInstanceUid: string;
  readonly state: Exclude<SendingState, 'notSent'>;
  readonly remark: string;
  readonly at: string;
}

/**
 * The library behind one asynchronous port: SQLite in a file on this machine now, a shared database later. No SQL and no
 * synchronous call leaks past it. All that is written is on disk when the promise resolves. Throws `library/notFound`,
 * `library/readChanged`, `library/diskFull`, `library/notWritable`, `library/damaged`.
 */
export interface Library {
  setting(name: string): Promise<string | null>;
  setSetting(name: string, value: string): Promise<void>;

  /** Every pullback that is not in the trash, or only those that are. */
  pullbacks(which: 'kept' | 'trashed'): Promise<readonly ListedPullback[]>;
  /** Those of one patient that are not in the trash, in the same order. */
  pullbacksOfPatient(patientKey: string): Promise<readonly ListedPullback[]>;
  pullback(pullbackId: string): Promise<StoredPullback>;
  /** Looks in the trash as well. */
  findPullback(sopInstanceUid: string, sample: Sample): Promise<StoredPullback | null>;
  /** Of a gathered pullback, its files in the order of the frames; of one in a single file, none. */
  memberFiles(pullbackId: string): Promise<readonly MemberFile[]>;
  /** Where another process has added the same one meanwhile, that one: its digest says whether it is the same file. */
  addPullback(pullback: Pullback, files: PullbackFiles, managed: boolean, sample: Sample): Promise<StoredPullback>;
  /** Keeps what is found to be wrong with the frames after a pullback was added; what is known already stays once. */
  addWarnings(pullbackId: string, warnings: readonly Warning[]): Promise<void>;
  moveFiles(pullbackId: string, files: PullbackFiles, managed: boolean): Promise<void>;
  setTrashed(pullbackId: string, trashed: boolean): Promise<void>;
  /** Says that a reader opened it just now. */
  noteOpened(pullbackId: string): Promise<void>;

  /** Reads of one pullback, or of all of them. */
  reads(pullbackId?: string): Promise<readonly ListedRead[]>;
  read(readId: string): Promise<StoredRead>;
  /** Begins a read over a document, which takes on the identity of the read. */
  addRead(pullbackId: string, reader: string, purpose: ReadPurpose, base: Analysis, summary: ReadSummary): Promise<StoredRead>;
  /** Gives the reads that nobody owned yet to a reader. */
  claimReads(reader: string): Promise<void>;

  events(readId: string): Promise<readonly HistoryEvent[]>;
  /** Adds the event `expectedSequence + 1` in one transaction, or refuses with `library/readChanged`. */
  append(readId: string, expectedSequence: number, event: Omit<HistoryEvent, 'sequence'>, summary: ReadSummary): Promise<HistoryEvent>;
  /** The summary alone, of the read as it was after that event; does nothing where somebody wrote since. */
  setSummary(readId: string, lastEventSequence: number, summary: ReadSummary): Promise<void>;

  reports(readId: string): Promise<readonly ReportEntry[]>;
  report(reportId: string): Promise<StoredReport>;
  /** The DICOM objects of a final report; none where an older program froze it. */
  reportInstances(reportId: string): Promise<readonly ReportInstance[]>;
  /** Refuses with `library/readChanged` where the read moved on or the revision exists. */
  addReport(report: StoredReport, records: readonly StenosisRecord[], summary: ReadSummary): Promise<void>;
  /** The last note of each object of a report at each server, in the order in which they were made. */
  sendings(reportId: string): Promise<readonly SendingNote[]>;
  noteSendings(notes: readonly SendingNote[]): Promise<void>;
  /** The same as the beginning of a sending. Refuses with `server/underWay` where one of the objects is being sent there or has arrived. */
  beginSending(notes: readonly SendingNote[]): Promise<void>;
  stenosisRecords(): Promise<readonly StenosisRecord[]>;

  presets(): Promise<readonly ComparisonPreset[]>;
  addPreset(preset: ComparisonPreset): Promise<void>;

  /** Writes the whole library with the files it manages into one file. */
  backup(path: string): Promise<void>;
  /** Replaces the library by a backup after checking it; the one it replaces is kept beside it. */
  restore(path: string): Promise<void>;
  close(): Promise<void>;
}
