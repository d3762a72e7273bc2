import { type Analysis, emptyAnalysis } from '../analysis/analysis.ts';
import type { Contour } from '../contour/contour.ts';
import type { FrameMark } from '../analysis/frameMark.ts';
import type { VeinSegment } from '../analysis/veinSegment.ts';
import { type ImagePoint, imagePoint } from '../geometry/imagePoint.ts';
import { defaultPresetName } from '../measurement/comparisonPreset.ts';
import { type OutlineShape, outlineAreaMm2, outlinePoints } from './outlineShape.ts';
import type { Phantom } from './phantom.ts';
import { phantomFrameTimeMs, phantomPullbackRateMmPerS } from './phantom.ts';
import { phantomSopInstanceUid } from './phantomAttributes.ts';
import type { ScenarioSegment, ShareRange } from './scenario.ts';

/** Control points of a true contour: through so many the spline keeps to the shape within a thousandth of its area. */
const contourPoints = 24;

/** What a segment's figures truly are, from the shapes themselves. Null where there is no reference. */
export interface TrueSegment {
  readonly id: string;
  readonly minimumLumenAreaMm2: number;
  readonly frameNumber: number;
  readonly referenceAreaMm2: number | null;
  readonly areaStenosisPercent: number | null;
}

/** The true lumen area of a frame in mm², in closed form; 0 where the vein is occluded. */
export function trueLumenAreaMm2(phantom: Phantom, frameIndex: number): number {
  return phantom.sceneOf(frameIndex).channels.reduce((sum, shape) => sum + outlineAreaMm2(shape), 0);
}

/** True figures of every segment: the least area outside frames that cannot be measured, against the median of the reference range. */
export function trueSegments(phantom: Phantom): readonly TrueSegment[] {
  return phantom.scenario.segments.flatMap((segment): readonly TrueSegment[] => {
    const frames = framesOf(phantom, segment).filter((frameNumber) => markOf(phantom, frameNumber) !== 'notMeasurable');
    // A very short phantom may have no frame there.
    if (frames.length === 0) return [];
    const areas = frames.map((frameNumber) => ({ frameNumber, areaMm2: trueLumenAreaMm2(phantom, frameNumber - 1) }));
    const least = areas.reduce((a, b) => (b.areaMm2 < a.areaMm2 ? b : a), { frameNumber: frames[0] ?? 1, areaMm2: Infinity });
    const referenceAreaMm2 = segment.reference === null ? null : median(framesOf(phantom, segment.reference).map((frameNumber) => trueLumenAreaMm2(phantom, frameNumber - 1)));
    return [
      {
        id: segmentId(segment),
        minimumLumenAreaMm2: least.areaMm2,
        frameNumber: least.frameNumber,
        referenceAreaMm2,
        areaStenosisPercent: referenceAreaMm2 === null ? null : 100 * (1 - least.areaMm2 / referenceAreaMm2),
      },
    ];
  });
}

/** The phantom's truth as an analysis: contours, marks, segments with references, landmarks, and the true figures under `truth`. */
export function truthAnalysis(phantom: Phantom): Analysis {
  const { request, scenario, spacingMm } = phantom;
  const { numberOfFrames, sizePx } = request;
  const lengthsMm = scenario.motorPullback ? Array.from({ length: numberOfFrames }, (_, i) => (i * phantomFrameTimeMs * phantomPullbackRateMmPerS) / 1000) : null;
  const empty = emptyAnalysis(
    {
      sopInstanceUid: phantomSopInstanceUid(phantom),
      rows: sizePx,
      columns: sizePx,
      numberOfFrames,
      recordedCalibration: scenario.calibrated ? { spacingMm: { column: spacingMm, row: spacingMm }, source: 'ultrasoundRegion' } : null,
      recordedPositionsMm: lengthsMm,
    },
    { reader: 'Phantom truth', purpose: 'training', sequence: 1 },
  );
  return {
    ...empty,
    acquisition: { ...empty.acquisition, ...scenario.acquisition, position: 'supine', respiration: 'free', access: 'femoral', catheter: 'synthetic, 2.7 mm' },
    direction: 'cranialToCaudal',
    declaredUncalibrated: !scenario.calibrated,
    contours: Array.from({ length: numberOfFrames }, (_, i) => contoursOf(phantom, i + 1)).flat(),
    frameMarks: scenario.marks.flatMap((mark, i): readonly FrameMark[] => {
      const range = frameRange(phantom, mark);
      return range === null ? [] : [{ id: `m${i + 1}`, ...range, word: mark.word }];
    }),
    segments: scenario.segments.flatMap((segment) => segmentOf(phantom, segment)),
    landmarks: scenario.landmarks.map(({ name, at }, i) => ({ id: `l${i + 1}`, frameNumber: nearestFrame(phantom, at), name, basis: 'seen' as const, note: '' })),
    extra: { truth: { scenario: scenario.name, seed: request.seed, segments: trueSegments(phantom) } },
  };
}

function contoursOf(phantom: Phantom, frameNumber: number): readonly Contour[] {
  if (markOf(phantom, frameNumber) !== null) return [];
  const scene = phantom.sceneOf(frameNumber - 1);
  const contour = (shape: OutlineShape, kind: Contour['kind'], index: number): Contour => ({
    id: `${kind}-${frameNumber}-${index + 1}`,
    frameNumber,
    kind,
    curve: 'periodicCubic',
    points: shapePoints(phantom, shape, contourPoints),
    origin: 'imported',
    acceptance: { status: 'accepted', acceptedBy: 'Phantom truth', acceptedAt: null, viewed: false },
    author: 'Phantom truth',
  });
  return [...scene.channels.map((shape, i) => contour(shape, 'lumen', i)), ...(scene.stent === null ? [] : [contour(scene.stent.outline, 'stent', 0)])];
}

/** Points of a shape in image coordinates, the catheter in the middle of the image. */
export function shapePoints({ request, spacingMm }: Phantom, shape: OutlineShape, count: number): readonly ImagePoint[] {
  const middle = request.sizePx / 2;
  return outlinePoints(shape, count).map(({ x, y }) => imagePoint(tenThousandths(middle + x / spacingMm), tenThousandths(middle + y / spacingMm)));
}

function tenThousandths(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** What the scenario says of a frame that has no contour to trace; null for all others. */
export function markOf(phantom: Phantom, frameNumber: number): 'occluded' | 'notMeasurable' | 'collapsedOnCatheter' | null {
  const place = phantom.placeOf(frameNumber - 1);
  return phantom.scenario.marks.find(({ from, to }) => place >= from && place <= to)?.word.mark ?? null;
}

function segmentOf(phantom: Phantom, segment: ScenarioSegment): readonly VeinSegment[] {
  const range = frameRange(phantom, segment);
  if (range === null) return [];
  const reference = segment.reference === null ? null : frameRange(phantom, segment.reference);
  return [
    {
      id: segmentId(segment),
      vein: segment.vein,
      side: segment.side,
      ...range,
      reference: segment.reference === null || reference === null ? { rule: 'none' } : { rule: segment.reference.rule, range: { ...reference, statistic: 'median' } },
      comparisonPreset: segment.vein === 'CFV' ? null : defaultPresetName,
      includedInReport: true,
    },
  ];
}

function segmentId({ vein }: ScenarioSegment): string {
  return `L${vein}`;
}

function framesOf(phantom: Phantom, { from, to }: ShareRange): readonly number[] {
  return Array.from({ length: phantom.request.numberOfFrames }, (_, i) => i + 1).filter((frameNumber) => {
    const place = phantom.placeOf(frameNumber - 1);
    return place >= from && place <= to;
  });
}

function frameRange(phantom: Phantom, range: ShareRange): { firstFrame: number; lastFrame: number } | null {
  const frames = framesOf(phantom, range);
  const [firstFrame] = frames;
  const lastFrame = frames.at(-1);
  return firstFrame === undefined || lastFrame === undefined ? null : { firstFrame, lastFrame };
}

function nearestFrame(phantom: Phantom, place: number): number {
  let best = 0;
  for (let i = 1; i < phantom.request.numberOfFrames; i++) if (Math.abs(phantom.placeOf(i) - place) < Math.abs(phantom.placeOf(best) - place)) best = i;
  return best + 1;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
