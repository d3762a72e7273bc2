import type { DicomDataset } from '../dicom/dicomDataset.ts';
import { dicomTags } from '../dicom/dicomTag.ts';
import { readPullbackRate } from '../dicom/pullbackRate.ts';
import type { IvusAcquisition, PullbackAxial, PullbackTiming } from './pullback.ts';

/** IVUS Acquisition (0018,3100) in the terms of PS3.3 C.8.5.6 and in the IVOCT spellings of C.8.27.5. */
const acquisitionTerms: Readonly<Record<string, IvusAcquisition>> = {
  MOTOR_PULLBACK: 'motor',
  MOTORIZED: 'motor',
  MANUAL_PULLBACK: 'manual',
  MANUAL: 'manual',
  SELECTIVE: 'selective',
  GATED_PULLBACK: 'gated',
  MEASURED: 'measured',
};

export function readIvusAcquisition(dataset: DicomDataset): IvusAcquisition {
  return acquisitionTerms[dataset.text(dicomTags.ivusAcquisition).toUpperCase()] ?? 'unknown';
}

/**
 * Places along the vein: only for a motor pullback with a rate, and only from its start to its stop frame:
 * rate · (time − time of the start frame). All else is unknown and says why.
 */
export function readAxial(dataset: DicomDataset, acquisition: IvusAcquisition, timing: PullbackTiming, numberOfFrames: number): PullbackAxial {
  if (acquisition !== 'motor') return { kind: 'unknown', reason: withoutMotor[acquisition] };
  const rate = readPullbackRate(dataset)?.mmPerS ?? null;
  if (rate === null) return { kind: 'unknown', reason: 'The file says motor pullback but not at which rate.' };
  if (timing.frameTimesMs === null) return { kind: 'unknown', reason: 'The file does not say when its frames were taken.' };
  const start = dataset.number(dicomTags.ivusPullbackStartFrameNumber);
  const stop = dataset.number(dicomTags.ivusPullbackStopFrameNumber);
  if (start === null || stop === null) return { kind: 'unknown', reason: 'The file does not say between which frames the motor pulled.' };
  if (!Number.isInteger(start) || !Number.isInteger(stop) || start < 1 || stop > numberOfFrames || start >= stop) {
    return { kind: 'unknown', reason: `The file says that the motor pulled from frame ${start} to frame ${stop}, which its ${numberOfFrames} frames cannot be.` };
  }
  const startMs = timing.frameTimesMs[start - 1]!;
  const positionsMm = timing.frameTimesMs.map((timeMs, frameIndex) => (frameIndex < start - 1 || frameIndex > stop - 1 ? null : (rate * (timeMs - startMs)) / 1000));
  return { kind: 'known', source: 'pullbackRate', pullbackRateMmPerS: rate, lengthMm: positionsMm[stop - 1] ?? 0, positionsMm };
}

const withoutMotor: Readonly<Record<Exclude<IvusAcquisition, 'motor'>, string>> = {
  manual: 'The catheter was pulled by hand.',
  selective: 'The frames were taken one by one, not in a pullback.',
  gated: 'The pullback was gated, so its frames are not evenly spaced in time.',
  measured: 'The file gives no pullback rate for a measured pullback.',
  unknown: 'The file does not say how the catheter was pulled.',
};
