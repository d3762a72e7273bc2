import { z } from 'zod';
import {
  acceptedSchema,
  acquisitionSchema,
  annotationSchema,
  contourSchema,
  directionSchema,
  findingSchema,
  frameMarkSchema,
  implantSchema,
  landmarkSchema,
  lesionRuleSchema,
  manualCalibrationSchema,
  pairingSchema,
  positionAnchorSchema,
  referenceChoiceSchema,
  sizingSheetSchema,
  veinSegmentSchema,
} from './analysisSchema.ts';
import type { AnalysisEdit, HistoryAction, HistoryEvent } from './edit.ts';

const id = z.string().min(1).max(128);

export const analysisEditSchema: z.ZodType<AnalysisEdit> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('contourAdded'), contour: contourSchema }),
  z.object({ type: z.literal('contourChanged'), contour: contourSchema }),
  z.object({ type: z.literal('contoursDeleted'), contourIds: z.array(id).min(1) }),
  z.object({ type: z.literal('contoursAccepted'), contourIds: z.array(id).min(1), acceptance: acceptedSchema }),
  z.object({ type: z.literal('contoursImported'), contours: z.array(contourSchema), from: z.string(), replacedContourIds: z.array(id).optional() }),
  z.object({ type: z.literal('contoursProposed'), contours: z.array(contourSchema), replacedContourIds: z.array(id) }),
  z.object({ type: z.literal('frameMarkSet'), frameMark: frameMarkSchema }),
  z.object({ type: z.literal('frameMarkDeleted'), id }),
  z.object({ type: z.literal('segmentAdded'), segment: veinSegmentSchema }),
  z.object({ type: z.literal('segmentChanged'), segment: veinSegmentSchema }),
  z.object({ type: z.literal('segmentDeleted'), id }),
  z.object({ type: z.literal('referenceChosen'), segmentId: id, reference: referenceChoiceSchema.nullable() }),
  z.object({ type: z.literal('comparisonPresetChosen'), segmentId: id, preset: z.string().nullable() }),
  z.object({ type: z.literal('landmarkSet'), landmark: landmarkSchema }),
  z.object({ type: z.literal('landmarkDeleted'), id }),
  z.object({ type: z.literal('findingSet'), finding: findingSchema }),
  z.object({ type: z.literal('findingDeleted'), id }),
  z.object({ type: z.literal('implantSet'), implant: implantSchema }),
  z.object({ type: z.literal('implantDeleted'), id }),
  z.object({ type: z.literal('annotationSet'), annotation: annotationSchema }),
  z.object({ type: z.literal('annotationDeleted'), id }),
  z.object({ type: z.literal('sizingSheetSet'), sizingSheet: sizingSheetSchema }),
  z.object({ type: z.literal('sizingSheetDeleted'), id }),
  z.object({ type: z.literal('lesionRuleSet'), lesionRule: lesionRuleSchema.nullable() }),
  z.object({ type: z.literal('pairingSet'), pairing: pairingSchema.nullable() }),
  z.object({ type: z.literal('acquisitionConfirmed'), acquisition: acquisitionSchema, direction: directionSchema }),
  z.object({ type: z.literal('calibrationRecorded'), calibration: manualCalibrationSchema }),
  z.object({ type: z.literal('calibrationWithdrawn') }),
  z.object({ type: z.literal('uncalibratedDeclared'), declared: z.boolean() }),
  z.object({ type: z.literal('anchorsSet'), anchors: z.array(positionAnchorSchema) }),
  z.object({ type: z.literal('impressionWritten'), impression: z.string().max(100_000) }),
  z.object({ type: z.literal('maximumGapSet'), maximumGapFrames: z.number().int().min(1) }),
]);

export const historyActionSchema: z.ZodType<HistoryAction> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('edit'), edit: analysisEditSchema }),
  z.object({ type: z.literal('undo') }),
  z.object({ type: z.literal('redo') }),
]);

export const historyEventSchema: z.ZodType<HistoryEvent> = z.object({
  sequence: z.number().int().min(1),
  reader: z.string(),
  at: z.string(),
  action: historyActionSchema,
});
