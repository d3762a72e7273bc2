import { create } from 'zustand';
import { programAuthor, settledFrames } from '../../src/analysis/proposals.ts';
import type { Contour } from '../../src/contour/contour.ts';
import { type OpenReading, useApp } from '../app/appStore.ts';
import type { Reading } from '../reading/reading.ts';
import { sentenceOf } from '../service/client.ts';
import type { FrameAnswer, LumenQuestion } from './detectionMessages.ts';
import { proposalEdit, proposedContour } from './proposalEdit.ts';

/** A detection of many frames that is under way. */
export interface DetectionJob {
  readonly readId: string;
  /** What is detected, as `LCFV` or `all frames`. */
  readonly words: string;
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

interface DetectionWork {
  readonly job: DetectionJob | null;
  /** Why to look at a proposal, by its contour's id; known for those of this sitting. */
  readonly doubts: ReadonlyMap<string, readonly string[]>;
}

export const useDetectionWork = create<DetectionWork>()(() => ({ job: null, doubts: new Map() }));

/** The question about a frame, as the document stands. */
export function questionOf(reading: Reading, frameNumber: number): LumenQuestion {
  return { frameNumber, spacingMm: reading.calibration.kind === 'calibrated' ? reading.calibration.spacingMm : null, held: [] };
}

/** Proposes a lumen for the frame on screen, in the place of an earlier proposal. */
export async function detectFrame(open: OpenReading): Promise<void> {
  const { actions } = open.store;
  const { reading } = open.store.getState();
  const { frameNumber, analysis } = reading;
  if (settledFrames(analysis).has(frameNumber)) {
    const marked = analysis.frameMarks.some(({ firstFrame, lastFrame }) => firstFrame <= frameNumber && frameNumber <= lastFrame);
    actions.say(`Frame ${frameNumber} ${marked ? 'is marked' : 'has a contour of the reader’s'}: nothing is proposed there. ${marked ? 'Remove the mark' : 'Delete it'} first to have it detected.`);
    return;
  }
  try {
    const answer = await open.detector.detect(questionOf(reading, frameNumber));
    const contours = contoursOf([answer]);
    const edited = await propose(open, contours, [answer]);
    if (!edited) return;
    const [contour] = contours;
    actions.say(contour === undefined ? nothingFound(answer) : `Lumen detected on frame ${frameNumber}, provisional. Enter accepts; drag a point to correct it.`);
  } catch (error) {
    actions.say(sentenceOf(error));
  }
}

function nothingFound(answer: FrameAnswer): string {
  return 'problem' in answer ? answer.problem : `No border stands out on frame ${answer.frameNumber}. Trace it by hand (T), or mark the frame (X).`;
}

/** Proposes lumina for many frames; those on which the reader has spoken are left alone. One edit, when it ends or is cancelled. */
export async function detectFrames(open: OpenReading, frameNumbers: readonly number[], words: string): Promise<void> {
  if (useDetectionWork.getState().job !== null) return;
  const { actions } = open.store;
  const { reading } = open.store.getState();
  const settled = settledFrames(reading.analysis);
  const questions = frameNumbers.filter((frameNumber) => !settled.has(frameNumber)).map((frameNumber) => questionOf(reading, frameNumber));
  if (questions.length === 0) {
    actions.say(`On all of these frames a reader has spoken: there is nothing to detect.`);
    return;
  }
  const abort = new AbortController();
  const total = questions.length;
  useDetectionWork.setState({ job: { readId: open.readId, words, done: 0, total, cancel: () => abort.abort() } });
  try {
    const answers = await open.detector.detectMany(questions, abort.signal, (done) => useDetectionWork.setState(({ job }) => (job === null ? {} : { job: { ...job, done } })));
    const contours = contoursOf(answers);
    if (!(await propose(open, contours, answers))) return;
    const empty = answers.length - contours.length;
    const left = frameNumbers.length - total;
    actions.say(
      [
        `${abort.signal.aborted ? `Cancelled after ${answers.length} of ${total} frames; what was done is kept. ` : ''}Lumina proposed on ${contours.length} frames, all provisional.`,
        empty === 0 ? '' : ` On ${empty} no border stands out.`,
        left === 0 ? '' : ` ${left} with a reader’s word were left alone.`,
        contours.length === 0 ? '' : ' N goes to the next one worth looking at.',
      ].join(''),
    );
  } catch (error) {
    actions.say(sentenceOf(error));
  } finally {
    useDetectionWork.setState({ job: null });
  }
}

function contoursOf(answers: readonly FrameAnswer[]): readonly Contour[] {
  const author = programAuthor(useApp.getState().session?.programVersion ?? '');
  const doubts = new Map(useDetectionWork.getState().doubts);
  const contours = answers.flatMap((answer) => {
    if (!('found' in answer) || answer.found === null) return [];
    const contour = proposedContour(answer.frameNumber, answer.found, 'detected', author);
    doubts.set(contour.id, answer.found.doubts);
    return [contour];
  });
  useDetectionWork.setState({ doubts });
  return contours;
}

/** False where the edit was refused. */
async function propose(open: OpenReading, contours: readonly Contour[], answers: readonly FrameAnswer[]): Promise<boolean> {
  const lookedAt = answers.flatMap((answer) => ('found' in answer ? [answer.frameNumber] : []));
  const edit = proposalEdit(open.store.getState().reading.analysis, contours, lookedAt);
  return edit === null || open.store.actions.edit(edit);
}
