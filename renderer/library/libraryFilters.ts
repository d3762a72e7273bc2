import type { LibraryListing, PatientEntry, CaseEntry, PullbackEntry, ReadEntry } from '../../src/api/libraryListing.ts';
import { segmentName } from '../../src/analysis/veinSegment.ts';
import { chosenRead } from './chosenRead.ts';
import { caseWords, phaseWords } from './libraryWords.ts';

/** A pullback with all that the list shows of it. */
export interface Row {
  readonly patient: PatientEntry;
  readonly entry: CaseEntry;
  readonly pullback: PullbackEntry;
  /** The read that stands for it. */
  readonly read: ReadEntry | null;
}

export function rowsOf({ patients }: LibraryListing, reader: string | null): readonly Row[] {
  return patients.flatMap((patient) => patient.cases.flatMap((entry) => entry.pullbacks.map((pullback) => ({ patient, entry, pullback, read: chosenRead(pullback, reader) }))));
}

export interface LibraryFilter {
  readonly id: string;
  readonly fits: (row: Row) => boolean;
}

const ofSide = (side: 'left' | 'right') => (row: Row) => row.read?.segments.some((segment) => segment.side === side) === true;
const hasContours = (read: ReadEntry | null) => read !== null && read.acceptedContours + read.provisionalContours > 0;

/** The filters at the left, by group; counts are of the whole library. */
export const libraryFilters = {
  all: { id: 'all', fits: () => true },
  progress: (['toRead', 'reading', 'ready', 'final'] as const).map((progress) => ({ id: progress, fits: ({ read }: Row) => (read?.progress ?? 'toRead') === progress })),
  phase: (['preStent', 'afterThrombusRemoval', 'afterBalloon', 'afterStent', 'afterPostDilatation', 'followUp', 'unknown'] as const).map((phase) => ({ id: phase, fits: ({ pullback }: Row) => pullback.phase === phase })),
  side: [
    { id: 'left', fits: ofSide('left') },
    { id: 'right', fits: ofSide('right') },
  ],
  attention: [
    { id: 'uncalibrated', fits: ({ pullback }: Row) => pullback.spacingMm === null },
    { id: 'provisional', fits: ({ read }: Row) => (read?.provisionalContours ?? 0) > 0 },
    { id: 'noReference', fits: ({ read }: Row) => hasContours(read) && read?.segments.some(({ hasReference }) => !hasReference) === true },
    { id: 'lostFile', fits: ({ pullback }: Row) => pullback.file !== 'present' },
  ],
} as const;

export function filterById(id: string): LibraryFilter {
  const { all, progress, phase, side, attention } = libraryFilters;
  return [...progress, ...phase, ...side, ...attention].find((filter) => filter.id === id) ?? all;
}

/** Whether every word of a search stands in the row's subject, study, veins, phase or date. */
export function rowMatches({ patient, entry, pullback, read }: Row, search: string): boolean {
  const text = [
    patient.patientId,
    patient.patientNameInFull,
    caseWords(entry),
    entry.studyDate ?? '',
    `pullback ${pullback.number}`,
    phaseWords[pullback.phase],
    ...(read?.segments ?? []).map(segmentName),
    pullback.sample === null ? '' : 'sample',
    ...pullback.reads.map(({ reader }) => reader),
  ]
    .join(' ')
    .toLowerCase();
  return search.trim().toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

export const rowOrders = ['newest', 'oldest', 'subject'] as const;
export type RowOrder = (typeof rowOrders)[number];

export interface RowGroup {
  readonly key: string;
  readonly patient: PatientEntry;
  readonly entry: CaseEntry;
  readonly rows: readonly Row[];
}

/** Rows by case, in the order that the reader chose; the samples come last. */
export function groupRows(rows: readonly Row[], order: RowOrder): readonly RowGroup[] {
  const byCase = new Map<string, Row[]>();
  for (const row of rows) byCase.set(row.entry.caseId, [...(byCase.get(row.entry.caseId) ?? []), row]);
  const groups = [...byCase].flatMap(([key, members]): readonly RowGroup[] => {
    const [first] = members;
    return first === undefined ? [] : [{ key, patient: first.patient, entry: first.entry, rows: members.toSorted((a, b) => a.pullback.number - b.pullback.number) }];
  });
  const isSample = ({ rows: [first] }: RowGroup) => (first?.pullback.sample == null ? 0 : 1);
  const date = ({ entry }: RowGroup) => entry.studyDate ?? '';
  const subject = ({ patient }: RowGroup) => patient.patientId || patient.patientName;
  const within = {
    newest: (a: RowGroup, b: RowGroup) => date(b).localeCompare(date(a)),
    oldest: (a: RowGroup, b: RowGroup) => date(a).localeCompare(date(b)),
    subject: (a: RowGroup, b: RowGroup) => subject(a).localeCompare(subject(b)),
  }[order];
  return groups.toSorted((a, b) => isSample(a) - isSample(b) || within(a, b));
}
