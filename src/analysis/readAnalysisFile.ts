import type { z } from 'zod';
import type { Contour } from '../contour/contour.ts';
import type { UnknownFields } from '../contour/unknownFields.ts';
import { type ImagePoint, imagePoint } from '../geometry/imagePoint.ts';
import { AppError } from '../shared/appError.ts';
import { unconfirmedAcquisition } from './acquisitionRecord.ts';
import type { Analysis, ManualCalibration } from './analysis.ts';
import {
  type AnalysisInFile,
  analysisFileFormat,
  analysisFileSchema,
  analysisFileVersion,
  type annotationInFileSchema,
  type contourInFileSchema,
  type frameMarkInFileSchema,
  type ReferenceInFile,
} from './analysisFileSchema.ts';
import type { AnnotationShape } from './annotation.ts';
import type { FrameMark } from './frameMark.ts';
import type { ReferenceChoice } from './veinSegment.ts';

type PointInFile = readonly [number, number];

function pointIn([x, y]: PointInFile): ImagePoint {
  return imagePoint(x, y);
}

/** The members of a loose object that none of the known names names, or nothing where there are none. */
function unknownFields(value: Readonly<Record<string, unknown>>, known: readonly string[]): { extra?: UnknownFields } {
  const rest = Object.entries(value).filter(([name]) => !known.includes(name));
  return rest.length === 0 ? {} : { extra: Object.fromEntries(rest) };
}

function refusePath(issue: z.core.$ZodIssue): string {
  const path = issue.path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`), '');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

/**
 * Reads an analysis file. Fields that this version does not know are kept in `extra` and written back.
 * @param text The file's content.
 * @throws AppError `analysis/invalid` with the path of the wrong value, `analysis/unsupportedVersion` for a newer one.
 */
export function readAnalysisFile(text: string): Analysis {
  let json: unknown;
  try {
    json = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (cause) {
    throw new AppError('analysis/invalid', 'This is not an analysis file: it is not JSON. Give a file that venolume wrote.', {}, { cause });
  }
  const head = typeof json === 'object' && json !== null ? json : {};
  if (!('format' in head) || head.format !== analysisFileFormat) {
    throw new AppError('analysis/invalid', `This is not an analysis file: format is not "${analysisFileFormat}".`);
  }
  if ('version' in head && typeof head.version === 'number' && head.version > analysisFileVersion) {
    throw new AppError('analysis/unsupportedVersion', `This analysis file has version ${head.version}; this program reads up to ${analysisFileVersion}. Use a newer venolume.`);
  }
  const parsed = analysisFileSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError('analysis/invalid', `The analysis file is wrong at ${issue === undefined ? 'an unknown place' : refusePath(issue)}.`);
  }
  return analysisOf(parsed.data);
}

function analysisOf(file: AnalysisInFile): Analysis {
  const { pullback, read } = file;
  const recorded =
    pullback.spacingMm !== null && pullback.calibrationSource !== null && pullback.calibrationSource !== 'manual'
      ? { spacingMm: pullback.spacingMm, source: pullback.calibrationSource }
      : null;
  return {
    pullback: {
      sopInstanceUid: pullback.sopInstanceUid,
      rows: pullback.rows,
      columns: pullback.columns,
      numberOfFrames: pullback.numberOfFrames,
      ...(pullback.kind === 'stills' ? { kind: pullback.kind } : {}),
      recordedCalibration: recorded,
      recordedPositionsMm: pullback.positionsMm,
      ...unknownFields(pullback, ['sopInstanceUid', 'rows', 'columns', 'numberOfFrames', 'kind', 'spacingMm', 'calibrationSource', 'manualCalibration', 'positionsMm', 'anchors', 'direction']),
    },
    read: { reader: read.reader, purpose: read.purpose, sequence: read.sequence, ...unknownFields(read, ['reader', 'purpose', 'sequence']) },
    acquisition: acquisitionOf(file.acquisition),
    direction: pullback.direction,
    manualCalibration: manualCalibrationOf(pullback),
    declaredUncalibrated: file.declaredUncalibrated,
    anchors: pullback.anchors.map(({ frameNumber, positionMm }) => ({ frameNumber, positionMm })),
    contours: withIds(file.contours, 'contour').map(([contour, id]) => contourOf(contour, id)),
    frameMarks: withIds(file.frameMarks, 'mark').map(([mark, id]) => frameMarkOf(mark, id)),
    segments: file.segments.map((segment) => ({
      id: segment.id,
      vein: segment.vein,
      side: segment.side,
      firstFrame: segment.firstFrame,
      lastFrame: segment.lastFrame,
      reference: segment.reference === null ? null : referenceOf(segment.reference),
      comparisonPreset: segment.comparisonPreset,
      includedInReport: segment.includedInReport,
      ...unknownFields(segment, ['id', 'vein', 'side', 'firstFrame', 'lastFrame', 'reference', 'comparisonPreset', 'includedInReport']),
    })),
    landmarks: withIds(file.landmarks, 'landmark').map(([landmark, id]) => ({
      id,
      frameNumber: landmark.frameNumber,
      name: landmark.name,
      basis: landmark.basis,
      note: landmark.note,
      ...unknownFields(landmark, ['id', 'frameNumber', 'name', 'basis', 'note']),
    })),
    findings: withIds(file.findings, 'finding').map(([finding, id]) => ({
      id,
      kind: finding.kind,
      firstFrame: finding.firstFrame,
      lastFrame: finding.lastFrame,
      note: finding.note,
      ...unknownFields(finding, ['id', 'kind', 'firstFrame', 'lastFrame', 'note']),
    })),
    implants: withIds(file.implants, 'implant').map(([{ order, label, nominalDiameterMm, nominalLengthMm, firstFrame, lastFrame, lumenEqualsStent, ...rest }, id]) => ({
      id,
      order,
      label,
      nominalDiameterMm,
      nominalLengthMm,
      firstFrame,
      lastFrame,
      lumenEqualsStent,
      ...unknownFields(rest, ['id']),
    })),
    annotations: withIds(file.annotations, 'annotation').map(([{ frameNumber, shape, note, includedInReport, author, ...rest }, id]) => ({
      id,
      frameNumber,
      shape: shapeOf(shape),
      note,
      includedInReport,
      author: author ?? null,
      ...unknownFields(rest, ['id']),
    })),
    sizingSheets: withIds(file.sizingSheets, 'sizing').map(([{ cranialFrame, caudalFrame, note, includedInReport, ...rest }, id]) => ({
      id,
      cranialFrame,
      caudalFrame,
      note,
      includedInReport,
      ...unknownFields(rest, ['id']),
    })),
    lesionRule: file.lesionRule,
    pairing: file.pairing,
    impression: file.impression,
    maximumGapFrames: file.maximumGapFrames,
    ...unknownFields(file, ['format', 'version', 'pullback', 'read', 'acquisition', 'contours', 'frameMarks', 'segments', 'landmarks', 'findings', 'implants', 'annotations', 'sizingSheets', 'lesionRule', 'pairing', 'impression', 'declaredUncalibrated', 'maximumGapFrames']),
  };
}

/** Each item with its own id, or one made from its place where the file has none or has it twice. */
function withIds<T extends { id?: string | undefined }>(items: readonly T[], word: string): readonly (readonly [T, string])[] {
  const taken = new Set<string>();
  return items.map((item, index) => {
    let id = item.id ?? `${word}-${index + 1}`;
    while (taken.has(id)) id = `${id}-${index + 1}`;
    taken.add(id);
    return [item, id] as const;
  });
}

function acquisitionOf(acquisition: AnalysisInFile['acquisition']): Analysis['acquisition'] {
  if (acquisition === undefined) return unconfirmedAcquisition;
  const { phase, followUpDate, run, runOfRecord, etiology, position, respiration, access, catheter, confirmedAt, ...rest } = acquisition;
  return {
    phase,
    followUpDate: followUpDate ?? null,
    run,
    runOfRecord,
    etiology,
    position,
    respiration,
    access,
    catheter,
    confirmedAt: confirmedAt ?? null,
    ...unknownFields(rest, []),
  };
}

function manualCalibrationOf(pullback: AnalysisInFile['pullback']): ManualCalibration | null {
  if (pullback.spacingMm === null || pullback.calibrationSource !== 'manual') return null;
  const said = pullback.manualCalibration;
  const on = said?.measuredOn ?? null;
  return {
    spacingMm: pullback.spacingMm,
    method: said?.method ?? 'knownDistance',
    measuredOn: on === null ? null : { frameNumber: on.frameNumber, from: pointIn(on.from), to: pointIn(on.to), lengthMm: on.lengthMm },
    author: said?.author ?? null,
    recordedAt: said?.recordedAt ?? null,
  };
}

function contourOf(contour: z.infer<typeof contourInFileSchema>, id: string): Contour {
  return {
    id,
    frameNumber: contour.frameNumber,
    kind: contour.kind,
    curve: contour.curve,
    points: contour.points.map(pointIn),
    origin: contour.origin,
    acceptance:
      contour.status === 'accepted'
        ? { status: 'accepted', acceptedBy: contour.acceptedBy ?? null, acceptedAt: contour.acceptedAt ?? null, viewed: contour.viewed }
        : { status: 'provisional' },
    author: contour.author ?? null,
    ...(contour.borderConfidence === undefined ? {} : { borderConfidence: contour.borderConfidence }),
    ...unknownFields(contour, ['id', 'frameNumber', 'kind', 'curve', 'points', 'origin', 'status', 'author', 'acceptedBy', 'acceptedAt', 'viewed', 'borderConfidence']),
  };
}

function frameMarkOf(mark: z.infer<typeof frameMarkInFileSchema>, id: string): FrameMark {
  const word: FrameMark['word'] =
    mark.mark === 'occluded'
      ? { mark: 'occluded' }
      : mark.mark === 'collapsedOnCatheter'
        ? { mark: 'collapsedOnCatheter', catheterAreaMm2: mark.catheterAreaMm2 }
        : { mark: 'notMeasurable', reason: mark.reason, note: mark.note };
  return {
    id,
    firstFrame: mark.firstFrame,
    lastFrame: mark.lastFrame,
    word,
    ...unknownFields(mark, ['id', 'firstFrame', 'lastFrame', 'mark', 'catheterAreaMm2', 'reason', 'note']),
  };
}

function shapeOf(shape: z.infer<typeof annotationInFileSchema>['shape']): AnnotationShape {
  switch (shape.kind) {
    case 'bookmark':
      return shape;
    case 'text':
      return { kind: 'text', at: pointIn(shape.at) };
    case 'length':
      return { kind: 'length', from: pointIn(shape.from), to: pointIn(shape.to) };
    case 'angle':
      return { kind: 'angle', vertex: pointIn(shape.vertex), from: pointIn(shape.from), to: pointIn(shape.to) };
    case 'area':
      return { kind: 'area', curve: shape.curve, points: shape.points.map(pointIn) };
  }
}

function referenceOf(reference: ReferenceInFile): ReferenceChoice {
  const rangeOf = ({ firstFrame, lastFrame, statistic }: { firstFrame: number; lastFrame: number; statistic: 'median' | 'mean' | 'largest' }) => ({ firstFrame, lastFrame, statistic });
  switch (reference.rule) {
    case 'cranial':
    case 'caudal':
      return { rule: reference.rule, range: rangeOf(reference) };
    case 'mean':
    case 'interpolated':
      return { rule: reference.rule, cranial: rangeOf(reference.cranial), caudal: rangeOf(reference.caudal) };
    case 'segment':
      return { rule: 'segment', segmentId: reference.segmentId, statistic: reference.statistic, analysis: reference.analysis ?? null };
    case 'preset':
      return { rule: 'preset', preset: reference.preset };
    case 'manual':
      return { rule: 'manual', areaMm2: reference.areaMm2, reason: reference.reason };
    case 'none':
      return { rule: 'none' };
  }
}
