import { describe, expect, test } from 'vitest';
import { emptyAnalysis } from '../../src/analysis/analysis.ts';
import { applyEdit } from '../../src/analysis/applyEdit.ts';
import type { Contour } from '../../src/contour/contour.ts';
import { takeOver } from '../../src/exchange/takeOver.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';

const points = [imagePoint(10, 10), imagePoint(20, 10), imagePoint(15, 20)];
const accepted = { status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: true } as const;

function contour(id: string, frameNumber: number, changes: Partial<Contour> = {}): Contour {
  return { id, frameNumber, kind: 'lumen', curve: 'polygon', points, origin: 'imported', acceptance: { status: 'provisional' }, author: null, ...changes };
}

const analysis = {
  ...emptyAnalysis({ sopInstanceUid: '1.2', rows: 100, columns: 100, numberOfFrames: 9, recordedCalibration: null, recordedPositionsMm: null }, { reader: 'R1', purpose: 'clinical', sequence: 1 }),
  contours: [contour('mine', 1, { acceptance: accepted }), contour('guess', 2, { origin: 'detected' }), contour('channel', 3, { acceptance: accepted }), contour('channel2', 3)],
};
const found = [contour('a', 1), contour('b', 2), contour('c', 3), contour('d', 4), contour('e', 1, { kind: 'stent' }), contour('f', 4)];

describe('taking contours over', () => {
  test('a frame keeps what it has of a kind; other kinds and free frames, with several channels, are taken', () => {
    const { edit, leftOut } = takeOver(analysis, found, { replaceProvisional: false, from: 'x' });
    expect(edit.contours.map(({ id }) => id)).toEqual(['d', 'e', 'f']);
    expect(leftOut.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(edit.replacedContourIds).toBeUndefined();
  });

  test('only what is provisional all through gives way, where the reader says so', () => {
    const { edit, leftOut } = takeOver(analysis, found, { replaceProvisional: true, from: 'x' });
    expect(edit.replacedContourIds).toEqual(['guess']);
    expect(leftOut.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(applyEdit(analysis, edit).contours.map(({ id }) => id)).toEqual(['mine', 'channel', 'channel2', 'b', 'd', 'e', 'f']);
  });

  test('an accepted contour is not replaced, whoever asks for it', () => {
    expect(() => applyEdit(analysis, { type: 'contoursImported', contours: [contour('a', 1)], from: 'x', replacedContourIds: ['mine'] })).toThrow(/frame 1 is accepted/);
  });
});
