import { describe, expect, it } from 'vitest';
import { filterById, filterCounts, groupRows, libraryFilters, rowMatches, rowsOf, searchWords } from '../../../renderer/library/libraryFilters.ts';
import { chosenRead } from '../../../renderer/library/chosenRead.ts';
import type { LibraryListing, PullbackEntry, ReadEntry } from '../../../src/api/libraryListing.ts';

function read(part: Partial<ReadEntry> = {}): ReadEntry {
  return {
    readId: 'r1',
    pullbackId: 'p1',
    reader: 'R1',
    purpose: 'clinical',
    sequence: 1,
    lastEventSequence: 0,
    lastEditAt: null,
    progress: 'reading',
    acceptedContours: 1,
    provisionalContours: 0,
    acceptedUnseenContours: 0,
    segments: [{ id: 's', vein: 'CIV', side: 'left', minimumLumenAreaMm2: 70, minimumLumenAreaPx2: 7000, minimumFrameNumber: 9, minimumAccepted: true, areaStenosisPercent: null, hasReference: false }],
    finalRevision: null,
    ...part,
  };
}

function pullback(part: Partial<PullbackEntry> = {}): PullbackEntry {
  return {
    pullbackId: 'p1',
    sopInstanceUid: '1.2.3',
    seriesDescription: '',
    accessionNumber: '',
    institutionName: '',
    kind: 'pullback',
    lastOpenedAt: null,
    number: 1,
    numberOfFrames: 100,
    rows: 512,
    columns: 512,
    frameIntervalMs: null,
    ivusAcquisition: 'manual',
    spacingMm: { column: 0.1, row: 0.1 },
    calibrationSource: 'pixelSpacing',
    lengthsBy: null,
    anchors: 0,
    phase: 'preStent',
    sample: null,
    file: 'present',
    addedAt: '2026-03-11T10:00:00.000Z',
    reads: [read()],
    ...part,
  };
}

const listing: LibraryListing = {
  patients: [
    {
      patientKey: 'a',
      patientName: 'Old^Case',
      patientNameInFull: 'Old, Case (山田 太郎)',
      patientId: 'VEN-1',
      cases: [{ caseId: 'c1', studyInstanceUid: '1', studyDate: '2026-02-18', description: 'Left iliofemoral', pullbacks: [pullback({ number: 2, pullbackId: 'p2', phase: 'afterStent' }), pullback()] }],
    },
    { patientKey: 'b', patientName: '', patientNameInFull: '', patientId: 'VEN-2', cases: [{ caseId: 'c2', studyInstanceUid: '2', studyDate: '2026-03-11', description: '', pullbacks: [pullback({ pullbackId: 'p3', spacingMm: null, reads: [read({ progress: 'final' })] })] }] },
    { patientKey: 's', patientName: 'Sample', patientNameInFull: 'Sample', patientId: 'S', cases: [{ caseId: 'c3', studyInstanceUid: '3', studyDate: '2026-12-31', description: '', pullbacks: [pullback({ pullbackId: 'p4', sample: 'read' })] }] },
  ],
};
const rows = rowsOf(listing, 'R1');
const found = (search: string) => rows.filter((row) => rowMatches(row, searchWords(search))).map((row) => row.pullback.pullbackId);

describe('the library’s list', () => {
  it('is found by subject, study, vein and date, every word of a search', () => {
    expect(found('ven-1')).toEqual(['p2', 'p1']);
    expect(found('iliofemoral after stent')).toEqual(['p2']);
    expect(found('LCIV')).toHaveLength(4);
    expect(found('11 mar 2026')).toEqual(['p3']);
    expect(found('2026-02-18 pre-stent')).toEqual(['p1']);
    expect(found('old 山田')).toEqual(['p2', 'p1']);
    expect(found('nobody')).toEqual([]);
    expect(found('')).toHaveLength(4);
  });

  it('counts each pullback in one progress and one phase', () => {
    for (const group of [libraryFilters.progress, libraryFilters.phase]) {
      for (const row of rows) expect(group.filter((filter) => filter.fits(row))).toHaveLength(1);
    }
    expect(rows.filter(filterById('uncalibrated').fits).map((row) => row.pullback.pullbackId)).toEqual(['p3']);
    expect(rows.filter(filterById('final').fits)).toHaveLength(1);
  });

  it('is found by accession number, institution and series, too', () => {
    const [row] = rowsOf({ patients: [{ ...listing.patients[1]!, cases: [{ ...listing.patients[1]!.cases[0]!, pullbacks: [pullback({ accessionNumber: 'ACC-77', institutionName: 'Vein Clinic', seriesDescription: 'IVUS run' })] }] }] }, 'R1');
    expect(rowMatches(row!, searchWords('acc-77 clinic run'))).toBe(true);
    expect(rowMatches(row!, searchWords('acc-78'))).toBe(false);
  });

  it('counts what each filter shows once for all', () => {
    const counts = filterCounts(rows);
    for (const filter of Object.values(libraryFilters).flat()) expect(counts.get(filter.id), filter.id).toBe(rows.filter(filter.fits).length);
    expect(counts.get('all')).toBe(4);
  });

  it('has what was opened lately first, the samples among them', () => {
    const opened = rows.map((row, i) => ({ ...row, pullback: { ...row.pullback, lastOpenedAt: [null, '2026-03-12T08:00:00.000Z', '2026-03-12T09:00:00.000Z', '2026-03-13T07:00:00.000Z'][i]! } }));
    const recent = opened.filter(filterById('recent').fits);
    expect(groupRows(recent, 'opened').flatMap((group) => group.rows.map((row) => row.pullback.pullbackId))).toEqual(['p4', 'p3', 'p1']);
  });

  it('stands by case, newest first, pullbacks in order, the sample last', () => {
    const groups = groupRows(rows, 'newest');
    expect(groups.map(({ key }) => key)).toEqual(['c2', 'c1', 'c3']);
    expect(groups[1]?.rows.map((row) => row.pullback.number)).toEqual([1, 2]);
    expect(groupRows(rows, 'oldest').map(({ key }) => key)).toEqual(['c1', 'c2', 'c3']);
  });
});

describe('the read that stands for a pullback', () => {
  it('is the reader’s own, else one that nobody owns, else the newest', () => {
    const theirs = read({ readId: 'theirs', reader: 'R2' });
    const nobodys = read({ readId: 'nobodys', reader: '' });
    const own = read({ readId: 'own', reader: 'R1' });
    expect(chosenRead({ reads: [own, nobodys, theirs] }, 'R1')?.readId).toBe('own');
    expect(chosenRead({ reads: [nobodys, theirs] }, 'R1')?.readId).toBe('nobodys');
    expect(chosenRead({ reads: [theirs] }, 'R1')?.readId).toBe('theirs');
    expect(chosenRead({ reads: [] }, 'R1')).toBeNull();
  });
});
