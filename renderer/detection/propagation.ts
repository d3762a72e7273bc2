import { settledFrames } from '../../src/analysis/proposals.ts';
import type { Contour } from '../../src/contour/contour.ts';
import { contourRefusal } from '../../src/contour/contourRefusal.ts';
import type { DetectedLumen } from '../../src/detection/finishedLumen.ts';
import type { OpenReading } from '../app/appStore.ts';
import { countWords } from '../format/decimalWords.ts';
import type { Reading } from '../reading/reading.ts';
import { propose, questionOf, runJob } from './detectionWork.ts';

/** Below this a border is no longer followed. */
const leastConfidence = 0.5;

interface Course {
  readonly lumina: readonly (readonly [number, DetectedLumen])[];
  /** The frame that was not taken any more, and why; the words follow `before frame n:`. */
  readonly stop: { readonly frameNumber: number; readonly why: string } | null;
}

/**
 * Follows the lumen of the frame on screen from frame to frame, both ways, until it is no longer sure, a reader has spoken or the pullback ends; says where it stopped
 * and why. One edit, provisional.
 */
export async function propagateFrame(open: OpenReading): Promise<void> {
  const { actions } = open.store;
  const { reading } = open.store.getState();
  const { analysis, frameNumber, details } = reading;
  const here = analysis.contours.filter((contour) => contour.frameNumber === frameNumber && contour.kind === 'lumen');
  const [source] = here;
  if (source === undefined || here.length > 1 || contourRefusal(source, details.pullback.pixels) !== null) {
    actions.say(source === undefined ? `Frame ${frameNumber} has no lumen contour to propagate. Trace it (T) or detect it (D) first.` : `Frame ${frameNumber} has no single measurable lumen contour to propagate.`);
    return;
  }
  if (details.pullback.kind === 'stills') {
    actions.say('Single images have no neighbours: nothing can be propagated between them.');
    return;
  }
  await runJob(open, `Propagating from frame ${frameNumber}`, analysis.pullback.numberOfFrames - 1, async (signal, onDone) => {
    let done = 0;
    const step = () => onDone(++done);
    const [back, on] = await Promise.all([follow(open, reading, source, -1, signal, step), follow(open, reading, source, 1, signal, step)]);
    const lumina = new Map([...back.lumina, ...on.lumina]);
    if (!(await propose(open, lumina, [...lumina.keys()], 'propagated'))) return;
    const reached = lumina.size === 0 ? 'Nothing was propagated.' : `Propagated to ${countWords(lumina.size, 'frame')}, ${Math.min(frameNumber, ...lumina.keys())}–${Math.max(frameNumber, ...lumina.keys())}, provisional.`;
    const stops = [back, on].flatMap(({ stop }) => (stop === null ? [] : [`Stopped at frame ${stop.frameNumber}: ${stop.why}.`]));
    actions.say([reached, ...stops].join(' '));
  });
}

async function follow(open: OpenReading, reading: Reading, source: Contour, by: 1 | -1, signal: AbortSignal, onFrame: () => void): Promise<Course> {
  const settled = settledFrames(reading.analysis);
  const lumina: [number, DetectedLumen][] = [];
  let near: Pick<Contour, 'points' | 'curve'> = source;
  for (let frameNumber = source.frameNumber + by; frameNumber >= 1 && frameNumber <= reading.analysis.pullback.numberOfFrames; frameNumber += by) {
    const stopped = (why: string): Course => ({ lumina, stop: { frameNumber, why } });
    if (signal.aborted) return stopped('cancelled');
    if (settled.has(frameNumber)) return stopped('a reader has spoken there');
    const answer = await open.detector.detect({ ...questionOf(reading, frameNumber), near, onlyNear: true }, by === 1 ? 0 : 1);
    onFrame();
    if ('problem' in answer) return stopped('it cannot be read');
    const { lumen } = answer;
    if (lumen === null) return stopped('no border stands out');
    if (lumen.confidence < leastConfidence) return stopped(`confidence ${Math.round(100 * lumen.confidence)} %, below ${100 * leastConfidence} %`);
    lumina.push([frameNumber, lumen]);
    near = { points: lumen.points, curve: 'periodicCubic' };
  }
  return { lumina, stop: null };
}
