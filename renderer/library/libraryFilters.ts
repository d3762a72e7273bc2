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
  /** All that it can be found by, in lower case. */
  readonly text: string;
}

export function rowsOf({ patients }: LibraryListing, reader: string | null): readonly Row[] {
  return patients.flatMap((patient) =>
    patient.cases.flatMap((entry) => {
      const ofCase = [patient.patientId, patient.patientName, patient.patientNameInFull, caseWords(entry), entry.studyDate ?? ''];
      return entry.pullbacks.map((pullback): Row => {
        const read = chosenRead(pullback, reader);
        return { patient, entry, pullback, read, text: [...ofCase, ...wordsOf(pullback, read)].join(' ').toLowerCase() };
      });
    }),
  );
}

function wordsOf(pullback: PullbackEntry, read: ReadEntry | null): readonly string[] {
  return [
    `pullback ${pullback.number}`,
    pullback.kind,
    phaseWords[pullback.phase],
    ...(read?.segments ?? []).map(segmentName),
    pullback.sample === null ? '' : 'sample',
    pullback.seriesDescription,
    pullback.accessionNumber,
    pullback.institutionName,
    ...pullback.reads.map((each) => each.reader),
  ];
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
  /** Shown in the order in which they were opened, the last one first. */
  recent: { id: 'recent', fits: ({ pullback }: Row) => pullback.lastOpenedAt !== null },
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

const allFilters: readonly LibraryFilter[] = Object.values(libraryFilters).flat();

export function filterById(id: string): LibraryFilter {
  return allFilters.find((filter) => filter.id === id) ?? libraryFilters.all;
}

/** The words of a search, each of which is to stand in what is found. */
export function searchWords(search: string): readonly string[] {
  return search.trim().toLowerCase().split(/\s+/);
}

/** Whether every word stands in the row's subject, study, veins, phase, date and the like. */
export function rowMatches({ text }: Row, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** How many rows each filter shows, by its id. */
export function filterCounts(rows: readonly Row[]): ReadonlyMap<string, number> {
  return new Map(allFilters.map(({ id, fits }) => [id, rows.filter(fits).length]));
}

export const rowOrders = ['newest', 'oldest', 'subject', 'opened'] as const;
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
  for (const row of rows) {
    const members = byCase.get(row.entry.caseId);
    if (members === undefined) byCase.set(row.entry.caseId, [row]);
    else members.push(row);
  }
  const groups = [...byCase].flatMap(([key, members]): readonly RowGroup[] => {
    const [first] = members;
    return first === undefined ? [] : [{ key, patient: first.patient, entry: first.entry, rows: members.toSorted((a, b) => a.pullback.number - b.pullback.number) }];
  });
  const isSample = ({ rows: [first] }: RowGroup) => (first?.pullback.sample == null ? 0 : 1);
  const date = ({ entry }: RowGroup) => entry.studyDate ?? '';
  const subject = ({ patient }: RowGroup) => patient.patientId || patient.patientName;
  const opened = ({ rows: members }: RowGroup) => members.map(({ pullback }) => pullback.lastOpenedAt ?? '').reduce((a, b) => (a > b ? a : b));
  const within = {
    newest: (a: RowGroup, b: RowGroup) => compareText(date(b), date(a)),
    oldest: (a: RowGroup, b: RowGroup) => compareText(date(a), date(b)),
    subject: (a: RowGroup, b: RowGroup) => inAlphabet.compare(subject(a), subject(b)),
    opened: (a: RowGroup, b: RowGroup) => compareText(opened(b), opened(a)),
  }[order];
  return groups.toSorted((a, b) => (order === 'opened' ? 0 : isSample(a) - isSample(b)) || within(a, b));
}

const inAlphabet = new Intl.Collator('en', { numeric: true });

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

