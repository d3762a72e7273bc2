import { z } from 'zod';
import { contourKinds, contourOrigins } from '../contour/contour.ts';
import { curveKinds } from '../geometry/curveKind.ts';
import { calibrationSources } from '../pullback/calibration.ts';
import { maximumFrames, pullbackKinds } from '../pullback/pullback.ts';
import { accesses, directions, etiologies, phases, postures, respirations } from './acquisitionRecord.ts';
import { readPurposes } from './analysis.ts';
import { lesionRuleSchema, pairingSchema, spacingMmSchema } from './analysisSchema.ts';
import { findingKinds } from './finding.ts';
import { notMeasurableReasons } from './frameMark.ts';
import { landmarkBases, landmarkNames } from './landmark.ts';
import { referenceStatistics, sides, veins } from './veinSegment.ts';

// The analysis file as other programs write and read it. Every object is loose: what is unknown here is kept.

/** The value of `format` by which an analysis file is known. */
export const analysisFileFormat = 'venolume-analysis';
/** The newest version that this program reads, and the one that it writes. */
export const analysisFileVersion = 1;

const frameNumber = z.number().int().min(1);
const point = z.tuple([z.number(), z.number()]);
const maybeText = z.string().nullable().optional();
const statistic = z.enum(referenceStatistics).default('median');
const range = z.looseObject({ firstFrame: frameNumber, lastFrame: frameNumber, statistic });

const referenceSchema = z.discriminatedUnion('rule', [
  z.looseObject({ rule: z.enum(['cranial', 'caudal']), firstFrame: frameNumber, lastFrame: frameNumber, statistic }),
  z.looseObject({ rule: z.enum(['mean', 'interpolated']), cranial: range, caudal: range }),
  z.looseObject({ rule: z.literal('segment'), segmentId: z.string().min(1), statistic, analysis: maybeText }),
  z.looseObject({ rule: z.literal('preset'), preset: z.string().min(1) }),
  z.looseObject({ rule: z.literal('manual'), areaMm2: z.number().positive(), reason: z.string() }),
  z.looseObject({ rule: z.literal('none') }),
]);
export type ReferenceInFile = z.infer<typeof referenceSchema>;

export const contourInFileSchema = z
  .looseObject({
    id: z.string().min(1).optional(),
    frameNumber,
    kind: z.enum(contourKinds),
    curve: z.enum(curveKinds),
    points: z.array(point).min(3, 'at least 3 points'),
    origin: z.enum(contourOrigins).default('imported'),
    status: z.enum(['provisional', 'accepted']).default('provisional'),
    author: maybeText,
    acceptedBy: maybeText,
    acceptedAt: maybeText,
    viewed: z.boolean().default(false),
    borderConfidence: z.array(z.number().min(0).max(1)).optional(),
  })
  .refine(({ points, borderConfidence }) => borderConfidence === undefined || borderConfidence.length === points.length, { path: ['borderConfidence'], error: 'one for each point' });

export const frameMarkInFileSchema = z.intersection(
  z.looseObject({ id: z.string().min(1).optional(), firstFrame: frameNumber, lastFrame: frameNumber }),
  z.discriminatedUnion('mark', [
    z.looseObject({ mark: z.literal('occluded') }),
    z.looseObject({ mark: z.literal('collapsedOnCatheter'), catheterAreaMm2: z.number().positive() }),
    z.looseObject({ mark: z.literal('notMeasurable'), reason: z.enum(notMeasurableReasons), note: z.string().default('') }),
  ]),
);

export const segmentInFileSchema = z.looseObject({
  id: z.string().min(1),
  vein: z.enum(veins),
  side: z.enum(sides).nullable().default(null),
  firstFrame: frameNumber,
  lastFrame: frameNumber,
  reference: referenceSchema.nullable().default(null),
  comparisonPreset: z.string().nullable().default(null),
  includedInReport: z.boolean().default(true),
});

export const landmarkInFileSchema = z.looseObject({
  id: z.string().min(1).optional(),
  frameNumber,
  name: z.enum(landmarkNames),
  basis: z.enum(landmarkBases).default('estimated'),
  note: z.string().default(''),
});

export const findingInFileSchema = z.looseObject({
  id: z.string().min(1).optional(),
  kind: z.enum(findingKinds),
  firstFrame: frameNumber,
  lastFrame: frameNumber,
  note: z.string().default(''),
});

const maybeFrame = frameNumber.nullable().default(null);
const maybeMillimetres = z.number().positive().nullable().default(null);

export const implantInFileSchema = z.looseObject({
  id: z.string().min(1).optional(),
  order: z.number().int().min(1),
  label: z.string().default(''),
  nominalDiameterMm: maybeMillimetres,
  nominalLengthMm: maybeMillimetres,
  firstFrame: frameNumber,
  lastFrame: frameNumber,
  lumenEqualsStent: z.boolean().default(false),
});

export const annotationInFileSchema = z.looseObject({
  id: z.string().min(1).optional(),
  frameNumber,
  shape: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('bookmark') }),
    z.object({ kind: z.literal('text'), at: point }),
    z.object({ kind: z.literal('length'), from: point, to: point }),
    z.object({ kind: z.literal('angle'), vertex: point, from: point, to: point }),
    z.object({ kind: z.literal('area'), curve: z.enum(curveKinds), points: z.array(point).min(3, 'at least 3 points') }),
  ]),
  note: z.string().default(''),
  includedInReport: z.boolean().default(false),
  author: maybeText,
});

export const sizingSheetInFileSchema = z.looseObject({
  id: z.string().min(1).optional(),
  cranialFrame: maybeFrame,
  caudalFrame: maybeFrame,
  note: z.string().default(''),
  includedInReport: z.boolean().default(true),
});

export const manualCalibrationInFileSchema = z.looseObject({
  method: z.enum(['knownDistance', 'catheterDiameter']).default('knownDistance'),
  measuredOn: z
    .looseObject({ frameNumber, from: point, to: point, lengthMm: z.number().positive() })
    .nullable()
    .default(null),
  author: maybeText,
  recordedAt: maybeText,
});

export const analysisFileSchema = z
  .looseObject({
    format: z.literal(analysisFileFormat),
    version: z.literal(analysisFileVersion),
    pullback: z.looseObject({
      sopInstanceUid: z.string().min(1),
      rows: z.number().int().min(1),
      columns: z.number().int().min(1),
      numberOfFrames: z.number().int().min(1).max(maximumFrames),
      kind: z.enum(pullbackKinds).default('pullback'),
      spacingMm: spacingMmSchema.nullable().default(null),
      calibrationSource: z.enum(calibrationSources).nullable().default(null),
      manualCalibration: manualCalibrationInFileSchema.nullable().default(null),
      positionsMm: z.array(z.number().nullable()).nullable().default(null),
      anchors: z.array(z.looseObject({ frameNumber, positionMm: z.number() })).default([]),
      direction: z.enum(directions).nullable().default(null),
    }),
    read: z
      .looseObject({
        reader: z.string().default(''),
        purpose: z.enum(readPurposes).default('clinical'),
        sequence: z.number().int().min(1).default(1),
      })
      .default({ reader: '', purpose: 'clinical', sequence: 1 }),
    acquisition: z
      .looseObject({
        phase: z.enum(phases).default('unknown'),
        followUpDate: maybeText,
        run: z.number().int().min(1).default(1),
        runOfRecord: z.boolean().default(true),
        etiology: z.enum(etiologies).default('unknown'),
        position: z.enum(postures).default('unknown'),
        respiration: z.enum(respirations).default('unknown'),
        access: z.enum(accesses).default('unknown'),
        catheter: z.string().default(''),
        confirmedAt: maybeText,
      })
      .optional(),
    contours: z.array(contourInFileSchema),
    frameMarks: z.array(frameMarkInFileSchema).default([]),
    segments: z.array(segmentInFileSchema).default([]),
    landmarks: z.array(landmarkInFileSchema).default([]),
    findings: z.array(findingInFileSchema).default([]),
    implants: z.array(implantInFileSchema).default([]),
    annotations: z.array(annotationInFileSchema).default([]),
    sizingSheets: z.array(sizingSheetInFileSchema).default([]),
    lesionRule: lesionRuleSchema.nullable().default(null),
    pairing: pairingSchema.nullable().default(null),
    impression: z.string().default(''),
    declaredUncalibrated: z.boolean().default(false),
    maximumGapFrames: z.number().int().min(1).default(10),
  })
  .superRefine((file, context) => {
    const { numberOfFrames } = file.pullback;
    const check = (frame: number, path: (string | number)[]) => {
      if (frame > numberOfFrames) context.addIssue({ code: 'custom', path, message: `frame ${frame} is beyond the pullback's ${numberOfFrames}` });
    };
    const checkRange = (item: { firstFrame: number; lastFrame: number }, path: (string | number)[]) => {
      check(item.lastFrame, [...path, 'lastFrame']);
      if (item.firstFrame > item.lastFrame) context.addIssue({ code: 'custom', path: [...path, 'firstFrame'], message: 'lies after lastFrame' });
    };
    file.contours.forEach((contour, index) => check(contour.frameNumber, ['contours', index, 'frameNumber']));
    file.landmarks.forEach((landmark, index) => check(landmark.frameNumber, ['landmarks', index, 'frameNumber']));
    file.frameMarks.forEach((mark, index) => checkRange(mark, ['frameMarks', index]));
    file.findings.forEach((finding, index) => checkRange(finding, ['findings', index]));
    file.implants.forEach((implant, index) => checkRange(implant, ['implants', index]));
    file.annotations.forEach((annotation, index) => check(annotation.frameNumber, ['annotations', index, 'frameNumber']));
    file.sizingSheets.forEach(({ cranialFrame, caudalFrame }, index) => {
      if (cranialFrame !== null) check(cranialFrame, ['sizingSheets', index, 'cranialFrame']);
      if (caudalFrame !== null) check(caudalFrame, ['sizingSheets', index, 'caudalFrame']);
    });
    file.segments.forEach((segment, index) => {
      checkRange(segment, ['segments', index]);
      const place = file.segments.findIndex((other, before) => before < index && other.firstFrame <= segment.lastFrame && other.lastFrame >= segment.firstFrame);
      if (place >= 0) context.addIssue({ code: 'custom', path: ['segments', index], message: `overlaps segments[${place}]` });
      if (file.segments.findIndex((other) => other.id === segment.id) < index) {
        context.addIssue({ code: 'custom', path: ['segments', index, 'id'], message: 'stands twice' });
      }
      if ((segment.side === null) !== (segment.vein === 'IVC')) {
        context.addIssue({ code: 'custom', path: ['segments', index, 'side'], message: segment.vein === 'IVC' ? 'the IVC has none' : 'left or right' });
      }
    });
    if (file.pullback.positionsMm !== null && file.pullback.positionsMm.length !== numberOfFrames) {
      context.addIssue({ code: 'custom', path: ['pullback', 'positionsMm'], message: `one place for each of the ${numberOfFrames} frames` });
    }
    if ((file.pullback.spacingMm === null) !== (file.pullback.calibrationSource === null)) {
      context.addIssue({ code: 'custom', path: ['pullback', 'calibrationSource'], message: 'stands together with spacingMm, or both are null' });
    }
  });
export type AnalysisInFile = z.infer<typeof analysisFileSchema>;
