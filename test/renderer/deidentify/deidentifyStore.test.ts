// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { PullbackEntry } from '../../../src/api/libraryListing.ts';
import { useApp } from '../../../renderer/app/appStore.ts';
import { type Deidentifying, framesToSee, lockedBecause, openDeidentify, sawFrame, setExport, setExportOptions, setPullback, useDeidentify } from '../../../renderer/deidentify/deidentifyStore.ts';

const entry = (pullbackId: string, file: PullbackEntry['file'] = 'present'): PullbackEntry => ({
  pullbackId,
  sopInstanceUid: `1.2.${pullbackId}`,
  seriesDescription: '',
  accessionNumber: '',
  institutionName: '',
  number: 1,
  kind: 'pullback',
  numberOfFrames: 9,
  rows: 10,
  columns: 10,
  frameIntervalMs: null,
  ivusAcquisition: 'unknown',
  spacingMm: null,
  calibrationSource: null,
  lengthsBy: null,
  anchors: 0,
  phase: 'unknown',
  sample: null,
  file,
  addedAt: '',
  lastOpenedAt: null,
  reads: ['R1', 'R2'].map((reader) => ({ readId: `${pullbackId}-${reader}`, pullbackId, reader, purpose: 'clinical', sequence: 1, lastEventSequence: 1, lastEditAt: null, progress: 'reading', acceptedContours: 3, provisionalContours: 0, acceptedUnseenContours: 0, segments: [], finalRevision: null })),
});

const now = (): Deidentifying => useDeidentify.getState().open!;

beforeEach(async () => {
  const patient = { patientKey: 'p', patientName: 'Doe', patientNameInFull: 'Doe', patientId: 'VEN-7' };
  const ofCase = { caseId: 'c', studyInstanceUid: '1', studyDate: null, description: '' };
  useApp.setState({
    listing: { patients: [{ ...patient, cases: [{ ...ofCase, pullbacks: [entry('a'), entry('b'), entry('gone', 'moved')] }] }] },
    session: { programVersion: '1', host: 'browser', reader: 'R2', opened: [], refused: [] },
  });
  await openDeidentify('a');
});

describe('an export without names that is put together', () => {
  it('begins with the pullback that was asked for and the reader’s own read of it; files that are away cannot go along', () => {
    expect(now().pullbacks.map(({ entry: { pullbackId }, ticked, readIds }) => [pullbackId, ticked, readIds])).toEqual([
      ['a', true, ['a-R2']],
      ['b', false, ['b-R2']],
    ]);
    expect(now().options).toMatchObject({ dates: 'removed', keepDevice: false, keepCharacteristics: false, keepWords: false, keepReaders: false });
    expect(now().options.patientId).toMatch(/^ANON-[0-9A-F]{6}$/);
  });

  it('waits until first, middle and last frame of every ticked pullback were on screen, and for the word of having looked', () => {
    expect(framesToSee(9)).toEqual([1, 5, 9]);
    expect(framesToSee(1)).toEqual([1]);
    expect(lockedBecause(now())).toContain('Look at the first');
    for (const frame of [1, 5, 9]) sawFrame('a', frame);
    expect(lockedBecause(now())).toBe('Say that you have looked.');
    setExport({ looked: true });
    expect(lockedBecause(now())).toBeNull();
    setPullback('b', { ticked: true });
    expect(lockedBecause(now())).toContain('Look at the first');
  });

  it('asks for that word again where other pixels are left than those that were looked at', () => {
    for (const frame of [1, 5, 9]) sawFrame('a', frame);
    for (const change of [{ rectangles: [{ x: 0, y: 0, width: 2, height: 2 }] }, { rectangles: [] }, { keepOutside: true }]) {
      setExport({ looked: true });
      setPullback('a', change);
      expect(now().looked).toBe(false);
    }
    setExport({ looked: true });
    setPullback('a', { readIds: [] });
    expect(now().looked).toBe(true);
  });

  it('needs a new ID and a new name', () => {
    for (const frame of [1, 5, 9]) sawFrame('a', frame);
    setExport({ looked: true });
    setExportOptions({ patientName: ' ' });
    expect(lockedBecause(now())).toContain('new patient ID and name');
  });
});
