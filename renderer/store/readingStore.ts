import canonicalize from 'canonicalize';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AnalysisEdit, HistoryAction } from '../../src/analysis/edit.ts';
import { frameOfEdit } from '../../src/analysis/frameOfEdit.ts';
import { act } from '../../src/analysis/history.ts';
import type { MissingPlace } from '../../src/measurement/finality.ts';
import { AppError } from '../../src/shared/appError.ts';
import type { Warning } from '../../src/shared/warning.ts';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import { sentenceOf } from '../service/client.ts';
import { coreOf } from './coreOf.ts';
import { type ReadingCore, readingMaker } from './readingOf.ts';
import type { LoadedReading, ReadingPort } from './readingPort.ts';
import { signedEdit } from './signedEdit.ts';

export interface ReadingState {
  readonly reading: Reading;
  /** One sentence for the foot of the window; empty for none. */
  readonly message: string;
  /** Whether an edit waits until the reader has said who they are. */
  readonly asksForReader: boolean;
  /** What was found to be wrong with the file since it is on screen, until the reader has taken note of it. */
  readonly foundInFile: readonly Warning[];
}

export interface ReadingStore extends StoreApi<ReadingState> {
  readonly actions: ReadingActions;
  /** The reader has said who they are: edits that waited go on. */
  readonly readerNamed: (reader: string) => Promise<void>;
  /** Lets go of what waited for a name. */
  readonly dropWaiting: () => void;
  /** Another window or reader has written up to this event. */
  readonly heardOf: (lastEventSequence: number) => void;
  /** The frames of the file were gone through, and something was found. */
  readonly fileChecked: () => Promise<void>;
  /** The reader has taken note of what was found. */
  readonly noted: () => void;
}

const changedElsewhere = 'This read was changed in another window. Nothing was overwritten.';

/** A loaded read as it is on screen. Every edit is on screen at once and in the library before the next is taken. */
export function createReadingStore(loaded: LoadedReading, port: ReadingPort): ReadingStore {
  const make = readingMaker();
  let core = coreOf(loaded);
  let queue: Promise<unknown> = Promise.resolve();
  let unsaved: { readonly expectedSequence: number; readonly action: HistoryAction } | null = null;
  let waiting: { readonly goOn: (named: boolean) => void }[] = [];
  const store = createStore<ReadingState>(() => ({ reading: make(core), message: '', asksForReader: false, foundInFile: [] }));

  function change(part: Partial<ReadingCore>): void {
    core = { ...core, ...part };
    store.setState({ reading: make(core) });
  }
  const say = (message: string) => store.setState({ message });

  /** One after the other: what is asked while an edit is being kept waits for it. */
  function inTurn<Result>(step: () => Promise<Result>): Promise<Result> {
    const turn = queue.then(step);
    queue = turn.catch(() => undefined);
    return turn;
  }

  function refusal(): string | null {
    if (core.saving.state === 'failed') return 'The last edit is not saved yet. Retry saving before you go on; it stays on screen until then.';
    if (core.saving.state === 'changedElsewhere') return 'This read was changed in another window. Reload it to go on.';
    if (core.read.reader !== '' && core.read.reader !== core.reader && core.reader !== null) return `This is the read of ${core.read.reader}. Start a read of your own to measure; theirs stays as it is.`;
    return null;
  }

  function readerKnown(): Promise<boolean> {
    if (core.reader !== null) return Promise.resolve(true);
    store.setState({ asksForReader: true });
    return new Promise((goOn) => waiting.push({ goOn }));
  }

  async function take(makeAction: () => HistoryAction | null): Promise<boolean> {
    if (!(await readerKnown())) return false;
    return inTurn(async () => {
      const no = refusal();
      if (no !== null) {
        say(no);
        return false;
      }
      const action = makeAction();
      if (action === null) return false;
      const before = core.history;
      try {
        change({ history: act(before, action), saving: { state: 'saving' }, ...viewAfter(action) });
      } catch (error) {
        say(sentenceOf(error));
        return false;
      }
      say('');
      const kept = await keep({ expectedSequence: before.lastSequence, action });
      if (kept !== 'refused') return true;
      change({ history: before, saving: { state: 'kept' } });
      return false;
    });
  }

  async function keep(edit: { readonly expectedSequence: number; readonly action: HistoryAction }): Promise<'kept' | 'failed' | 'refused'> {
    const retried = unsaved !== null;
    unsaved = edit;
    try {
      const { entry } = await port.append(edit.expectedSequence, edit.action);
      unsaved = null;
      change({ read: entry, saving: { state: 'kept' } });
      return 'kept';
    } catch (error) {
      const code = error instanceof AppError ? error.code : null;
      if (code === 'library/readChanged') {
        // The answer to an earlier attempt may have been lost after the edit was written.
        if (retried && (await alreadyKept(edit))) return 'kept';
        unsaved = null;
        change({ saving: { state: 'changedElsewhere', message: changedElsewhere } });
        return 'failed';
      }
      if (code === 'analysis/editRefused' || code === 'service/badRequest') {
        unsaved = null;
        say(sentenceOf(error));
        return 'refused';
      }
      change({ saving: { state: 'failed', message: sentenceOf(error) } });
      return 'failed';
    }
  }

  async function alreadyKept({ expectedSequence, action }: { readonly expectedSequence: number; readonly action: HistoryAction }): Promise<boolean> {
    const there = await port.load().catch(() => null);
    const last = there?.read.events.at(-1);
    if (there == null || last?.sequence !== expectedSequence + 1 || canonicalize(last.action) !== canonicalize(action)) return false;
    unsaved = null;
    change({ read: there.read.entry, saving: { state: 'kept' } });
    return true;
  }

  /** What an undo or a redo changed comes on screen with it. */
  function viewAfter(action: HistoryAction): Partial<ReadingCore> {
    const step = action.type === 'undo' ? core.history.undoable : action.type === 'redo' ? core.history.redoable : null;
    const frameNumber = step === null ? null : (frameOfEdit(step.edit, step.before) ?? frameOfEdit(step.edit, step.after));
    return { inHand: null, waitingContour: null, ...(frameNumber === null ? {} : { frameNumber, cineRunning: false }) };
  }

  async function load(): Promise<void> {
    const there = await port.load();
    const { frameNumber, panel, selectedSegmentId, tool } = core;
    unsaved = null;
    core = { ...coreOf(there), frameNumber, panel, tool };
    const stillThere = core.history.document.segments.some(({ id }) => id === selectedSegmentId);
    change(stillThere ? { selectedSegmentId } : {});
  }

  const actions: ReadingActions = {
    goToFrame: (frameNumber) => {
      const kept = Math.min(core.details.pullback.numberOfFrames, Math.max(1, Math.round(frameNumber)));
      if (kept !== core.frameNumber) change({ frameNumber: kept, selectedContourId: null });
    },
    goToPlace: (place) => change(viewOfPlace(place)),
    edit: (edit: AnalysisEdit) => {
      if (core.reader === null && (edit.type === 'contourAdded' || edit.type === 'contourChanged')) change({ waitingContour: edit.contour });
      return take(() => ({ type: 'edit', edit: signedEdit(edit, core.reader ?? '') }));
    },
    undo: () => void take(() => nothingLeft(core.history.undoable !== null, 'There is nothing to undo.', { type: 'undo' })),
    redo: () => void take(() => nothingLeft(core.history.redoable !== null, 'There is nothing to redo.', { type: 'redo' })),
    retrySaving: () => {
      void inTurn(async () => {
        if (unsaved === null || core.saving.state !== 'failed') return;
        change({ saving: { state: 'saving' } });
        const edit = unsaved;
        if ((await keep(edit)) === 'refused') await load().catch((error: unknown) => say(sentenceOf(error)));
      });
    },
    reload: () => void inTurn(() => load().then(() => say(''), (error: unknown) => say(sentenceOf(error)))),
    setTool: (tool) => change({ tool, ...(tool === null ? {} : { cineRunning: false, panel: core.panel === 'report' ? 'frame' : core.panel }) }),
    setInHand: (inHand) => {
      if (inHand !== core.inHand) change({ inHand });
    },
    selectContour: (selectedContourId) => {
      if (selectedContourId !== core.selectedContourId) change({ selectedContourId });
    },
    selectSegment: (selectedSegmentId) => change({ selectedSegmentId }),
    showPanel: (panel) => change({ panel, ...(panel === 'report' ? { cineRunning: false, tool: null, inHand: null } : {}) }),
    setCine: (cineRunning) => change({ cineRunning, ...(cineRunning ? { inHand: null } : {}) }),
    finalise: async (reason, verified) => {
      if (!(await readerKnown())) return false;
      return inTurn(async () => {
        const no = refusal();
        if (no !== null) {
          say(no);
          return false;
        }
        try {
          const report = await port.finalise(core.history.lastSequence, reason, verified);
          change({ reports: [...core.reports, report], read: { ...core.read, progress: 'final', finalRevision: report.revision } });
          say('');
          return true;
        } catch (error) {
          if (error instanceof AppError && error.code === 'library/readChanged') change({ saving: { state: 'changedElsewhere', message: changedElsewhere } });
          else say(sentenceOf(error));
          return false;
        }
      });
    },
    addPreset: async (preset) => {
      try {
        change({ presets: await port.addPreset(preset) });
        return true;
      } catch (error) {
        say(sentenceOf(error));
        return false;
      }
    },
    say,
  };

  function nothingLeft(there: boolean, sentence: string, action: HistoryAction): HistoryAction | null {
    if (there) return action;
    say(sentence);
    return null;
  }

  function letGoOn(named: boolean): void {
    const goingOn = waiting;
    waiting = [];
    store.setState({ asksForReader: false });
    for (const { goOn } of goingOn) goOn(named);
  }

  return Object.assign(store, {
    actions,
    readerNamed: async (reader: string) => {
      // A read that nobody owned is this reader's now; its document says so.
      const there = await port.load();
      const { frameNumber, panel, tool, inHand, waitingContour, selectedContourId, selectedSegmentId } = core;
      core = { ...coreOf(there), reader, frameNumber, panel, tool, inHand, waitingContour, selectedContourId, selectedSegmentId };
      change({});
      letGoOn(true);
    },
    dropWaiting: () => {
      change({ waitingContour: null });
      letGoOn(false);
    },
    fileChecked: async () => {
      try {
        const details = await port.details();
        const known = new Set(core.details.pullback.warnings.map(({ message }) => message));
        const found = details.pullback.warnings.filter(({ message }) => !known.has(message));
        change({ details });
        store.setState(({ foundInFile }) => ({ foundInFile: [...foundInFile, ...found] }));
      } catch (error) {
        say(sentenceOf(error));
      }
    },
    noted: () => store.setState({ foundInFile: [] }),
    heardOf: (lastEventSequence: number) => {
      if (lastEventSequence <= core.history.lastSequence || core.saving.state === 'failed') return;
      change({ saving: { state: 'changedElsewhere', message: changedElsewhere }, inHand: null, tool: null });
    },
  });
}

function viewOfPlace(place: MissingPlace): Partial<ReadingCore> {
  switch (place.kind) {
    case 'frame':
      return { frameNumber: place.frameNumber, panel: 'frame', cineRunning: false };
    case 'segment':
      return { selectedSegmentId: place.segmentId, panel: 'segments' };
    case 'segments':
      return { panel: 'segments' };
    case 'calibration':
      return { panel: 'frame' };
  }
}
