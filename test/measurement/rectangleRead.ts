import { type Analysis, emptyAnalysis } from '../../src/analysis/analysis.ts';
import type { FrameMarkWord } from '../../src/analysis/frameMark.ts';
import type { LandmarkName } from '../../src/analysis/landmark.ts';
import type { ReferenceChoice, ReferenceStatistic, VeinSegment } from '../../src/analysis/veinSegment.ts';
import type { Contour } from '../../src/contour/contour.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import type { MeasuringBasis } from '../../src/measurement/measuringBasis.ts';

/** Pixels that are not square, so that a scale applied along the wrong axis shows. */
export const spacingMm = { column: 0.1, row: 0.2 };

export const basis: MeasuringBasis = {
  kind: 'pullback',
  sopInstanceUid: '1.2.3',
  rows: 400,
  columns: 600,
  numberOfFrames: 200,
  regions: [],
  pixelSpacingMm: spacingMm,
  recordedCalibration: null,
  positionsMm: null,
  positionSource: null,
  frameTimesMs: null,
};

/** The same pullback drawn by a motor at half a millimetre a frame. */
export const motorBasis: MeasuringBasis = {
  ...basis,
  positionsMm: Array.from({ length: 200 }, (_, index) => index / 2),
  positionSource: 'pullbackRate',
};

export const emptyRead: Analysis = emptyAnalysis(
  { sopInstanceUid: '1.2.3', rows: 400, columns: 600, numberOfFrames: 200, recordedCalibration: null, recordedPositionsMm: null },
  { reader: 'R1', purpose: 'clinical', sequence: 1 },
);

/** A rectangular lumen of known width and height in mm about a place in mm: its area is their product. */
export function rectangle(frameNumber: number, widthMm: number, heightMm: number, change: Partial<Contour> & { atXMm?: number } = {}): Contour {
  const { atXMm = 30, ...rest } = change;
  const [x, y] = [atXMm / spacingMm.column, 40 / spacingMm.row];
  const [w, h] = [widthMm / 2 / spacingMm.column, heightMm / 2 / spacingMm.row];
  return {
    id: `c${frameNumber}-${atXMm}`,
    frameNumber,
    kind: 'lumen',
    curve: 'polygon',
    points: [imagePoint(x - w, y - h), imagePoint(x + w, y - h), imagePoint(x + w, y + h), imagePoint(x - w, y + h)],
    origin: 'manual',
    acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: '2026-03-11T15:42:00Z', viewed: true },
    author: 'R1',
    ...rest,
  };
}

/** The left common iliac vein over a frame range. */
export function segment(firstFrame: number, lastFrame: number, change: Partial<VeinSegment> = {}): VeinSegment {
  return { id: 's1', vein: 'CIV', side: 'left', firstFrame, lastFrame, reference: null, comparisonPreset: null, includedInReport: true, ...change };
}

export function caudal(firstFrame: number, lastFrame: number, statistic: ReferenceStatistic = 'median'): ReferenceChoice {
  return { rule: 'caudal', range: { firstFrame, lastFrame, statistic } };
}

export function marked(firstFrame: number, lastFrame: number, word: FrameMarkWord) {
  return { id: `m${firstFrame}`, firstFrame, lastFrame, word };
}

export function landmark(frameNumber: number, name: LandmarkName) {
  return { id: `l${frameNumber}`, frameNumber, name, basis: 'seen', note: '' } as const;
}

/** A read with the given parts. */
export function read(parts: Partial<Analysis>): Analysis {
  return { ...emptyRead, ...parts };
}
