import type { Analysis } from '../analysis/analysis.ts';
import type { Contour } from '../contour/contour.ts';
import { type ImagePoint, imagePoint } from '../geometry/imagePoint.ts';
import { type OutlineShape, outlinePoint } from './outlineShape.ts';
import type { Phantom } from './phantom.ts';
import { markOf, trueSegments, truthAnalysis } from './phantomTruth.ts';
import { hashedUnit } from './randomNumbers.ts';

const reader = 'Sample reader';
const readAtMs = Date.UTC(2026, 2, 11, 15, 2, 0);
const pointCount = 14;

/**
 * The phantom as a careful reader would have left it: contours on every fourth frame, closer together around each minimum and in the reference
 * ranges, drawn by hand (each a little large or small, each point a little off), accepted on screen. Segments, references, marks and landmarks
 * are the truth's. The same phantom gives the same read.
 */
export function sampleRead(phantom: Phantom): Analysis {
  const truth = truthAnalysis(phantom);
  const { extra: _, ...document } = truth;
  const frames = framesToRead(phantom, truth);
  const { from, to } = { from: 0.13, to: 0.27 };
  const inShare = (frameNumber: number) => phantom.placeOf(frameNumber - 1) >= from && phantom.placeOf(frameNumber - 1) <= to;
  const compressed = Array.from({ length: phantom.request.numberOfFrames }, (_unused, i) => i + 1).filter(inShare);
  return {
    ...document,
    read: { reader, purpose: 'training', sequence: 1 },
    acquisition: { ...truth.acquisition, runOfRecord: true, confirmedAt: new Date(readAtMs).toISOString() },
    contours: frames.flatMap((frameNumber, i) => {
      const [lumen] = phantom.sceneOf(frameNumber - 1).channels;
      return lumen === undefined ? [] : [drawnContour(phantom, lumen, frameNumber, readAtMs + 40_000 + i * 23_000)];
    }),
    findings: [{ id: 'f1', kind: 'compression', firstFrame: compressed[0] ?? 1, lastFrame: compressed.at(-1) ?? 1, note: 'Between the crossing artery and the spine.' }],
    impression: 'Synthetic sample. The left common iliac vein is flattened where the artery crosses it; below, the vein is wide and round.',
  };
}

function framesToRead(phantom: Phantom, truth: Analysis): readonly number[] {
  const wanted = new Set<number>();
  for (const { firstFrame, lastFrame, reference } of truth.segments) {
    for (let frameNumber = firstFrame; frameNumber <= lastFrame; frameNumber += 4) wanted.add(frameNumber);
    wanted.add(lastFrame);
    if (reference === null || !('range' in reference)) continue;
    for (let frameNumber = reference.range.firstFrame; frameNumber <= reference.range.lastFrame; frameNumber += 2) wanted.add(frameNumber);
  }
  for (const { frameNumber } of trueSegments(phantom)) for (let off = -6; off <= 6; off += 2) wanted.add(frameNumber + off);
  return [...wanted].filter((frameNumber) => isReadable(phantom, truth, frameNumber)).toSorted((a, b) => a - b);
}

function isReadable(phantom: Phantom, truth: Analysis, frameNumber: number): boolean {
  return frameNumber >= 1 && markOf(phantom, frameNumber) === null && truth.segments.some(({ firstFrame, lastFrame }) => frameNumber >= firstFrame && frameNumber <= lastFrame);
}

function drawnContour(phantom: Phantom, lumen: OutlineShape, frameNumber: number, acceptedAtMs: number): Contour {
  const { seed } = phantom.request;
  const roll = (key: number) => (hashedUnit(seed, frameNumber, key) + hashedUnit(seed, frameNumber, key + 500) + hashedUnit(seed, frameNumber, key + 900) - 1.5) * 2;
  // A hand is off by about 0.8 % in area from contour to contour, and by about a pixel at each point.
  const larger = 0.03 * roll(1);
  const start = 2 * Math.PI * hashedUnit(seed, frameNumber, 2);
  const points = Array.from({ length: pointCount }, (_, i): ImagePoint => {
    const off = larger + 0.06 * roll(10 + i);
    const shape = { ...lumen, a: lumen.a + off, b: lumen.b + off };
    const { x, y } = outlinePoint(shape, start + (2 * Math.PI * (i + 0.1 * roll(40 + i))) / pointCount);
    const middle = phantom.request.sizePx / 2;
    return imagePoint(hundredths(middle + x / phantom.spacingMm), hundredths(middle + y / phantom.spacingMm));
  });
  return {
    id: `c${frameNumber}`,
    frameNumber,
    kind: 'lumen',
    curve: 'periodicCubic',
    points,
    origin: 'manual',
    acceptance: { status: 'accepted', acceptedBy: reader, acceptedAt: new Date(acceptedAtMs).toISOString(), viewed: true },
    author: reader,
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
