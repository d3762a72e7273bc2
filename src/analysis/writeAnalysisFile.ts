import type { Contour } from '../contour/contour.ts';
import type { UnknownFields } from '../contour/unknownFields.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { Analysis, ManualCalibration } from './analysis.ts';
import type { AnnotationShape } from './annotation.ts';
import { analysisFileFormat, analysisFileVersion } from './analysisFileSchema.ts';
import type { ReferenceChoice } from './veinSegment.ts';

function pointOut({ x, y }: ImagePoint): readonly [number, number] {
  return [x, y];
}

/** The analysis as the text of a file, two-space indented with one contour a line, ending in a newline. */
export function writeAnalysisFile(analysis: Analysis): string {
  const file = analysisToJson(analysis);
  const { contours, ...rest } = file;
  const head = JSON.stringify(rest, null, 2);
  const lines = contours.map((contour) => `    ${JSON.stringify(contour)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `${head.slice(0, -2)},\n  "contours": ${list}\n}\n`;
}

/** The analysis in the shape of its file format, version 1. */
export function analysisToJson(analysis: Analysis) {
  const { pullback, manualCalibration: manual } = analysis;
  const recorded = pullback.recordedCalibration;
  return {
    ...analysis.extra,
    format: analysisFileFormat,
    version: analysisFileVersion,
    pullback: {
      ...pullback.extra,
      sopInstanceUid: pullback.sopInstanceUid,
      rows: pullback.rows,
      columns: pullback.columns,
      numberOfFrames: pullback.numberOfFrames,
      ...(pullback.kind === undefined ? {} : { kind: pullback.kind }),
      spacingMm: manual?.spacingMm ?? recorded?.spacingMm ?? null,
      calibrationSource: manual === null ? (recorded?.source ?? null) : 'manual',
      ...(manual === null ? {} : { manualCalibration: manualToJson(manual) }),
      positionsMm: pullback.recordedPositionsMm,
      anchors: analysis.anchors,
      direction: analysis.direction,
    },
    read: { ...analysis.read.extra, reader: analysis.read.reader, purpose: analysis.read.purpose, sequence: analysis.read.sequence },
    acquisition: flat(analysis.acquisition),
    frameMarks: analysis.frameMarks.map(({ id, firstFrame, lastFrame, word, extra }) => ({ ...extra, id, firstFrame, lastFrame, ...word })),
    segments: analysis.segments.map((segment) => ({ ...flat(segment), reference: referenceToJson(segment.reference) })),
    landmarks: analysis.landmarks.map(flat),
    findings: analysis.findings.map(flat),
    implants: analysis.implants.map(flat),
    annotations: analysis.annotations.map((annotation) => ({ ...flat(annotation), shape: shapeToJson(annotation.shape) })),
    sizingSheets: analysis.sizingSheets.map(flat),
    lesionRule: analysis.lesionRule,
    pairing: analysis.pairing,
    impression: analysis.impression,
    declaredUncalibrated: analysis.declaredUncalibrated,
    maximumGapFrames: analysis.maximumGapFrames,
    contours: analysis.contours.toSorted((a, b) => a.frameNumber - b.frameNumber).map(contourToJson),
  };
}

function flat<T extends { readonly extra?: UnknownFields }>(value: T): Omit<T, 'extra'> {
  const { extra, ...known } = value;
  return { ...extra, ...known };
}

function manualToJson(manual: ManualCalibration) {
  const on = manual.measuredOn;
  return {
    method: manual.method,
    measuredOn: on === null ? null : { frameNumber: on.frameNumber, from: pointOut(on.from), to: pointOut(on.to), lengthMm: on.lengthMm },
    author: manual.author,
    recordedAt: manual.recordedAt,
  };
}

function contourToJson({ id, frameNumber, kind, curve, points, origin, acceptance, author, borderConfidence, extra }: Contour) {
  return { ...extra, id, frameNumber, kind, curve, points: points.map(pointOut), origin, author, ...acceptance, ...(borderConfidence === undefined ? {} : { borderConfidence }) };
}

function shapeToJson(shape: AnnotationShape) {
  switch (shape.kind) {
    case 'bookmark':
      return shape;
    case 'text':
      return { kind: shape.kind, at: pointOut(shape.at) };
    case 'length':
      return { kind: shape.kind, from: pointOut(shape.from), to: pointOut(shape.to) };
    case 'angle':
      return { kind: shape.kind, vertex: pointOut(shape.vertex), from: pointOut(shape.from), to: pointOut(shape.to) };
    case 'area':
      return { kind: shape.kind, curve: shape.curve, points: shape.points.map(pointOut) };
  }
}

function referenceToJson(reference: ReferenceChoice | null) {
  if (reference === null) return null;
  return 'range' in reference ? { rule: reference.rule, ...reference.range } : reference;
}
