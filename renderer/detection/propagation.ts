import { settledFrames } from '../../src/analysis/proposals.ts';
import type { Contour } from '../../src/contour/contour.ts';
import { contourRefusal } from '../../src/contour/contourRefusal.ts';
import type { DetectedLumen } from '../../src/detection/finishedLumen.ts';
import type { OpenReading } from '../app/appStore.ts';
import { countWords } from '../format/decimalWords.ts';
import type { Reading } from '../reading/reading.ts';
import { isMarked, lumenUnder, propose, proposeBeside, questionOf, runJob } from './detectionWork.ts';

/** Below this a border is no longer followed. */
const leastConfidence = 0.5;

interface Course {
  readonly lumina: readonly (readonly [number, DetectedLumen])[];
  /** The frame that was not taken any more, and why; the words follow `before frame n:`. */
  readonly stop: { readonly frameNumber: number; readonly why: string } | null;
}

/** What keeps a border from being followed onto a frame; null where nothing does. */
interface Bounds {
  /** Before it is looked for there. */
  readonly before: (frameNumber: number) => string | null;
  /** Where it was found. */
  readonly at: (frameNumber: number, lumen: DetectedLumen) => string | null;
}

/**
 * Follows the lumen of the frame on screen from frame to frame, both ways, until it is no longer sure, a reader has spoken or the pullback ends; says where it stopped
 * and why. Of several channels it follows the selected one, beside the others, until it meets another contour. One edit, provisional.
 */
export async function propagateFrame(open: OpenReading): Promise<void> {
  const { actions } = open.store;
  const { reading } = open.store.getState();
  const { analysis, frameNumber, details } = reading;
  const here = analysis.contours.filter((contour) => contour.frameNumber === frameNumber && contour.kind === 'lumen');
  const isChannel = here.length > 1;
  const source = isChannel ? here.find(({ id }) => id === reading.selectedContourId) : here[0];
  if (source === undefined || contourRefusal(source, details.pullback.pixels) !== null) {
    const traced = isChannel ? `Frame ${frameNumber} has several channels: select the one to propagate.` : `Frame ${frameNumber} has no lumen contour to propagate. Trace it (T) or detect it (D) first.`;
    actions.say(source === undefined ? traced : `Frame ${frameNumber} has no measurable lumen contour to propagate.`);
    return;
  }
  if (details.pullback.kind === 'stills') {
    actions.say('Single images have no neighbours: nothing can be propagated between them.');
    return;
  }
  await runJob(open, `Propagating from frame ${frameNumber}`, analysis.pullback.numberOfFrames - 1, async (signal, onDone) => {
    let done = 0;
    const step = () => onDone(++done);
    const bounds = isChannel ? channelBounds(reading) : lumenBounds(reading);
    const [back, on] = await Promise.all([follow(open, reading, source, -1, signal, step, bounds), follow(open, reading, source, 1, signal, step, bounds)]);
    const lumina = new Map([...back.lumina, ...on.lumina]);
    const isKept = isChannel ? lumina.size === 0 || (await proposeBeside(open, lumina, [], 'propagated')).length > 0 : await propose(open, lumina, [...lumina.keys()], 'propagated');
    if (!isKept) return;
    const reached = lumina.size === 0 ? 'Nothing was propagated.' : `Propagated to ${countWords(lumina.size, 'frame')}, ${Math.min(frameNumber, ...lumina.keys())}–${Math.max(frameNumber, ...lumina.keys())}, provisional.`;
    const stops = [back, on].flatMap(({ stop }) => (stop === null ? [] : [`Stopped at frame ${stop.frameNumber}: ${stop.why}.`]));
    actions.say([reached, ...stops].join(' '));
  });
}

/** The lumen as a whole goes on where no reader has spoken. */
function lumenBounds({ analysis }: Reading): Bounds {
  const settled = settledFrames(analysis);
  return { before: (frameNumber) => (settled.has(frameNumber) ? 'a reader has spoken there' : null), at: () => null };
}

/** A channel goes on beside what stands there, up to where it lies over it: channels unite, and each is traced once. */
function channelBounds({ analysis }: Reading): Bounds {
  return {
    before: (frameNumber) => (isMarked(analysis, frameNumber) ? 'a reader has spoken there' : null),
    at: (frameNumber, lumen) => (lumenUnder(analysis, frameNumber, lumen).length > 0 ? 'another contour lies there' : null),
  };
}

async function follow(open: OpenReading, reading: Reading, source: Contour, by: 1 | -1, signal: AbortSignal, onFrame: () => void, bounds: Bounds): Promise<Course> {
  const lumina: [number, DetectedLumen][] = [];
  let near: Pick<Contour, 'points' | 'curve'> = source;
  for (let frameNumber = source.frameNumber + by; frameNumber >= 1 && frameNumber <= reading.analysis.pullback.numberOfFrames; frameNumber += by) {
    const stopped = (why: string): Course => ({ lumina, stop: { frameNumber, why } });
    if (signal.aborted) return stopped('cancelled');
    const bound = bounds.before(frameNumber);
    if (bound !== null) return stopped(bound);
    const answer = await open.detector.detect({ ...questionOf(reading, frameNumber), near, onlyNear: true }, by === 1 ? 0 : 1);
    onFrame();
    if ('problem' in answer) return stopped('it cannot be read');
    const { lumen } = answer;
    if (lumen === null) return stopped('no border stands out');
    if (lumen.confidence < leastConfidence) return stopped(`confidence ${Math.round(100 * lumen.confidence)} %, below ${100 * leastConfidence} %`);
    const met = bounds.at(frameNumber, lumen);
    if (met !== null) return stopped(met);
    lumina.push([frameNumber, lumen]);
    near = { points: lumen.points, curve: 'periodicCubic' };
  }
  return { lumina, stop: null };
}
