import { describe, expect, it } from 'vitest';
import { provisionalReview } from '../../../renderer/panels/segments/provisionalReview.ts';
import { choiceOf, draftOf, withMarkedSide } from '../../../renderer/panels/segments/referenceDraft.ts';
import { newSegment, segmentProblem } from '../../../renderer/panels/segments/segmentDraft.ts';
import { emptyAnalysis } from '../../../src/analysis/analysis.ts';
import { applyEdit } from '../../../src/analysis/applyEdit.ts';
import type { ReferenceChoice } from '../../../src/analysis/veinSegment.ts';
import type { Contour, ContourAcceptance } from '../../../src/contour/contour.ts';
import { shippedPresets } from '../../../src/measurement/comparisonPreset.ts';

const range = { firstFrame: 199, lastFrame: 215, statistic: 'largest' } as const;
const other = { firstFrame: 90, lastFrame: 95, statistic: 'largest' } as const;

const everyChoice: readonly ReferenceChoice[] = [
  { rule: 'cranial', range },
  { rule: 'caudal', range },
  { rule: 'mean', cranial: other, caudal: range },
  { rule: 'interpolated', cranial: other, caudal: range },
  { rule: 'segment', segmentId: 's2', statistic: 'mean', analysis: null },
  { rule: 'preset', preset: 'rane-minimum-v1' },
  { rule: 'manual', areaMm2: 180.5, reason: 'Contralateral side by CT' },
  { rule: 'none' },
];

describe('editing a reference', () => {
  it('opens every rule as it stands and gives it back unchanged', () => {
    for (const choice of everyChoice) expect(choiceOf(draftOf(choice))).toEqual({ choice });
  });

  it('says what is missing and makes no choice of what is half filled in', () => {
    expect(choiceOf(draftOf(null))).toEqual({ lacking: 'Give the first and the last caudal frame.' });
    expect(choiceOf({ ...draftOf(null), rule: 'manual', areaMm2: 100 })).toEqual({ lacking: 'Say why this area.' });
    expect(choiceOf({ ...draftOf({ rule: 'caudal', range }), rule: 'mean' })).toEqual({ lacking: 'Give the frames of the cranial range.' });
  });

  it('takes the median where the reader has not chosen a statistic', () => {
    expect(withMarkedSide(null, 'caudal', 10, 20)).toEqual({ rule: 'caudal', range: { firstFrame: 10, lastFrame: 20, statistic: 'median' } });
  });

  it('keeps the other side of a reference of two sides when one is marked anew', () => {
    expect(withMarkedSide({ rule: 'mean', cranial: other, caudal: range }, 'cranial', 1, 5)).toEqual({
      rule: 'mean',
      cranial: { firstFrame: 1, lastFrame: 5, statistic: 'largest' },
      caudal: range,
    });
  });
});

describe('filling in a segment', () => {
  const draft = { vein: 'CIV', side: 'left', firstFrame: 10, lastFrame: 40 } as const;

  it('is refused in the form for exactly what the document would refuse', () => {
    const empty = emptyAnalysis({ sopInstanceUid: '1.2', rows: 512, columns: 512, numberOfFrames: 100, recordedCalibration: null, recordedPositionsMm: null }, { reader: 'R1', purpose: 'clinical', sequence: 1 });
    const segment = newSegment(draft, 'a', shippedPresets);
    const analysis = applyEdit(empty, { type: 'segmentAdded', segment });
    for (const [firstFrame, lastFrame] of [[1, 9], [5, 10], [40, 60], [41, 60], [12, 20], [1, 100]] as const) {
      const next = { ...draft, firstFrame, lastFrame };
      const add = () => applyEdit(analysis, { type: 'segmentAdded', segment: newSegment(next, 'b', shippedPresets) });
      if (segmentProblem(next, null, analysis.segments) === null) expect(add).not.toThrow();
      else expect(add).toThrow();
    }
    expect(segmentProblem({ ...draft, lastFrame: 60 }, 'a', analysis.segments)).toBeNull();
    expect(segmentProblem({ ...draft, side: null }, null, [])).toBe('Choose the side.');
  });

  it('starts with the default comparison areas only where those have one for the vein, never with an unverified preset', () => {
    expect(newSegment(draft, 'a', shippedPresets).comparisonPreset).toBe('no-cvi-median-v1');
    expect(newSegment({ ...draft, vein: 'CFV' }, 'a', shippedPresets).comparisonPreset).toBeNull();
    expect(newSegment({ ...draft, vein: 'IVC' }, 'a', shippedPresets).side).toBeNull();
    expect(newSegment(draft, 'a', shippedPresets).reference).toBeNull();
  });
});

describe('reviewing what is provisional', () => {
  const contour = (frameNumber: number, acceptance: ContourAcceptance): Contour => ({
    id: `c${frameNumber}`,
    frameNumber,
    kind: 'lumen',
    curve: 'polygon',
    points: [],
    origin: 'detected',
    acceptance,
    author: null,
  });
  const accepted = (viewed: boolean): ContourAcceptance => ({ status: 'accepted', acceptedBy: 'R1', acceptedAt: '2026-03-11T15:42:00Z', viewed });
  const contours = [contour(60, { status: 'provisional' }), contour(20, { status: 'provisional' }), contour(30, accepted(true)), contour(31, accepted(false))];

  it('goes on to the next frame and from the last to the first again', () => {
    expect(provisionalReview(contours, 1).nextFrame).toBe(20);
    expect(provisionalReview(contours, 20).nextFrame).toBe(60);
    expect(provisionalReview(contours, 60).nextFrame).toBe(20);
  });

  it('counts what was accepted unseen apart from what is provisional', () => {
    expect(provisionalReview(contours, 1)).toMatchObject({ provisional: 2, acceptedUnseen: 1 });
    expect(provisionalReview([], 1)).toEqual({ provisional: 0, acceptedUnseen: 0, nextFrame: null });
  });
});
