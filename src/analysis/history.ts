import { AppError } from '../shared/appError.ts';
import type { Analysis } from './analysis.ts';
import { applyEdit } from './applyEdit.ts';
import type { AnalysisEdit, HistoryAction, HistoryEvent } from './edit.ts';

/** One step that can be undone: an edit and the documents on both sides of it, which share what did not change. */
interface Step {
  readonly edit: AnalysisEdit;
  readonly before: Analysis;
  readonly after: Analysis;
  readonly below: Step | null;
}

/** A read's document with everything that can be undone and redone, without limit. Immutable. */
export interface History {
  readonly document: Analysis;
  /** Number of the last event that is in it; 0 before the first. */
  readonly lastSequence: number;
  readonly undoable: Step | null;
  readonly redoable: Step | null;
}

/** The history of a read in which nothing was done yet. */
export function startHistory(base: Analysis): History {
  return { document: base, lastSequence: 0, undoable: null, redoable: null };
}

/**
 * The history after one more action. A new edit drops what could be redone, as everywhere. Throws
 * `analysis/editRefused` where the edit contradicts the document or where there is nothing to undo or redo.
 */
export function act(history: History, action: HistoryAction): History {
  const lastSequence = history.lastSequence + 1;
  switch (action.type) {
    case 'edit': {
      const after = applyEdit(history.document, action.edit);
      const step: Step = { edit: action.edit, before: history.document, after, below: history.undoable };
      return { document: after, lastSequence, undoable: step, redoable: null };
    }
    case 'undo': {
      const step = history.undoable;
      if (step === null) throw new AppError('analysis/editRefused', 'There is nothing to undo.');
      return { document: step.before, lastSequence, undoable: step.below, redoable: { ...step, below: history.redoable } };
    }
    case 'redo': {
      const step = history.redoable;
      if (step === null) throw new AppError('analysis/editRefused', 'There is nothing to redo.');
      return { document: step.after, lastSequence, undoable: { ...step, below: history.undoable }, redoable: step.below };
    }
  }
}

/** The history that a read's trail tells. Throws where the trail has a gap, which means that the library is damaged. */
export function replay(base: Analysis, events: readonly HistoryEvent[]): History {
  return events.reduce((history, event) => {
    if (event.sequence !== history.lastSequence + 1) {
      throw new AppError('library/damaged', 'The record of edits of this read has a gap. Restore the library from a backup.');
    }
    return act(history, event.action);
  }, startHistory(base));
}
