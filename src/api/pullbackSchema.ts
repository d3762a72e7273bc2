import { z } from 'zod';
import { type ImagePixels, type ValueTable, windowFunctions } from '../dicom/imagePixels.ts';
import { pullbackKinds, timingSources } from '../pullback/pullback.ts';
import type { Pullback } from '../pullback/pullback.ts';
import type { UltrasoundRegion } from '../pullback/ultrasoundRegion.ts';

const count = z.number().int().min(1);
const maybe = z.number().nullable();
const bytes = z.array(z.number().int().min(0).max(255));

const valueTableSchema: z.ZodType<ValueTable> = z.object({ firstValue: z.number(), entries: z.array(z.number()).min(1), bitsPerEntry: z.number().int().min(1).max(16) });

/** The fields with a default are younger than the first libraries, whose rows are without them. */
const imagePixelsSchema: z.ZodType<ImagePixels> = z.object({
  transferSyntaxUid: z.string(),
  rows: count,
  columns: count,
  samplesPerPixel: count,
  bitsAllocated: count,
  bitsStored: count,
  highBit: z.number().int().min(0),
  signed: z.boolean(),
  photometricInterpretation: z.string(),
  planarConfiguration: z.union([z.literal(0), z.literal(1)]),
  palette: z.object({ firstStoredValue: z.number(), red: bytes, green: bytes, blue: bytes }).nullable(),
  modalityLut: valueTableSchema.nullable().default(null),
  rescaleSlope: z.number(),
  rescaleIntercept: z.number(),
  windows: z.array(z.object({ center: z.number(), width: z.number() })),
  windowFunction: z.enum(windowFunctions).default('linear'),
  voiLut: valueTableSchema.nullable().default(null),
});

const ultrasoundRegionSchema: z.ZodType<UltrasoundRegion> = z.object({
  index: z.number().int().min(0),
  minX0: z.number(),
  minY0: z.number(),
  maxX1: z.number(),
  maxY1: z.number(),
  spatialFormat: maybe,
  dataType: maybe,
  flags: maybe,
  physicalUnitsX: maybe,
  physicalUnitsY: maybe,
  physicalDeltaX: maybe,
  physicalDeltaY: maybe,
});

const text = z.string();

const pullbackObject = z.object({
  kind: z.enum(pullbackKinds).optional(),
  sopClassUid: text,
  sopInstanceUid: text,
  instances: z.array(z.object({ sopInstanceUid: text, numberOfFrames: count })).optional(),
  transferSyntaxUid: text,
  modality: text,
  identity: z.object({
    patientName: text,
    patientNameInFull: text.default(''),
    patientId: text,
    patientBirthDate: text,
    patientSex: text,
    studyInstanceUid: text,
    seriesInstanceUid: text,
    studyDate: text,
    studyTime: text,
    studyDescription: text,
    seriesDescription: text,
    accessionNumber: text,
    institutionName: text,
    manufacturer: text,
    manufacturerModelName: text,
    laterality: text,
  }),
  numberOfFrames: count,
  pixels: imagePixelsSchema,
  regions: z.array(ultrasoundRegionSchema),
  pixelSpacingMm: z.object({ column: z.number().positive(), row: z.number().positive() }).nullable(),
  timing: z.object({ source: z.enum(timingSources), frameTimesMs: z.array(z.number()).nullable() }),
  ivusAcquisition: z.enum(['motor', 'manual', 'selective', 'gated', 'measured', 'unknown']),
  axial: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('known'),
      source: z.literal('pullbackRate'),
      pullbackRateMmPerS: z.number().positive(),
      lengthMm: z.number(),
      positionsMm: z.array(maybe),
    }),
    z.object({ kind: z.literal('unknown'), reason: text }),
  ]),
  warnings: z.array(z.object({ code: text, message: text })),
});

/** A pullback as it travels: everything but the pixels. One that was kept before pullbacks could have several instances has one. */
export const pullbackSchema: z.ZodType<Pullback> = pullbackObject.transform((pullback) => ({
  ...pullback,
  kind: pullback.kind ?? (pullback.numberOfFrames === 1 ? 'stills' : 'pullback'),
  instances: pullback.instances ?? [{ sopInstanceUid: pullback.sopInstanceUid, numberOfFrames: pullback.numberOfFrames }],
}));
