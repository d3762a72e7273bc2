import type { Analysis } from '../analysis/analysis.ts';
import { type Landmark, landmarkWords } from '../analysis/landmark.ts';
import type { ReferenceRange } from '../analysis/veinSegment.ts';
import { AppError } from '../shared/appError.ts';
import { lumenCurves } from './frameCurves.ts';
import type { FrameResults } from './frameResults.ts';
import type { FrameResult, ReferenceSide } from './results.ts';
import { statisticOf } from './statisticOf.ts';

/** Landmarks at which another vein joins: no healthy calibre can be read there, and none beyond it is this vein's. */
const confluences: readonly Landmark['name'][] = ['iliacConfluence', 'internalIliacConfluence', 'saphenofemoralJunction', 'profundaConfluence'];

/** The confluences that the reader marked on a frame range, both ends included. */
export function confluencesWithin(analysis: Analysis, firstFrame: number, lastFrame: number): readonly Landmark[] {
  return analysis.landmarks.filter(({ name, frameNumber }) => confluences.includes(name) && frameNumber >= firstFrame && frameNumber <= lastFrame);
}

function refuse(range: ReferenceRange, why: string): never {
  throw new AppError('measurement/referenceUnusable', `The reference frames ${range.firstFrame} to ${range.lastFrame} cannot be used: ${why}. Mark another range.`);
}

/**
 * The reference area of one marked range by its statistic, with the same statistic of the frames' minimum diameters.
 * @throws AppError `measurement/referenceUnusable` where the range holds a confluence, a stent or unmeasurable frames, or no contour.
 */
export function referenceSide(side: ReferenceSide['side'], range: ReferenceRange, analysis: Analysis, results: FrameResults): ReferenceSide {
  const { firstFrame, lastFrame } = range;
  if (firstFrame > lastFrame || lastFrame > analysis.pullback.numberOfFrames) refuse(range, 'they are not a range of this pullback');
  const [confluence] = confluencesWithin(analysis, firstFrame, lastFrame);
  if (confluence !== undefined) refuse(range, `they hold the ${landmarkWords(confluence).toLowerCase()} (frame ${confluence.frameNumber})`);
  const stented = stentedFrame(analysis, firstFrame, lastFrame);
  if (stented !== null) refuse(range, `they hold a stent (frame ${stented})`);
  for (let frameNumber = firstFrame; frameNumber <= lastFrame; frameNumber++) {
    if (results.words.has(frameNumber)) refuse(range, `frame ${frameNumber} is marked as having no lumen to measure`);
  }
  return sideOf(side, range, [...results.byFrame.values()].filter((frame) => frame.frameNumber >= firstFrame && frame.frameNumber <= lastFrame));
}

/** The reference that the contoured frames of a whole segment give, unmeasurable frames left out. */
export function sideOf(side: ReferenceSide['side'], range: ReferenceRange, candidates: readonly FrameResult[]): ReferenceSide {
  const frames = candidates.filter((frame) => frame.state === 'measured' && frame.lumenAreaPx2 !== null);
  const areaPx2 = statisticOf(range.statistic, frames.map((frame) => frame.lumenAreaPx2!));
  if (areaPx2 === null) refuse(range, 'none of them is contoured');
  const inMm = frames.every((frame) => frame.lumenAreaMm2 !== null);
  const supplying = range.statistic === 'largest' ? frames.filter((frame) => frame.lumenAreaPx2 === areaPx2).slice(0, 1) : frames;
  const diameters = supplying.map(minDiameterMm);
  return {
    side,
    firstFrame: range.firstFrame,
    lastFrame: range.lastFrame,
    statistic: range.statistic,
    areaPx2,
    areaMm2: inMm ? statisticOf(range.statistic, frames.map((frame) => frame.lumenAreaMm2!)) : null,
    minDiameterMm: diameters.includes(null) ? null : statisticOf(range.statistic, diameters.filter((value) => value !== null)),
    frameNumbers: supplying.map((frame) => frame.frameNumber),
    provisionalFrames: frames.filter((frame) => !frame.accepted).length,
  };
}

/** Shortest diameter through the centroid of a frame with a single lumen; null with several channels. */
function minDiameterMm(frame: FrameResult): number | null {
  const lumens = lumenCurves(frame);
  return frame.channels === 1 && lumens.length === 1 ? lumens[0]!.crossSection.minDiameterMm : null;
}

/** A frame of the range that carries a stent: an implant or a stent contour, or between the edges that the reader marked. */
export function stentedFrame(analysis: Analysis, firstFrame: number, lastFrame: number): number | null {
  const drawn = analysis.contours.find(({ kind, frameNumber }) => kind === 'stent' && frameNumber >= firstFrame && frameNumber <= lastFrame);
  if (drawn !== undefined) return drawn.frameNumber;
  const implant = analysis.implants.find((one) => one.firstFrame <= lastFrame && one.lastFrame >= firstFrame);
  if (implant !== undefined) return Math.max(implant.firstFrame, firstFrame);
  const edges = analysis.landmarks.filter(({ name }) => name === 'stentCranialEdge' || name === 'stentCaudalEdge').map(({ frameNumber }) => frameNumber);
  if (edges.length < 2) return null;
  const from = Math.max(Math.min(...edges), firstFrame);
  return from <= Math.min(Math.max(...edges), lastFrame) ? from : null;
}
