import { expect, test } from 'vitest';
import { emptyAnalysis } from '../../src/analysis/analysis.ts';
import { frameOfEdit } from '../../src/analysis/frameOfEdit.ts';

test('undoing the delete of a bookmark leads to its frame, as making it does', () => {
  const annotation = { id: 'a1', frameNumber: 41, shape: { kind: 'bookmark' }, note: '', includedInReport: false, author: 'R1' } as const;
  const pullback = { sopInstanceUid: '1.2.3', rows: 512, columns: 512, numberOfFrames: 60, recordedCalibration: null, recordedPositionsMm: null };
  const empty = emptyAnalysis(pullback, { reader: 'R1', purpose: 'clinical', sequence: 1 });
  expect(frameOfEdit({ type: 'annotationSet', annotation }, empty)).toBe(41);
  expect(frameOfEdit({ type: 'annotationDeleted', id: 'a1' }, { ...empty, annotations: [annotation] })).toBe(41);
});
