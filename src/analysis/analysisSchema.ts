import { z } from 'zod';
import { type Contour, contourKinds, contourOrigins } from '../contour/contour.ts';
import { curveKinds } from '../geometry/curveKind.ts';
import { imagePoint } from '../geometry/imagePoint.ts';
import {
  type AcquisitionRecord,
  accesses,
  directions,
  etiologies,
  phases,
  postures,
  respirations,
} from './acquisitionRecord.ts';
import { type Analysis, type ManualCalibration, type PositionAnchor, readPurposes } from './analysis.ts';
import type { Annotation } from './annotation.ts';
import { type Finding, findingKinds } from './finding.ts';
import { type FrameMark, notMeasurableReasons } from './frameMark.ts';
import type { Implant } from './implant.ts';
import { type Landmark, landmarkBases, landmarkNames } from './landmark.ts';
import type { LesionRule } from './lesionRule.ts';
import type { Pairing } from './pairing.ts';
import type { SizingSheet } from './sizingSheet.ts';
import { type ReferenceChoice, referenceStatistics, sides, type VeinSegment, veins } from './veinSegment.ts';

// The document as it travels between window, service and library. The file format for others is `analysisFile.ts`.

const frameNumber = z.number().int().min(1);
const id = z.string().min(1).max(128);
const note = z.string().max(10_000);
const instant = z.string().max(40);
const extra = z.record(z.string(), z.unknown()).exactOptional();
const millimetres = z.number();

export const imagePointSchema = z.object({ x: z.number(), y: z.number() }).transform(({ x, y }) => imagePoint(x, y));
export const spacingMmSchema = z.object({ column: z.number().positive(), row: z.number().positive() });

export const acceptedSchema = z.object({
  status: z.literal('accepted'),
  acceptedBy: z.string().nullable(),
  acceptedAt: instant.nullable(),
  viewed: z.boolean(),
});

export const contourSchema: z.ZodType<Contour> = z.object({
  id,
  frameNumber,
  kind: z.enum(contourKinds),
  curve: z.enum(curveKinds),
  points: z.array(imagePointSchema).min(3, 'at least 3 points').max(10_000),
  origin: z.enum(contourOrigins),
  acceptance: z.discriminatedUnion('status', [z.object({ status: z.literal('provisional') }), acceptedSchema]),
  author: z.string().nullable(),
  borderConfidence: z.array(z.number().min(0).max(1)).exactOptional(),
  extra,
});

export const acquisitionSchema: z.ZodType<AcquisitionRecord> = z.object({
  phase: z.enum(phases),
  followUpDate: z.string().nullable(),
  run: z.number().int().min(1),
  runOfRecord: z.boolean(),
  etiology: z.enum(etiologies),
  position: z.enum(postures),
  respiration: z.enum(respirations),
  access: z.enum(accesses),
  catheter: note,
  confirmedAt: instant.nullable(),
  extra,
});

export const frameMarkSchema: z.ZodType<FrameMark> = z.object({
  id,
  firstFrame: frameNumber,
  lastFrame: frameNumber,
  word: z.discriminatedUnion('mark', [
    z.object({ mark: z.literal('occluded') }),
    z.object({ mark: z.literal('collapsedOnCatheter'), catheterAreaMm2: z.number().positive() }),
    z.object({ mark: z.literal('notMeasurable'), reason: z.enum(notMeasurableReasons), note }),
  ]),
  extra,
});

const referenceRange = z.object({ firstFrame: frameNumber, lastFrame: frameNumber, statistic: z.enum(referenceStatistics) });

export const referenceChoiceSchema: z.ZodType<ReferenceChoice> = z.discriminatedUnion('rule', [
  z.object({ rule: z.enum(['cranial', 'caudal']), range: referenceRange }),
  z.object({ rule: z.enum(['mean', 'interpolated']), cranial: referenceRange, caudal: referenceRange }),
  z.object({ rule: z.literal('segment'), segmentId: id, statistic: z.enum(referenceStatistics), analysis: z.string().nullable() }),
  z.object({ rule: z.literal('preset'), preset: z.string() }),
  z.object({ rule: z.literal('manual'), areaMm2: z.number().positive(), reason: note }),
  z.object({ rule: z.literal('none') }),
]);

export const veinSegmentSchema: z.ZodType<VeinSegment> = z.object({
  id,
  vein: z.enum(veins),
  side: z.enum(sides).nullable(),
  firstFrame: frameNumber,
  lastFrame: frameNumber,
  reference: referenceChoiceSchema.nullable(),
  comparisonPreset: z.string().nullable(),
  includedInReport: z.boolean(),
  extra,
});

export const landmarkSchema: z.ZodType<Landmark> = z.object({
  id,
  frameNumber,
  name: z.enum(landmarkNames),
  basis: z.enum(landmarkBases),
  note,
  extra,
});

export const findingSchema: z.ZodType<Finding> = z.object({
  id,
  kind: z.enum(findingKinds),
  firstFrame: frameNumber,
  lastFrame: frameNumber,
  note,
  extra,
});

export const implantSchema: z.ZodType<Implant> = z.object({
  id,
  order: z.number().int().min(1),
  label: note,
  nominalDiameterMm: z.number().positive().nullable(),
  nominalLengthMm: z.number().positive().nullable(),
  firstFrame: frameNumber,
  lastFrame: frameNumber,
  lumenEqualsStent: z.boolean(),
  extra,
});

export const annotationSchema: z.ZodType<Annotation> = z.object({
  id,
  frameNumber,
  shape: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('bookmark') }),
    z.object({ kind: z.literal('text'), at: imagePointSchema }),
    z.object({ kind: z.literal('length'), from: imagePointSchema, to: imagePointSchema }),
    z.object({ kind: z.literal('angle'), vertex: imagePointSchema, from: imagePointSchema, to: imagePointSchema }),
    z.object({ kind: z.literal('area'), curve: z.enum(curveKinds), points: z.array(imagePointSchema).min(3, 'at least 3 points').max(10_000) }),
  ]),
  note,
  includedInReport: z.boolean(),
  author: z.string().nullable(),
  extra,
});

export const sizingSheetSchema: z.ZodType<SizingSheet> = z.object({
  id,
  cranialFrame: frameNumber.nullable(),
  caudalFrame: frameNumber.nullable(),
  note,
  includedInReport: z.boolean(),
  extra,
});

export const lesionRuleSchema: z.ZodType<LesionRule> = z.object({
  bound: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('areaStenosis'), abovePercent: z.number().min(0).max(100) }),
    z.object({ kind: z.literal('areaBelow'), areaMm2: z.number().positive() }),
  ]),
  coverageMarginMm: z.number().min(0),
});

export const pairingSchema: z.ZodType<Pairing> = z.object({
  beforeSopInstanceUid: z.string().min(1),
  link: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('landmark'), name: z.enum(landmarkNames) }),
    z.object({ kind: z.literal('frames'), beforeFrame: frameNumber, afterFrame: frameNumber }),
  ]),
  includedInReport: z.boolean(),
});

export const manualCalibrationSchema: z.ZodType<ManualCalibration> = z.object({
  spacingMm: spacingMmSchema,
  method: z.enum(['knownDistance', 'catheterDiameter']),
  measuredOn: z
    .object({ frameNumber, from: imagePointSchema, to: imagePointSchema, lengthMm: z.number().positive() })
    .nullable(),
  author: z.string().nullable(),
  recordedAt: instant.nullable(),
});

export const positionAnchorSchema: z.ZodType<PositionAnchor> = z.object({ frameNumber, positionMm: millimetres });

export const directionSchema = z.enum(directions).nullable();

export const analysisSchema: z.ZodType<Analysis> = z.object({
  pullback: z.object({
    sopInstanceUid: z.string(),
    rows: z.number().int().min(1),
    columns: z.number().int().min(1),
    numberOfFrames: z.number().int().min(1),
    kind: z.literal('stills').exactOptional(),
    recordedCalibration: z
      .object({ spacingMm: spacingMmSchema, source: z.enum(['ultrasoundRegion', 'pixelSpacing']) })
      .nullable(),
    recordedPositionsMm: z.array(millimetres.nullable()).nullable(),
    extra,
  }),
  read: z.object({ reader: z.string(), purpose: z.enum(readPurposes), sequence: z.number().int().min(1), extra }),
  acquisition: acquisitionSchema,
  direction: directionSchema,
  manualCalibration: manualCalibrationSchema.nullable(),
  declaredUncalibrated: z.boolean(),
  anchors: z.array(positionAnchorSchema),
  contours: z.array(contourSchema),
  frameMarks: z.array(frameMarkSchema),
  segments: z.array(veinSegmentSchema),
  landmarks: z.array(landmarkSchema),
  findings: z.array(findingSchema),
  // Absent from documents that were kept before there were such.
  implants: z.array(implantSchema).default([]),
  annotations: z.array(annotationSchema).default([]),
  sizingSheets: z.array(sizingSheetSchema).default([]),
  lesionRule: lesionRuleSchema.nullable().default(null),
  pairing: pairingSchema.nullable().default(null),
  impression: z.string().max(100_000),
  maximumGapFrames: z.number().int().min(1),
  extra,
});
