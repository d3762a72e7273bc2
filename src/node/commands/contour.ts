import { settledFrames } from '../../analysis/proposals.ts';
import { writeAnalysisFile } from '../../analysis/writeAnalysisFile.ts';
import type { Contour } from '../../contour/contour.ts';
import { contourRefusal } from '../../contour/contourRefusal.ts';
import type { DetectedLumen } from '../../detection/finishedLumen.ts';
import { beginAnalysis } from '../../measurement/beginAnalysis.ts';
import { calibrationAtCentre } from '../../measurement/contourCalibration.ts';
import { basisOfPullback } from '../../measurement/measuringBasis.ts';
import { type FrameRange, frameNumbersOf } from '../../shared/frameList.ts';
import { detectPullback } from '../detectPullback.ts';
import { openNamed } from '../openNamed.ts';
import { programVersion } from '../programVersion.ts';
import { writeFileAtomically } from '../writeFileAtomically.ts';
import { readAnalysis, requireSamePullback } from './readAnalysis.ts';

export interface ContourRequest {
  readonly path: string;
  readonly outPath: string;
  /** null: all frames. */
  readonly frames: readonly FrameRange[] | null;
  /** Of those frames, the first and every so many after it. */
  readonly every: number;
  /** An analysis whose accepted contours are kept as they are; null: none. */
  readonly fromPath: string | null;
  readonly onFrame?: (done: number, total: number) => void;
}

export interface ContourSummary {
  readonly detectedFrames: readonly number[];
  /** Frames that were looked at without a border standing out: they carry no contour. */
  readonly withoutBorder: readonly number[];
  /** Frames whose pixels cannot be decoded: nothing was looked for there. */
  readonly damagedFrames: readonly number[];
  /** Frames that were left as they are: contoured or marked by the reader. */
  readonly keptFrames: readonly number[];
}

/** Detects provisional lumen contours on their likeliest course through the accepted ones, and writes them, with what `fromPath` holds, as an analysis file. */
export async function contourCommand(request: ContourRequest): Promise<ContourSummary> {
  const from = request.fromPath === null ? null : await readAnalysis(request.fromPath);
  const opened = await openNamed(request.path);
  try {
    const { pullback } = opened;
    if (from !== null) requireSamePullback(from, pullback);
    const start = from ?? beginAnalysis(pullback);
    const asked = frameNumbersOf(request.frames ?? [{ first: 1, last: pullback.numberOfFrames }], pullback.numberOfFrames).filter((_, place) => place % request.every === 0);
    const settled = settledFrames(start, isMachineMade);
    const wanted = asked.filter((frameNumber) => !settled.has(frameNumber));
    const basis = basisOfPullback(pullback);
    const { calibration } = calibrationAtCentre(start, basis);
    const spacingMm = calibration.kind === 'calibrated' ? calibration.spacingMm : null;
    // A neighbouring still may lie anywhere: its lumen says nothing of this one's.
    const anchors = pullback.kind === 'stills' ? [] : start.contours.filter((contour) => contour.kind === 'lumen' && !isMachineMade(contour) && contourRefusal(contour, basis) === null);
    const { lumina, damagedFrames } = await detectPullback(request.path, opened, { frameNumbers: wanted, anchors, spacingMm, onFrame: request.onFrame });
    const detected = [...lumina].map(([frameNumber, lumen]) => detectedContour(frameNumber, lumen));
    const replaced = new Set(wanted);
    const kept = start.contours.filter((contour) => !(replaced.has(contour.frameNumber) && isMachineMade(contour)));
    await writeFileAtomically(request.outPath, writeAnalysisFile({ ...start, contours: [...kept, ...detected] }));
    const found = new Set(detected.map(({ frameNumber }) => frameNumber));
    return { detectedFrames: [...found], withoutBorder: wanted.filter((frameNumber) => !found.has(frameNumber) && !damagedFrames.includes(frameNumber)), damagedFrames, keptFrames: asked.filter((frameNumber) => settled.has(frameNumber)) };
  } finally {
    await opened.close();
  }
}

function isMachineMade(contour: Contour): boolean {
  return contour.kind === 'lumen' && contour.acceptance.status === 'provisional' && (contour.origin === 'detected' || contour.origin === 'propagated' || contour.origin === 'interpolated');
}

function detectedContour(frameNumber: number, { points, borderConfidence }: DetectedLumen): Contour {
  return {
    id: `detected-${frameNumber}`,
    frameNumber,
    kind: 'lumen',
    curve: 'periodicCubic',
    points,
    borderConfidence,
    origin: 'detected',
    acceptance: { status: 'provisional' },
    author: `venolume ${programVersion}`,
  };
}
