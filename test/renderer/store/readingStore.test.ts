import { describe, expect, it } from 'vitest';
import { createReadingStore } from '../../../renderer/store/readingStore.ts';
import { AppError } from '../../../src/shared/appError.ts';
import { FakeLibrary, numberOfFrames, roundContour } from './fakeLibrary.ts';

const settled = () => new Promise((done) => setTimeout(done, 0));

function opened(library = new FakeLibrary('R1')) {
  const store = createReadingStore(library.loaded(), library.port);
  return { library, store, actions: store.actions, reading: () => store.getState().reading };
}

const added = (id: string, frameNumber: number, radiusPx = 50) => ({ type: 'contourAdded', contour: roundContour(id, frameNumber, radiusPx) }) as const;

describe('an edit', () => {
  it('is on screen at once, is measured, and is in the library', async () => {
    const { library, actions, reading } = opened();
    actions.goToFrame(7);
    expect(await actions.edit(added('a', 7))).toBe(true);
    expect(reading().saving.state).toBe('kept');
    expect(library.events).toHaveLength(1);
    expect(reading().read.lastEventSequence).toBe(1);
    // A circle of 5 mm radius.
    expect(reading().frameResult?.lumenAreaMm2).toBeCloseTo(Math.PI * 25, 1);
  });

  it('is shown while it is being kept, and the next waits until it is', async () => {
    const library = new FakeLibrary('R1');
    library.held = [];
    const { actions, reading } = opened(library);
    const first = actions.edit(added('a', 1));
    const second = actions.edit(added('b', 2));
    await settled();
    expect(reading().saving.state).toBe('saving');
    expect(reading().analysis.contours.map(({ id }) => id)).toEqual(['a']);
    expect(library.held).toHaveLength(1);
    library.held[0]?.();
    await first;
    await settled();
    expect(reading().analysis.contours.map(({ id }) => id)).toEqual(['a', 'b']);
    library.held[1]?.();
    expect(await second).toBe(true);
    expect(library.events.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('that contradicts the document is refused in a sentence and changes nothing', async () => {
    const { library, actions, reading, store } = opened();
    expect(await actions.edit(added('a', numberOfFrames + 1))).toBe(false);
    expect(store.getState().message).toMatch(/not a range of this pullback/);
    expect(reading().analysis.contours).toEqual([]);
    expect(library.events).toEqual([]);
  });

  it('that the service refuses leaves the screen again', async () => {
    const { library, actions, reading, store } = opened();
    library.next.push(new AppError('analysis/editRefused', 'This is the read of R2.'));
    expect(await actions.edit(added('a', 1))).toBe(false);
    expect(reading().analysis.contours).toEqual([]);
    expect(reading().canUndo).toBe(false);
    expect(store.getState().message).toBe('This is the read of R2.');
  });
});

describe('when the library cannot be reached', () => {
  it('the edit stays on screen as not saved, further edits are refused, and Retry keeps it', async () => {
    const { library, actions, reading, store } = opened();
    library.next.push('lost');
    await actions.edit(added('a', 1));
    expect(reading().saving.state).toBe('failed');
    expect(reading().analysis.contours).toHaveLength(1);
    expect(await actions.edit(added('b', 2))).toBe(false);
    expect(store.getState().message).toMatch(/not saved yet/);
    actions.retrySaving();
    await settled();
    expect(reading().saving.state).toBe('kept');
    expect(library.events).toHaveLength(1);
    expect(await actions.edit(added('b', 2))).toBe(true);
    expect(library.events.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('an edit whose answer was lost is not written twice by Retry', async () => {
    const { library, actions, reading } = opened();
    library.next.push('lostAnswer');
    await actions.edit(added('a', 1));
    expect(reading().saving.state).toBe('failed');
    actions.retrySaving();
    await settled();
    await settled();
    expect(reading().saving.state).toBe('kept');
    expect(library.events).toHaveLength(1);
  });
});

describe('a read that somebody else writes to', () => {
  it('takes no edit any more, overwrites nothing, and goes on after Reload', async () => {
    const { library, actions, reading } = opened();
    library.write({ type: 'edit', edit: added('theirs', 3) });
    await actions.edit(added('mine', 4));
    expect(reading().saving.state).toBe('changedElsewhere');
    expect(reading().mayEdit).toBe(false);
    expect(await actions.edit(added('more', 5))).toBe(false);
    expect(library.events).toHaveLength(1);
    actions.reload();
    await settled();
    expect(reading().mayEdit).toBe(true);
    expect(reading().analysis.contours.map(({ id }) => id)).toEqual(['theirs']);
    expect(await actions.edit(added('mine', 4))).toBe(true);
  });

  it('is told of at once, while the echo of one’s own edit is not taken for a stranger', async () => {
    const { library, actions, reading, store } = opened();
    await actions.edit(added('a', 1));
    store.heardOf(1);
    expect(reading().saving.state).toBe('kept');
    library.write({ type: 'undo' });
    store.heardOf(2);
    expect(reading().saving.state).toBe('changedElsewhere');
  });

  it('of another reader can be looked at and not changed', async () => {
    const { library, actions, reading, store } = opened(new FakeLibrary('R1', 'R2'));
    expect(reading().mayEdit).toBe(false);
    expect(await actions.edit(added('a', 1))).toBe(false);
    expect(store.getState().message).toMatch(/read of R2/);
    expect(library.events).toEqual([]);
  });
});

describe('who reads', () => {
  it('is asked before the first edit, which waits, measures already, and is signed when the name is there', async () => {
    const { library, actions, reading, store } = opened(new FakeLibrary(null));
    actions.goToFrame(9);
    const edit = actions.edit(added('a', 9));
    await settled();
    expect(store.getState().asksForReader).toBe(true);
    expect(library.events).toEqual([]);
    expect(reading().frameResult?.lumenAreaMm2).toBeCloseTo(Math.PI * 25, 1);
    library.name('R1');
    await store.readerNamed('R1');
    expect(await edit).toBe(true);
    expect(store.getState().asksForReader).toBe(false);
    const [contour] = reading().analysis.contours;
    expect(contour?.author).toBe('R1');
    expect(contour?.acceptance).toMatchObject({ status: 'accepted', acceptedBy: 'R1' });
    expect(reading().frameNumber).toBe(9);
    expect(library.events).toHaveLength(1);
  });

  it('may be left open: the edit is let go and nothing was written', async () => {
    const { library, actions, reading, store } = opened(new FakeLibrary(null));
    const edit = actions.edit(added('a', 1));
    await settled();
    store.dropWaiting();
    expect(await edit).toBe(false);
    expect(reading().measurement.frames).toEqual([]);
    expect(library.events).toEqual([]);
  });
});

describe('undo and redo', () => {
  it('are steps of the trail and show the frame that they change', async () => {
    const { library, actions, reading } = opened();
    await actions.edit(added('a', 5));
    await actions.edit(added('b', 20));
    actions.goToFrame(40);
    actions.undo();
    await settled();
    expect(reading().analysis.contours.map(({ id }) => id)).toEqual(['a']);
    expect(reading().frameNumber).toBe(20);
    expect(reading().canRedo).toBe(true);
    actions.goToFrame(1);
    actions.redo();
    await settled();
    expect(reading().frameNumber).toBe(20);
    expect(reading().analysis.contours.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(library.events.map(({ action }) => action.type)).toEqual(['edit', 'edit', 'undo', 'redo']);
  });

  it('stand after a reload where they stood', async () => {
    const { library, actions } = opened();
    await actions.edit(added('a', 5));
    await actions.edit(added('b', 6));
    actions.undo();
    await settled();
    const again = opened(library);
    expect(again.reading().canUndo).toBe(true);
    expect(again.reading().canRedo).toBe(true);
    expect(again.reading().analysis.contours.map(({ id }) => id)).toEqual(['a']);
  });

  it('say so when there is nothing to undo', async () => {
    const { library, actions, store } = opened();
    actions.undo();
    await settled();
    expect(store.getState().message).toBe('There is nothing to undo.');
    expect(library.events).toEqual([]);
  });
});

describe('the hand', () => {
  it('measures while it moves and changes no document', () => {
    const { library, actions, reading } = opened();
    actions.setInHand(roundContour('hand', 1, 30));
    expect(reading().frameResult?.lumenAreaMm2).toBeCloseTo(Math.PI * 9, 1);
    actions.setInHand(roundContour('hand', 1, 40));
    expect(reading().frameResult?.lumenAreaMm2).toBeCloseTo(Math.PI * 16, 1);
    actions.setInHand(null);
    expect(reading().frameResult).toBeNull();
    expect(reading().analysis.contours).toEqual([]);
    expect(library.events).toEqual([]);
  });

  it('takes the place of the contour that it changes', async () => {
    const { actions, reading } = opened();
    await actions.edit(added('a', 1, 50));
    actions.setInHand(roundContour('a', 1, 30));
    expect(reading().frameResult?.contours).toHaveLength(1);
    expect(reading().frameResult?.lumenAreaMm2).toBeCloseTo(Math.PI * 9, 1);
  });
});

describe('frames', () => {
  it('stay within the pullback', () => {
    const { actions, reading } = opened();
    actions.goToFrame(-5);
    expect(reading().frameNumber).toBe(1);
    actions.goToFrame(1e6);
    expect(reading().frameNumber).toBe(numberOfFrames);
  });
});

describe('what is found in the file while it is read', () => {
  it('is said at once and stands among the warnings; what was done stays, and the reader takes note once', async () => {
    const { library, store, actions, reading } = opened();
    await actions.edit(added('a', 3));
    actions.goToFrame(3);
    const fewer = { code: 'pullback/fewerFrames', message: 'The file says that it has 50 frames but holds 40.' } as const;
    library.foundInFile = [fewer];
    await store.fileChecked();
    expect(store.getState().foundInFile).toEqual([fewer]);
    expect(reading().details.pullback.warnings).toEqual([fewer]);
    expect(reading().frameNumber).toBe(3);
    expect(reading().analysis.contours).toHaveLength(1);
    store.noted();
    await store.fileChecked();
    expect(store.getState().foundInFile).toEqual([]);
    expect(reading().details.pullback.warnings).toEqual([fewer]);
  });
});
