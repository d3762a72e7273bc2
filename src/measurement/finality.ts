import type { Analysis } from '../analysis/analysis.ts';
import { type ReferenceRange, segmentName, type VeinSegment } from '../analysis/veinSegment.ts';
import type { ChangeResult } from './changeResult.ts';
import { isInOtherPullback } from './isInOtherPullback.ts';
import type { FrameResult, MeasurementResult, SegmentResult } from './results.ts';

/** How near to the minimum a contour must lie on either side of it, in frames. */
const bracketFrames = 5;

/** Where the reader mends what is missing. */
export type MissingPlace =
  | { readonly kind: 'frame'; readonly frameNumber: number }
  | { readonly kind: 'segment'; readonly segmentId: string }
  | { readonly kind: 'segments' }
  | { readonly kind: 'calibration' };

/** One thing that keeps a report a draft. */
export interface Missing {
  readonly code:
    | 'noSegment'
    | 'notContoured'
    | 'provisional'
    | 'gap'
    | 'minimumNotBracketed'
    | 'acceptedUnseen'
    | 'noReference'
    | 'referenceUnusable'
    | 'uncalibrated';
  readonly segmentId: string | null;
  /** What is missing, as a heading: `LCIV has no reference`. */
  readonly heading: string;
  /** What to do about it. */
  readonly advice: string;
  readonly place: MissingPlace;
}

/**
 * All that keeps the report of a read a draft, in the order in which to mend it; empty when it can be final.
 * @param change Against the pullback that the read is compared with; null where there is none at hand.
 */
export function missingForFinal(analysis: Analysis, measurement: MeasurementResult, change: ChangeResult | null = null): readonly Missing[] {
  const included = analysis.segments.filter(({ includedInReport }) => includedInReport);
  if (included.length === 0) {
    return [{ code: 'noSegment', segmentId: null, heading: 'No vein segment is in the report', advice: 'Mark a segment, or include one.', place: { kind: 'segments' } }];
  }
  const frames = new Map(measurement.frames.map((frame) => [frame.frameNumber, frame]));
  return [
    ...calibrationMissing(analysis, measurement, included),
    ...included.flatMap((segment) => segmentMissing(segment, analysis, measurement, frames)),
    ...sizingMissing(analysis, measurement, included, frames),
    ...changeMissing(analysis, change),
  ];
}

/** A final report sizes by no frame that nobody stands behind; what lies in a segment of the report is asked for there. */
function sizingMissing({ sizingSheets }: Analysis, { sizing }: MeasurementResult, included: readonly VeinSegment[], frames: ReadonlyMap<number, FrameResult>): readonly Missing[] {
  const told = new Set(sizingSheets.filter(({ includedInReport }) => includedInReport).map(({ id }) => id));
  const landings = new Set(sizing.filter(({ sizingSheetId }) => told.has(sizingSheetId)).flatMap((sheet) => sheet.landings.map(({ frameNumber }) => frameNumber)));
  const isAskedFor = (frameNumber: number) => included.some((segment) => frameNumber >= segment.firstFrame && frameNumber <= segment.lastFrame);
  return [...landings]
    .filter((frameNumber) => frames.get(frameNumber)?.accepted === false && !isAskedFor(frameNumber))
    .map((frameNumber) => ({
      code: 'provisional',
      segmentId: null,
      heading: `A sizing sheet rests on a provisional contour on frame ${frameNumber}`,
      advice: 'Accept it, or leave the sheet out of the report.',
      place: { kind: 'frame', frameNumber },
    }));
}

/** A final report tells no change from figures that nobody stands behind. */
function changeMissing({ pairing }: Analysis, change: ChangeResult | null): readonly Missing[] {
  if (pairing?.includedInReport !== true || change === null) return [];
  const provisional = change.veins.filter(({ before }) => before.provisionalFrames > 0 || (before.reference?.provisionalFrames ?? 0) > 0);
  return provisional.map(({ after }) => ({
    code: 'provisional',
    segmentId: after.id,
    heading: `${segmentName(after)}: the pullback before has provisional contours`,
    advice: 'Accept or delete them there, or leave the comparison out of the report.',
    place: { kind: 'segment', segmentId: after.id },
  }));
}

function calibrationMissing(analysis: Analysis, measurement: MeasurementResult, included: readonly VeinSegment[]): readonly Missing[] {
  const uncalibrated = included.some((segment) => resultOf(segment, measurement)?.calibration?.kind !== 'calibrated');
  if (!uncalibrated || analysis.declaredUncalibrated) return [];
  return [{ code: 'uncalibrated', segmentId: null, heading: 'There is no calibration', advice: 'Calibrate by hand, or declare the pullback uncalibrated.', place: { kind: 'calibration' } }];
}

function resultOf(segment: VeinSegment, measurement: MeasurementResult): SegmentResult | undefined {
  return measurement.segments.find(({ id }) => id === segment.id);
}

function segmentMissing(segment: VeinSegment, analysis: Analysis, measurement: MeasurementResult, frames: ReadonlyMap<number, FrameResult>): readonly Missing[] {
  const result = resultOf(segment, measurement);
  const name = segmentName(segment);
  const missing: Missing[] = [];
  const say = (code: Missing['code'], heading: string, advice: string, place: MissingPlace) => missing.push({ code, segmentId: segment.id, heading, advice, place });
  const minimum = result?.minimumLumenArea ?? null;
  if (result === undefined || minimum === null) {
    say('notContoured', `${name} has no measured frame`, 'Trace the lumen, or leave the segment out of the report.', { kind: 'frame', frameNumber: segment.firstFrame });
    return missing;
  }
  const ranges = [{ firstFrame: segment.firstFrame, lastFrame: segment.lastFrame }, ...ownReferenceRanges(segment, analysis)];
  const beneath = analysis.contours.filter(({ frameNumber }) => ranges.some((range) => frameNumber >= range.firstFrame && frameNumber <= range.lastFrame));
  const provisional = beneath.filter(({ acceptance }) => acceptance.status === 'provisional');
  const [firstProvisional] = provisional.toSorted((a, b) => a.frameNumber - b.frameNumber);
  if (firstProvisional !== undefined) {
    const words = provisional.length === 1 ? '1 contour is provisional' : `${provisional.length} contours are provisional`;
    say('provisional', `${name}: ${words}`, 'Accept or delete each, in the segment and in its reference range.', { kind: 'frame', frameNumber: firstProvisional.frameNumber });
  }
  if (isInOtherPullback(segment, analysis) && (result.reference?.provisionalFrames ?? 0) > 0) {
    say('provisional', `${name}: its reference in another pullback has provisional contours`, 'Accept or delete them there.', { kind: 'segment', segmentId: segment.id });
  }
  // Between single images lies nobody knows what: that none is near the smallest says nothing.
  const isPullback = measurement.kind === 'pullback';
  if (isPullback && result.largestGapFrames > analysis.maximumGapFrames) {
    const from = result.largestGapFirstFrame ?? segment.firstFrame;
    say('gap', `${name}: ${result.largestGapFrames} frames in a row are not contoured`, `At most ${analysis.maximumGapFrames} may be. Trace one between ${from} and ${from + result.largestGapFrames - 1}.`, {
      kind: 'frame',
      frameNumber: from + Math.floor(result.largestGapFrames / 2),
    });
  }
  for (const side of [-1, 1] as const) {
    if (isPullback && !isBracketed(minimum.frameNumber, side, frames)) {
      const at = Math.min(analysis.pullback.numberOfFrames, Math.max(1, minimum.frameNumber + side * 3));
      say('minimumNotBracketed', `${name}: the minimum has no contour ${side < 0 ? 'before' : 'after'} it`, `Trace a frame within ${bracketFrames} of frame ${minimum.frameNumber}.`, { kind: 'frame', frameNumber: at });
    }
  }
  // Frames of a reference in another pullback have numbers of their own.
  const ofReference = isInOtherPullback(segment, analysis) ? [] : (result.reference?.frameNumbers ?? []);
  const decisive = [minimum.frameNumber, ...ofReference].map((frameNumber) => frames.get(frameNumber)).filter((frame) => frame !== undefined);
  const unseen = decisive.find((frame) => frame.acceptedUnseen);
  if (unseen !== undefined) {
    say('acceptedUnseen', `${name}: frame ${unseen.frameNumber} was accepted unseen`, 'Its figure decides: look at it and accept it again.', { kind: 'frame', frameNumber: unseen.frameNumber });
  }
  const ofStent = [result.stent?.minimumStentArea, result.stent?.inStentMinimumLumen].flatMap((smallest) => (smallest != null && smallest.accepted && !smallest.viewed ? [smallest.frameNumber] : []));
  for (const frameNumber of new Set(ofStent)) {
    if (frameNumber === unseen?.frameNumber) continue;
    say('acceptedUnseen', `${name}: frame ${frameNumber} of its stent was accepted unseen`, 'A figure of the stent rests on it: look at it and accept it again.', { kind: 'frame', frameNumber });
  }
  if (segment.reference === null) {
    say('noReference', `${name} has no reference`, 'Choose one, say that there is none, or leave the segment out.', { kind: 'segment', segmentId: segment.id });
  } else if (result.reference === null) {
    const why = result.warnings.find(({ code }) => code === 'measurement/referenceUnusable')?.message ?? 'Choose another one.';
    say('referenceUnusable', `${name}: its reference cannot be used`, why, { kind: 'segment', segmentId: segment.id });
  }
  return missing;
}

/** The frame ranges of this pullback that the segment's reference rests on. */
function ownReferenceRanges(segment: VeinSegment, analysis: Analysis): readonly Pick<ReferenceRange, 'firstFrame' | 'lastFrame'>[] {
  const { reference } = segment;
  switch (reference?.rule) {
    case 'cranial':
    case 'caudal':
      return [reference.range];
    case 'mean':
    case 'interpolated':
      return [reference.cranial, reference.caudal];
    case 'segment':
      return !isInOtherPullback(segment, analysis) ? analysis.segments.filter(({ id }) => id === reference.segmentId) : [];
    default:
      return [];
  }
}

function isBracketed(minimumFrame: number, side: -1 | 1, frames: ReadonlyMap<number, FrameResult>): boolean {
  for (let distance = 1; distance <= bracketFrames; distance++) {
    const frame = frames.get(minimumFrame + side * distance);
    if (frame !== undefined && (frame.channels > 0 || frame.state !== 'measured')) return true;
  }
  return false;
}
