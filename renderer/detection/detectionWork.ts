import type { Analysis } from '../../src/analysis/analysis.ts';
import { isHold } from '../../src/analysis/frameMark.ts';
import { isUntouchedProposal, programAuthor, settledFrames } from '../../src/analysis/proposals.ts';
import type { Contour } from '../../src/contour/contour.ts';
import type { CourseFrame } from '../../src/detection/chosenLumina.ts';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import type { DetectedLumen } from '../../src/detection/finishedLumen.ts';
import { anchorOfContour } from '../../src/detection/searchFrame.ts';
import { type OpenReading, useApp } from '../app/appStore.ts';
import { countWords } from '../format/decimalWords.ts';
import { contoursUnder } from '../overlay/tools/drawnContour.ts';
import type { Reading } from '../reading/reading.ts';
import { sentenceOf } from '../service/client.ts';
import type { AnchorFrame, LumenAnswer, LumenQuestion } from './detectionMessages.ts';
import { useDetectionWork } from './detectionJob.ts';
import { proposalEdit, proposedContour } from './proposalEdit.ts';
import { readersLumina } from './readersLumina.ts';

/** How the program signs what it proposes. */
export function programAuthorNow(): string {
  return programAuthor(useApp.getState().session?.programVersion ?? '');
}

/** How far, in frames, a contour that a reader stands behind says where the lumen of another frame lies. */
const nearFrames = 2;

/** The question about a frame, as the document stands. */
export function questionOf(reading: Reading, frameNumber: number): LumenQuestion {
  const near = readersLumina(reading).filter((contour) => Math.abs(contour.frameNumber - frameNumber) <= nearFrames);
  const nearest = near.toSorted((a, b) => Math.abs(a.frameNumber - frameNumber) - Math.abs(b.frameNumber - frameNumber))[0] ?? null;
  return { frameNumber, spacingMm: spacingOf(reading), held: [], near: nearest === null ? null : { points: nearest.points, curve: nearest.curve } };
}

function spacingOf({ calibration }: Reading): LumenQuestion['spacingMm'] {
  return calibration.kind === 'calibrated' ? calibration.spacingMm : null;
}

/** Proposes a lumen for the frame on screen, in the place of an earlier proposal. */
export async function detectFrame(open: OpenReading): Promise<void> {
  const { actions } = open.store;
  const { reading } = open.store.getState();
  const { frameNumber, analysis } = reading;
  if (settledFrames(analysis).has(frameNumber)) {
    const marked = isMarked(analysis, frameNumber);
    actions.say(`Frame ${frameNumber} ${marked ? 'is marked' : 'has a contour of the reader’s'}: nothing is proposed there. ${marked ? 'Remove the mark' : 'Delete it'} first to have it detected.`);
    return;
  }
  try {
    const answer = await open.detector.detect(questionOf(reading, frameNumber));
    const found = 'lumen' in answer ? answer.lumen : null;
    const edited = await propose(open, found === null ? new Map() : new Map([[frameNumber, found]]), 'lumen' in answer ? [frameNumber] : [], 'detected');
    if (!edited) return;
    actions.say(found === null ? nothingFound(answer) : `Lumen detected on frame ${frameNumber}, provisional. Enter accepts; drag a point to correct it.`);
  } catch (error) {
    actions.say(sentenceOf(error));
  }
}

/**
 * Proposes the channel that holds a place on the frame on screen, beside the frame's other channels. It takes the place of a proposal that it lies over; a contour of the
 * reader's it leaves alone.
 */
export async function detectChannel(open: OpenReading, place: ImagePoint): Promise<void> {
  const { actions } = open.store;
  const { reading } = open.store.getState();
  const { frameNumber } = reading;
  try {
    const answer = await open.detector.detect({ frameNumber, spacingMm: spacingOf(reading), held: [], near: null, around: place });
    if ('problem' in answer || answer.lumen === null) {
      actions.say('problem' in answer ? answer.problem : 'No border stands out round this place. Click nearer to the middle of the channel, or trace it (T).');
      return;
    }
    const over = lumenUnder(open.store.getState().reading.analysis, frameNumber, answer.lumen);
    if (!over.every(isUntouchedProposal)) {
      actions.say('A contour of the reader’s lies there already. Correct it, or delete it first.');
      return;
    }
    const [id] = await proposeBeside(open, new Map([[frameNumber, answer.lumen]]), over, 'detected');
    if (id === undefined) return;
    actions.selectContour(id);
    const channels = open.store.getState().reading.analysis.contours.filter((contour) => contour.frameNumber === frameNumber && contour.kind === 'lumen').length;
    actions.say(`Channel found on frame ${frameNumber}${channels > 1 ? `, which now has ${channels}` : ''}, provisional. Enter accepts; drag a point to correct it.`);
  } catch (error) {
    actions.say(sentenceOf(error));
  }
}

/** Whether the reader has said of a frame that it is not to be measured by a contour; of a hold it is. */
export function isMarked({ frameMarks }: Pick<Analysis, 'frameMarks'>, frameNumber: number): boolean {
  return frameMarks.some(({ firstFrame, lastFrame, word }) => firstFrame <= frameNumber && frameNumber <= lastFrame && !isHold(word));
}

function nothingFound(answer: LumenAnswer): string {
  return 'problem' in answer ? answer.problem : `No border stands out on frame ${answer.frameNumber}. Trace it by hand (T), or mark the frame (X).`;
}

/** Proposes lumina for many frames; those on which the reader has spoken are left alone. One edit, when it ends or is cancelled. */
export async function detectFrames(open: OpenReading, frameNumbers: readonly number[], words: string): Promise<void> {
  const { actions } = open.store;
  const { reading } = open.store.getState();
  const settled = settledFrames(reading.analysis);
  const asked = frameNumbers.filter((frameNumber) => !settled.has(frameNumber));
  if (asked.length === 0) {
    actions.say('On all of these frames a reader has spoken: there is nothing to detect.');
    return;
  }
  await runJob(open, words, asked.length, async (signal, onDone) => {
    const anchors = anchorsOf(reading);
    const answers = await open.detector.search({ frameNumbers: asked, spacingMm: spacingOf(reading), anchors }, signal, onDone);
    const searched = answers.filter((answer) => 'candidates' in answer);
    const lumina = reading.details.pullback.kind === 'stills' ? clearest(searched) : await open.detector.choose([...anchors, ...searched].toSorted((a, b) => a.frameNumber - b.frameNumber));
    if (!(await propose(open, lumina, searched.map(({ frameNumber }) => frameNumber), 'detected'))) return;
    const empty = searched.length - lumina.size;
    const unread = answers.length - searched.length;
    const left = frameNumbers.length - asked.length;
    actions.say(
      [
        `${signal.aborted ? `Cancelled after ${answers.length} of ${asked.length} frames; what was done is kept. ` : ''}Lumina proposed on ${countWords(lumina.size, 'frame')}, all provisional.`,
        empty === 0 ? '' : ` On ${empty} no border stands out.`,
        unread === 0 ? '' : ` ${unread} could not be read.`,
        left === 0 ? '' : ` ${left} with a reader’s word were left alone.`,
        lumina.size === 0 ? '' : ' N goes to the next one worth looking at.',
      ].join(''),
    );
  });
}

/** Runs one job at a time, with its progress in view and a way to end it. */
export async function runJob(open: OpenReading, words: string, total: number, work: (signal: AbortSignal, onDone: (done: number) => void) => Promise<void>): Promise<void> {
  if (useDetectionWork.getState().job !== null) return;
  const abort = new AbortController();
  useDetectionWork.setState({ job: { readId: open.readId, words, done: 0, total, cancel: () => abort.abort() } });
  try {
    await work(abort.signal, (done) => useDetectionWork.setState(({ job }) => (job === null ? {} : { job: { ...job, done } })));
  } catch (error) {
    open.store.actions.say(sentenceOf(error));
  } finally {
    useDetectionWork.setState({ job: null });
  }
}

/** The contours that readers stand behind, as what the course of the vein must take. */
function anchorsOf(reading: Reading): readonly AnchorFrame[] {
  return readersLumina(reading).flatMap((contour) => {
    const anchor = anchorOfContour(contour, reading.details.pullback.pixels, spacingOf(reading));
    return anchor === null ? [] : [{ frameNumber: contour.frameNumber, anchor }];
  });
}

function clearest(searched: readonly Extract<CourseFrame, { candidates: unknown }>[]): ReadonlyMap<number, DetectedLumen> {
  return new Map(searched.flatMap(({ frameNumber, candidates: [first] }) => (first === undefined ? [] : [[frameNumber, first.lumen] as const])));
}

/** The frame's lumen contours that a border lies over: other channels lie beside. */
export function lumenUnder({ contours }: Pick<Analysis, 'contours'>, frameNumber: number, { points }: DetectedLumen): readonly Contour[] {
  return contoursUnder(points, { contours: contours.filter((contour) => contour.frameNumber === frameNumber), kind: 'lumen' });
}

/** Puts channels beside what stands on their frames, as one edit; answers with their contours' ids, none where it was refused. */
export async function proposeBeside(open: OpenReading, lumina: ReadonlyMap<number, DetectedLumen>, replaced: readonly Contour[], origin: 'detected' | 'propagated'): Promise<readonly string[]> {
  const contours = asProposals(lumina, origin);
  const done = contours.length > 0 && (await open.store.actions.edit({ type: 'contoursProposed', contours, replacedContourIds: replaced.map(({ id }) => id) }));
  return done ? contours.map(({ id }) => id) : [];
}

/** What was found as provisional contours, their doubts kept in view. */
function asProposals(lumina: ReadonlyMap<number, DetectedLumen>, origin: 'detected' | 'propagated'): readonly Contour[] {
  const doubts = new Map(useDetectionWork.getState().doubts);
  const contours = [...lumina].map(([frameNumber, lumen]) => {
    const contour = proposedContour(frameNumber, lumen, origin, programAuthorNow());
    doubts.set(contour.id, lumen.doubts);
    return contour;
  });
  useDetectionWork.setState({ doubts });
  return contours;
}

/** Puts what was found into the document, as one edit. False where it was refused. */
export async function propose(open: OpenReading, lumina: ReadonlyMap<number, DetectedLumen>, lookedAt: readonly number[], origin: 'detected' | 'propagated'): Promise<boolean> {
  const contours = asProposals(lumina, origin);
  const edit = proposalEdit(open.store.getState().reading.analysis, contours, lookedAt);
  return edit === null || open.store.actions.edit(edit);
}
