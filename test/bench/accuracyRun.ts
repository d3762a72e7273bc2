import { chosenLumina, type CourseFrame } from '../../src/detection/chosenLumina.ts';
import { detectLumen } from '../../src/detection/detectLumen.ts';
import type { GreyFrame } from '../../src/detection/detectionFrame.ts';
import type { DetectedLumen } from '../../src/detection/finishedLumen.ts';
import { anchorOfContour, type LumenCandidate, searchFrame } from '../../src/detection/searchFrame.ts';
import { StillPixels } from '../../src/detection/stillPixels.ts';
import { centroidOf } from '../../src/geometry/centroid.ts';
import { type ClosedCurve, closedCurve } from '../../src/geometry/closedCurve.ts';
import { type ImagePoint, imagePoint } from '../../src/geometry/imagePoint.ts';
import { nearestOnCurve } from '../../src/geometry/nearestOnCurve.ts';
import type { SpacingMm } from '../../src/geometry/spacingMm.ts';
import { generatePhantom, type Phantom, type PhantomRequest } from '../../src/phantom/phantom.ts';
import { markOf, shapePoints, trueSegments, truthAnalysis } from '../../src/phantom/phantomTruth.ts';
import { type FrameScore, scoreOf } from './accuracyScore.ts';

/** How one phantom's lumina were found: frame by frame where there is a lumen to trace, and its least area. */
export interface PhantomScores {
  /** The clearest lumen of each frame by itself. */
  readonly alone: readonly FrameScore[];
  /** Those on the likeliest course over the pullback: what the program proposes. */
  readonly course: readonly FrameScore[];
  /** After at most three corrected points on the frames that the program is least sure of. */
  readonly corrected: readonly FrameScore[];
  /** How sure the program was, beside `course`. */
  readonly confidences: readonly number[];
  /** Of frames with several channels, each of them as it is found where a reader clicks into its middle. */
  readonly clicked: readonly FrameScore[];
  readonly leastArea: { readonly errorPercent: number; readonly framesOff: number } | null;
}

const correctedShare = 0.05;
const mostCorrections = 3;
/** A reader leaves a border alone that lies as near as this. */
const goodEnoughPx = 2;
const stillFrames = 24;

/** Detects a phantom's lumina as the program does, from its frames and its scale alone, and scores them against its truth. */
export function phantomScores(request: PhantomRequest): PhantomScores {
  const phantom = generatePhantom(request);
  const { numberOfFrames, sizePx } = request;
  const size = { columns: sizePx, rows: sizePx };
  const truthMm: SpacingMm = { column: phantom.spacingMm, row: phantom.spacingMm };
  const spacingMm = phantom.scenario.calibrated ? truthMm : null;
  const frameOf = (frameNumber: number): GreyFrame => ({ ...size, grey: phantom.frame(frameNumber - 1) });
  const still = new StillPixels(sizePx, sizePx);
  for (let k = 0; k < stillFrames; k++) still.add(frameOf(1 + Math.floor((k * numberOfFrames) / stillFrames)));
  const excluded = still.excluded();

  const searched: { readonly frameNumber: number; readonly candidates: readonly LumenCandidate[] }[] = [];
  for (let frameNumber = 1; frameNumber <= numberOfFrames; frameNumber++) {
    searched.push({ frameNumber, candidates: searchFrame(frameOf(frameNumber), { spacingMm, excluded, neighbour: searched.at(-1)?.candidates[0] }) });
  }
  const chosen = chosenLumina(searched);
  const judged = searched.map(({ frameNumber }) => frameNumber).filter((frameNumber) => markOf(phantom, frameNumber) === null && phantom.sceneOf(frameNumber - 1).channels.length > 0);
  const score = (frameNumber: number, lumen: DetectedLumen | undefined) => scoreOf(lumen === undefined ? null : curveOf(lumen), channelsOf(phantom, frameNumber), size, truthMm);

  const doubtful = judged.toSorted((a, b) => (chosen.get(a)?.confidence ?? 0) - (chosen.get(b)?.confidence ?? 0)).slice(0, Math.floor(correctedShare * judged.length));
  const corrections = new Map(doubtful.flatMap((frameNumber) => {
    const lumen = correctedLumen(frameOf(frameNumber), channelsOf(phantom, frameNumber), chosen.get(frameNumber), { spacingMm, excluded });
    return lumen === null ? [] : [[frameNumber, lumen]];
  }));
  const anchored = chosenLumina(searched.map((frame): CourseFrame => {
    const lumen = corrections.get(frame.frameNumber);
    const anchor = lumen === undefined ? null : anchorOfContour({ points: lumen.points, curve: 'periodicCubic' }, size, spacingMm);
    return anchor === null ? frame : { frameNumber: frame.frameNumber, anchor };
  }));

  const course = judged.map((frameNumber) => score(frameNumber, chosen.get(frameNumber)));
  return {
    alone: judged.map((frameNumber) => score(frameNumber, searched[frameNumber - 1]?.candidates[0]?.lumen)),
    course,
    corrected: judged.map((frameNumber) => score(frameNumber, corrections.get(frameNumber) ?? anchored.get(frameNumber))),
    confidences: judged.map((frameNumber) => chosen.get(frameNumber)?.confidence ?? 0),
    clicked: judged.flatMap((frameNumber) => clickedChannels(frameOf(frameNumber), channelsOf(phantom, frameNumber), { spacingMm, excluded }, truthMm)),
    leastArea: leastAreaOf(phantom, judged, course),
  };
}

function clickedChannels(frame: GreyFrame, channels: readonly ClosedCurve[], knowledge: { readonly spacingMm: SpacingMm | null; readonly excluded: Uint8Array | null }, truthMm: SpacingMm): readonly FrameScore[] {
  if (channels.length < 2) return [];
  return channels.map((channel) => {
    const middle = centroidOf(channel);
    const found = middle === null ? null : detectLumen(frame, { ...knowledge, around: imagePoint(middle.x, middle.y) });
    return scoreOf(found === null ? null : curveOf(found), [channel], frame, truthMm);
  });
}

/** What a reader's hand makes of a proposal: the point that is farthest from the truth is put onto it, and the border looked for again through it. */
function correctedLumen(
  frame: GreyFrame,
  channels: readonly ClosedCurve[],
  proposed: DetectedLumen | undefined,
  knowledge: { readonly spacingMm: SpacingMm | null; readonly excluded: Uint8Array | null },
): DetectedLumen | null {
  let lumen = proposed ?? null;
  const held: ImagePoint[] = [];
  for (let k = 0; k < mostCorrections && lumen !== null; k++) {
    const truth = nearestChannel(lumen, channels);
    const worst = lumen.points.map((point) => nearestOnCurve(truth, point)).reduce((a, b) => (b.distancePx > a.distancePx ? b : a));
    if (worst.distancePx < goodEnoughPx) break;
    held.push(worst.point);
    lumen = detectLumen(frame, { ...knowledge, held, near: { points: lumen.points, curve: 'periodicCubic' } }) ?? lumen;
  }
  return lumen;
}

function nearestChannel(lumen: DetectedLumen, channels: readonly ClosedCurve[]): ClosedCurve {
  const far = (channel: ClosedCurve) => lumen.points.reduce((sum, point) => sum + nearestOnCurve(channel, point).distancePx, 0);
  return channels.reduce((a, b) => (far(b) < far(a) ? b : a));
}

/** The least area of all segments, as proposed and as it truly is. */
function leastAreaOf(phantom: Phantom, judged: readonly number[], course: readonly FrameScore[]): PhantomScores['leastArea'] {
  // An occlusion has no least area to be off from.
  const segments = trueSegments(phantom).filter(({ minimumLumenAreaMm2 }) => minimumLumenAreaMm2 > 0);
  const [first] = segments;
  if (first === undefined) return null;
  const truth = segments.reduce((a, b) => (b.minimumLumenAreaMm2 < a.minimumLumenAreaMm2 ? b : a), first);
  const range = truthAnalysis(phantom).segments.find(({ id }) => id === truth.id);
  let least = { frameNumber: 0, areaMm2: Infinity };
  judged.forEach((frameNumber, i) => {
    if (range === undefined || frameNumber < range.firstFrame || frameNumber > range.lastFrame) return;
    if (course[i]!.areaMm2 < least.areaMm2) least = { frameNumber, areaMm2: course[i]!.areaMm2 };
  });
  return { errorPercent: 100 * (least.areaMm2 / truth.minimumLumenAreaMm2 - 1), framesOff: Math.abs(least.frameNumber - truth.frameNumber) };
}

function curveOf({ points }: DetectedLumen): ClosedCurve {
  return closedCurve(points, 'periodicCubic');
}

const truthPoints = 48;

function channelsOf(phantom: Phantom, frameNumber: number): readonly ClosedCurve[] {
  return phantom.sceneOf(frameNumber - 1).channels.map((shape) => closedCurve(shapePoints(phantom, shape, truthPoints), 'periodicCubic'));
}
