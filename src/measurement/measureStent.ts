import { type Implant, implantWords } from '../analysis/implant.ts';
import { segmentName, type VeinSegment } from '../analysis/veinSegment.ts';
import { meets, type StretchOfFrames } from './coverage.ts';
import { endNames } from './endNames.ts';
import { lumenCurves, stentCurves } from './frameCurves.ts';
import type { FrameResults } from './frameResults.ts';
import { isInOtherPullback } from './isInOtherPullback.ts';
import { commonArea, hasLumenArea } from './minimumLumenArea.ts';
import type { ReferenceSources } from './referenceResult.ts';
import type { FrameResult, MeasuredContour, ReferenceResult } from './results.ts';
import type { LumenLoss, StentEdge, StentMinimum, StentResult } from './stentResult.ts';
import { stentedStretches } from './stentedStretches.ts';

/**
 * What the stents in a segment measure, null where there is none: no implant and no stent contour. Several stent contours on a frame count as
 * what they enclose together. Frames that the reader marked not measurable supply nothing; one marked occluded has a lumen of 0.
 */
export function measureStent(segment: VeinSegment, sources: ReferenceSources, reference: ReferenceResult | null): StentResult | null {
  const { analysis, results } = sources;
  const implants = analysis.implants.filter((implant) => meets(implant, segment)).toSorted((a, b) => a.order - b.order);
  const frames = measurableFrames(results, segment);
  const stented = frames.filter(hasStent);
  if (implants.length === 0 && stented.length === 0) return null;
  const missing: string[] = [];
  const minimumStent = smallestStent(stented, sources, missing);
  const stretches = implants.length > 0 ? stentedStretches(analysis, sources.positionsMm).filter((stretch) => meets(stretch, segment)) : tracedStretch(stented);
  const lumens = frames.filter((frame) => hasLumenArea(frame) && (frame.stent !== null || stretches.some((stretch) => holds(stretch, frame))));
  const inStent = smallestLumen(lumens, sources, missing);
  const losses = lumens.flatMap(lossOn);
  const loss = losses.find(({ frameNumber }) => frameNumber === inStent?.frameNumber) ?? null;
  if (loss === null && inStent !== null) missing.push(whyNoLoss(inStent, stented));
  const nominal = nominalOn(minimumStent?.frameNumber ?? null, implants, missing);
  return {
    implantIds: implants.map(({ id }) => id),
    stentFrames: stented.length,
    provisionalFrames: stented.filter(({ stent }) => !stent.accepted).length,
    acceptedUnseenFrames: stented.filter(({ stent }) => stent.acceptedUnseen).length,
    minimumStentArea: minimumStent,
    inStentMinimumLumen: inStent,
    lumenLoss: loss,
    largestLumenLoss: losses.reduce<LumenLoss | null>((largest, one) => (largest === null || one.percent > largest.percent ? one : largest), null),
    expansionIndex: expansion(segment, minimumStent, reference, sources, missing),
    symmetryIndex: symmetry(minimumStent, missing),
    nominalAreaMm2: nominal,
    compressionPercent: compression(minimumStent, nominal, missing),
    edges: sources.isStills ? [] : stretches.flatMap((stretch) => edgesOf(stretch, segment, sources)),
    missing,
  };
}

type Stented = FrameResult & { readonly stent: NonNullable<FrameResult['stent']> };

function hasStent(frame: FrameResult): frame is Stented {
  return frame.stent !== null;
}

function measurableFrames({ byFrame, words }: FrameResults, { firstFrame, lastFrame }: StretchOfFrames): readonly FrameResult[] {
  return [...byFrame.values()].filter(({ frameNumber }) => frameNumber >= firstFrame && frameNumber <= lastFrame && words.get(frameNumber)?.mark !== 'notMeasurable');
}

function holds({ firstFrame, lastFrame }: StretchOfFrames, { frameNumber }: FrameResult): boolean {
  return frameNumber >= firstFrame && frameNumber <= lastFrame;
}

/** From the first to the last stent contour, where no implant is entered. */
function tracedStretch(stented: readonly Stented[]): readonly StretchOfFrames[] {
  const [first, last] = [stented[0], stented.at(-1)];
  return first === undefined || last === undefined ? [] : [{ firstFrame: first.frameNumber, lastFrame: last.frameNumber }];
}

function smallestStent(stented: readonly Stented[], sources: ReferenceSources, missing: string[]): StentMinimum | null {
  const [first] = stented;
  if (first === undefined) {
    missing.push('No stent contour: its areas are not known.');
    return null;
  }
  const inMm = stented.every(({ stent }) => stent.areaMm2 !== null);
  const areaOf = ({ stent }: Stented) => (inMm ? stent.areaMm2! : stent.areaPx2);
  if (!inMm && stented.some(({ stent }) => stent.areaMm2 !== null)) {
    missing.push('Stent areas in mm² and in px² stand side by side: set one scale for all of them.');
    return null;
  }
  const minimum = stented.reduce((smallest, frame) => (areaOf(frame) < areaOf(smallest) ? frame : smallest), first);
  const { areaMm2, areaPx2, accepted, acceptedUnseen } = minimum.stent;
  return { state: 'measured', areaMm2, areaPx2, accepted, viewed: !acceptedUnseen, ...placeOf(minimum, sources), ...diametersOf(stentCurves(minimum)) };
}

function smallestLumen(frames: readonly FrameResult[], sources: ReferenceSources, missing: string[]): StentMinimum | null {
  const [first] = frames;
  const areaOf = commonArea(frames);
  if (first === undefined || areaOf === null) {
    missing.push(first === undefined ? 'No lumen is measured within the stent.' : 'Lumen areas in mm² and in px² stand side by side within the stent: set one scale for all of them.');
    return null;
  }
  const minimum = frames.reduce((smallest, frame) => (areaOf(frame) < areaOf(smallest) ? frame : smallest), first);
  return {
    state: minimum.state,
    areaMm2: minimum.lumenAreaMm2,
    areaPx2: minimum.lumenAreaPx2,
    accepted: minimum.accepted,
    viewed: !minimum.acceptedUnseen,
    ...placeOf(minimum, sources),
    ...diametersOf(minimum.state === 'measured' && minimum.channels === 1 ? lumenCurves(minimum) : []),
  };
}

function placeOf({ frameNumber }: FrameResult, { positionsMm }: ReferenceSources): Pick<StentMinimum, 'frameNumber' | 'positionMm'> {
  return { frameNumber, positionMm: positionsMm?.[frameNumber - 1] ?? null };
}

function diametersOf(curves: readonly MeasuredContour[]): Pick<StentMinimum, 'minDiameterMm' | 'maxDiameterMm' | 'minDiameterEnds'> {
  const only = curves.length === 1 ? curves[0]!.crossSection : null;
  return { minDiameterMm: only?.minDiameterMm ?? null, maxDiameterMm: only?.maxDiameterMm ?? null, minDiameterEnds: only?.minDiameterEnds ?? null };
}

/** 100·(stent − lumen)/stent where the frame has both in one scale; nothing otherwise. An upper bound of the lumen gives no loss. */
function lossOn({ frameNumber, stent, state, lumenAreaMm2, lumenAreaPx2 }: FrameResult): readonly LumenLoss[] {
  if (stent === null || state === 'atMost') return [];
  if (state === 'occluded') return [{ percent: 100, frameNumber }];
  const inMm = stent.areaMm2 !== null && lumenAreaMm2 !== null;
  // With a scale for one of them only, their pixels need not mean the same.
  if (!inMm && (stent.areaMm2 !== null || lumenAreaMm2 !== null)) return [];
  const [ofStent, ofLumen] = inMm ? [stent.areaMm2, lumenAreaMm2] : [stent.areaPx2, lumenAreaPx2];
  return ofLumen === null || ofStent <= 0 ? [] : [{ percent: (100 * (ofStent - ofLumen)) / ofStent, frameNumber }];
}

function whyNoLoss({ frameNumber, state }: StentMinimum, stented: readonly Stented[]): string {
  const smallest = `frame ${frameNumber}, the smallest in-stent lumen`;
  if (!stented.some((frame) => frame.frameNumber === frameNumber)) return `There is no stent contour on ${smallest}: its lumen loss is not known.`;
  if (state === 'atMost') return `The lumen is at most the catheter’s on ${smallest}: its lumen loss is not known.`;
  return `Stent and lumen have no common scale on ${smallest}: its lumen loss is not known.`;
}

function expansion(segment: VeinSegment, minimum: StentMinimum | null, reference: ReferenceResult | null, { analysis }: ReferenceSources, missing: string[]): number | null {
  if (minimum === null) return null;
  const [inMm, inPx] = [reference?.areaMm2 ?? null, reference?.areaPx2 ?? null];
  if (minimum.areaMm2 !== null && inMm !== null && inMm > 0) return minimum.areaMm2 / inMm;
  // A pixel of another pullback is no pixel of this one, and neither is one without a scale beside one with it.
  const inPixels = (minimum.areaMm2 === null) === (inMm === null) && !isInOtherPullback(segment, analysis);
  if (inPixels && minimum.areaPx2 !== null && inPx !== null && inPx > 0) return minimum.areaPx2 / inPx;
  const why = inMm === null && inPx === null ? `${segmentName(segment)} has no reference area` : `The stent and the reference of ${segmentName(segment)} have no common scale`;
  missing.push(`${why}: the stent expansion index is not known.`);
  return null;
}

function symmetry(minimum: StentMinimum | null, missing: string[]): number | null {
  if (minimum === null) return null;
  const { minDiameterMm: min, maxDiameterMm: max } = minimum;
  if (min !== null && max !== null && max > 0) return (max - min) / max;
  missing.push('The stent symmetry index needs the diameters of a single stent contour in mm.');
  return null;
}

/** Nominal area in mm² of the stent on a frame: π/4·d². */
function nominalOn(frameNumber: number | null, implants: readonly Implant[], missing: string[]): number | null {
  if (frameNumber === null) return null;
  const there = implants.filter(({ firstFrame, lastFrame }) => firstFrame <= frameNumber && lastFrame >= frameNumber);
  const [first] = there;
  if (first === undefined) {
    missing.push(`No implant is entered on frame ${frameNumber}: compression against a nominal area is not known.`);
    return null;
  }
  const unknown = there.find(({ nominalDiameterMm }) => nominalDiameterMm === null);
  const diameterMm = first.nominalDiameterMm;
  if (unknown !== undefined || diameterMm === null) {
    missing.push(`The nominal diameter of ${implantWords(unknown ?? first)} is not entered: compression is not known.`);
    return null;
  }
  if (there.some(({ nominalDiameterMm }) => nominalDiameterMm !== diameterMm)) {
    missing.push(`Implants of different nominal diameter overlap on frame ${frameNumber}: compression is not known.`);
    return null;
  }
  return (Math.PI / 4) * diameterMm * diameterMm;
}

/** What the smallest stent area lacks of the nominal one. */
function compression(minimum: StentMinimum | null, nominalAreaMm2: number | null, missing: string[]): number | null {
  if (minimum === null || nominalAreaMm2 === null) return null;
  if (minimum.areaMm2 !== null) return (100 * (nominalAreaMm2 - minimum.areaMm2)) / nominalAreaMm2;
  missing.push(`There is no scale on frame ${minimum.frameNumber}: compression against the nominal area is not known.`);
  return null;
}

function edgesOf(stretch: StretchOfFrames, segment: VeinSegment, { analysis, results }: ReferenceSources): readonly StentEdge[] {
  const [first, last] = endNames(analysis.direction);
  // Where no implant says where a stent ends, one whose contours follow in the next segment goes on there.
  const beyond = analysis.implants.some((implant) => meets(implant, stretch)) ? [] : [...results.byFrame.values()].filter((frame) => hasStent(frame) && !holds(segment, frame));
  const goesOn = (edge: number, way: -1 | 1) => beyond.some(({ frameNumber }) => way * (frameNumber - edge) > 0 && way * (frameNumber - edge) - 1 <= analysis.maximumGapFrames);
  const ends = [
    { end: first, frameNumber: stretch.firstFrame, way: -1 },
    { end: last, frameNumber: stretch.lastFrame, way: 1 },
  ] as const;
  return ends
    .filter(({ frameNumber, way }) => frameNumber >= segment.firstFrame && frameNumber <= segment.lastFrame && !goesOn(frameNumber, way))
    .map(({ end, frameNumber }) => {
      const frame = results.words.get(frameNumber)?.mark === 'notMeasurable' ? undefined : results.byFrame.get(frameNumber);
      const known = frame !== undefined && hasLumenArea(frame) ? frame : null;
      return { end, frameNumber, state: known?.state ?? null, lumenAreaMm2: known?.lumenAreaMm2 ?? null, lumenAreaPx2: known?.lumenAreaPx2 ?? null, accepted: known?.accepted ?? false };
    });
}
