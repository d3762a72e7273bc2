import { describe, expect, it } from 'vitest';
import { proposalEdit, proposedContour } from '../../../renderer/detection/proposalEdit.ts';
import { applyEdit } from '../../../src/analysis/applyEdit.ts';
import { emptyAnalysis } from '../../../src/analysis/analysis.ts';
import { isOnHold } from '../../../src/analysis/frameMark.ts';
import type { Contour } from '../../../src/contour/contour.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';

const points = [imagePoint(10, 10), imagePoint(20, 10), imagePoint(15, 20)];
const empty = emptyAnalysis({ sopInstanceUid: '1.2', rows: 64, columns: 64, numberOfFrames: 9, recordedCalibration: null, recordedPositionsMm: null }, { reader: 'R1', purpose: 'training', sequence: 1 });
const proposal = (frameNumber: number) => proposedContour(frameNumber, { points, borderConfidence: [0.9, 0.9, 0.9] }, 'detected', 'venolume 1');
const by = (frameNumber: number, over: Partial<Contour>): Contour => ({ ...proposal(frameNumber), ...over });

describe('proposals', () => {
  it('take the place of earlier ones on the frames that were looked at, and of no others', () => {
    const before = { ...empty, contours: [proposal(1), proposal(2), proposal(3)] };
    const [first] = before.contours;
    const edit = proposalEdit(before, [proposal(1)], [1, 2]);
    expect(edit).toMatchObject({ type: 'contoursProposed', replacedContourIds: [first?.id, before.contours[1]?.id] });
    if (edit === null) throw new Error('There is an edit.');
    expect(applyEdit(before, edit).contours.map(({ frameNumber }) => frameNumber).toSorted()).toEqual([1, 3]);
  });

  it('leave every frame alone on which a reader has spoken, also while they were looked for', () => {
    const spoken: readonly Contour[] = [
      by(1, { origin: 'manual', author: 'R1' }),
      by(2, { acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: false } }),
      // Corrected by hand and not accepted yet.
      by(3, { author: 'R1' }),
      by(4, { origin: 'imported', author: null }),
    ];
    const marked = { ...empty, contours: spoken, frameMarks: [{ id: 'm', firstFrame: 5, lastFrame: 6, word: { mark: 'occluded' as const } }] };
    expect(proposalEdit(marked, [1, 2, 3, 4, 5, 6].map(proposal), [1, 2, 3, 4, 5, 6])).toBeNull();
    expect(proposalEdit(marked, [6, 7].map(proposal), [6, 7])).toMatchObject({ contours: [{ frameNumber: 7 }], replacedContourIds: [] });
  });

  it('are made within a hold, whose lumen is what it is there for, and not where another mark lies over it', () => {
    const hold = { id: 'h', firstFrame: 3, lastFrame: 6, word: { mark: 'notMeasurable', reason: 'hold', note: '' } } as const;
    const shadow = { id: 's', firstFrame: 5, lastFrame: 5, word: { mark: 'notMeasurable', reason: 'shadow', note: '' } } as const;
    expect(proposalEdit({ ...empty, frameMarks: [hold, shadow] }, [3, 5].map(proposal), [3, 5])).toMatchObject({ contours: [{ frameNumber: 3 }] });
    expect([2, 3, 6, 7].map((frame) => isOnHold([shadow, hold], frame))).toEqual([false, true, true, false]);
  });
});
