import { z } from 'zod';
import { pullbackEntrySchema } from '../../api/libraryListing.ts';
import { calibrationAtPoint } from '../../pullback/calibrationAt.ts';
import type { Pullback } from '../../pullback/pullback.ts';

/** What the listing shows of a pullback's header, made when it is added: no listing reads thousands of headers with their frame times. */
export const pullbackSummarySchema = pullbackEntrySchema
  .pick({
    sopInstanceUid: true,
    seriesDescription: true,
    accessionNumber: true,
    institutionName: true,
    kind: true,
    numberOfFrames: true,
    rows: true,
    columns: true,
    frameIntervalMs: true,
    ivusAcquisition: true,
    spacingMm: true,
    calibrationSource: true,
  })
  .extend({
    hasPullbackRate: z.boolean(),
    patientName: z.string(),
    patientNameInFull: z.string().default(''),
    patientId: z.string(),
    studyInstanceUid: z.string(),
    studyDescription: z.string(),
  });
export type PullbackSummary = Readonly<z.infer<typeof pullbackSummarySchema>>;

export function pullbackSummary(pullback: Pullback): PullbackSummary {
  const { identity, pixels, regions, pixelSpacingMm } = pullback;
  const { calibration } = calibrationAtPoint({ rows: pixels.rows, columns: pixels.columns, regions, pixelSpacingMm }, pixels.columns / 2, pixels.rows / 2);
  return {
    sopInstanceUid: pullback.sopInstanceUid,
    seriesDescription: identity.seriesDescription,
    accessionNumber: identity.accessionNumber,
    institutionName: identity.institutionName,
    kind: pullback.kind,
    numberOfFrames: pullback.numberOfFrames,
    rows: pixels.rows,
    columns: pixels.columns,
    frameIntervalMs: frameIntervalMs(pullback),
    ivusAcquisition: pullback.ivusAcquisition,
    spacingMm: calibration.kind === 'calibrated' ? calibration.spacingMm : null,
    calibrationSource: calibration.kind === 'calibrated' ? calibration.source : null,
    hasPullbackRate: pullback.axial.kind === 'known',
    patientName: identity.patientName,
    patientNameInFull: identity.patientNameInFull,
    patientId: identity.patientId,
    studyInstanceUid: identity.studyInstanceUid,
    studyDescription: identity.studyDescription,
  };
}

function frameIntervalMs({ timing, numberOfFrames }: Pullback): number | null {
  const times = timing.frameTimesMs;
  return times === null || numberOfFrames < 2 ? null : (times.at(-1)! - times[0]!) / (numberOfFrames - 1);
}
