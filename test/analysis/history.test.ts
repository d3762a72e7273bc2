import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalysisEdit } from '../../src/analysis/edit.ts';
import { historyEventSchema } from '../../src/analysis/editSchema.ts';
import { act, type History, replay, startHistory } from '../../src/analysis/history.ts';
import { AppError } from '../../src/shared/appError.ts';
import { emptyRead, landmark, rectangle, segment } from '../measurement/rectangleRead.ts';

const added = (frameNumber: number): AnalysisEdit => ({ type: 'contourAdded', contour: rectangle(frameNumber, 10, 10) });
const edit = (history: History, ...edits: AnalysisEdit[]) => edits.reduce((before, next) => act(before, { type: 'edit', edit: next }), history);

describe('the history of a read', () => {
  it('undoes and redoes without limit, one edit a step', () => {
    const start = startHistory(emptyRead);
    const frames = Array.from({ length: 150 }, (_, index) => index + 1);
    let history = edit(start, ...frames.map(added));
    const full = history.document;
    for (const _ of frames) history = act(history, { type: 'undo' });
    expect(history.document).toBe(emptyRead);
    expect(history.undoable).toBeNull();
    for (const _ of frames) history = act(history, { type: 'redo' });
    expect(history.document).toBe(full);
  });

  it('drops what could be redone when a new edit is made', () => {
    let history = act(edit(startHistory(emptyRead), added(1), added(2)), { type: 'undo' });
    history = edit(history, added(3));
    expect(history.redoable).toBeNull();
    expect(history.document.contours.map(({ frameNumber }) => frameNumber)).toEqual([1, 3]);
  });

  it('refuses a trail with a gap', () => {
    const event = (sequence: number) => ({ sequence, reader: 'R1', at: '2026-01-01T00:00:00Z', action: { type: 'edit', edit: added(sequence) } }) as const;
    expect(() => replay(emptyRead, [event(1), event(3)])).toThrow(AppError);
  });

  it('is the same after a replay of its trail through JSON, whatever was done', () => {
    const step = fc.oneof(
      fc.constant({ type: 'undo' as const }),
      fc.constant({ type: 'redo' as const }),
      fc.integer({ min: 1, max: 200 }).map((frame) => ({ type: 'edit' as const, edit: added(frame) })),
      fc.integer({ min: 1, max: 200 }).map((frame) => ({ type: 'edit' as const, edit: { type: 'contoursDeleted' as const, contourIds: [rectangle(frame, 1, 1).id] } })),
      fc.integer({ min: 1, max: 199 }).map((frame) => ({ type: 'edit' as const, edit: { type: 'segmentAdded' as const, segment: segment(frame, frame + 1, { id: `s${frame}` }) } })),
      fc.integer({ min: 1, max: 200 }).map((frame) => ({ type: 'edit' as const, edit: { type: 'landmarkSet' as const, landmark: landmark(frame, 'iliacConfluence') } })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let history = startHistory(emptyRead);
        const events: unknown[] = [];
        for (const action of steps) {
          try {
            history = act(history, action);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
            continue;
          }
          events.push({ sequence: events.length + 1, reader: 'R1', at: '2026-01-01T00:00:00Z', action });
        }
        const told = historyEventSchema.array().parse(JSON.parse(JSON.stringify(events)));
        const again = replay(emptyRead, told);
        expect(again.document).toEqual(history.document);
        expect(again.undoable === null).toBe(history.undoable === null);
        expect(again.redoable === null).toBe(history.redoable === null);
      }),
      { numRuns: 100 },
    );
  });
});

describe('an edit is refused with a sentence', () => {
  const history = edit(startHistory(emptyRead), { type: 'segmentAdded', segment: segment(10, 50) });
  const refused = (next: AnalysisEdit) => () => edit(history, next);

  it('when segments would overlap', () => {
    expect(refused({ type: 'segmentAdded', segment: segment(50, 80, { id: 's2', vein: 'EIV' }) })).toThrow(/overlap LCIV/);
  });
  it('when it lies outside the pullback', () => {
    expect(refused({ type: 'segmentAdded', segment: segment(190, 201, { id: 's2' }) })).toThrow(/frames 1 to 200/);
    expect(refused(added(201))).toThrow(AppError);
  });
  it('when what it changes is gone', () => {
    expect(refused({ type: 'contoursDeleted', contourIds: ['c9'] })).toThrow(/no longer there/);
    expect(refused({ type: 'segmentChanged', segment: segment(60, 70, { id: 'gone' }) })).toThrow(/no longer there/);
  });
  it('when a side is missing or the IVC is given one', () => {
    expect(refused({ type: 'segmentAdded', segment: segment(60, 70, { id: 's2', side: null }) })).toThrow(/left or the right/);
    expect(refused({ type: 'segmentAdded', segment: segment(60, 70, { id: 's2', vein: 'IVC' }) })).toThrow(/no side/);
  });
});
