import { transferSyntaxOf } from '../../dicom/transferSyntax.ts';
import type { PullbackInfo } from './info.ts';

/** What a file is, in lines for a person. */
export function infoText(info: PullbackInfo): string {
  const lines: readonly (readonly [string, string])[] = [
    ['SOP Instance UID', info.sopInstanceUid],
    ['Modality', info.modality || 'not said'],
    ['Transfer syntax', `${transferSyntaxOf(info.transferSyntaxUid)?.name ?? info.transferSyntaxUid} (${info.transferSyntaxUid})`],
    ['Frames', `${info.numberOfFrames} of ${info.columns} × ${info.rows} pixels, ${info.photometricInterpretation}, ${info.bitsStored} bits`],
    ['Calibration', calibrationText(info)],
    ['Timing', timingText(info)],
    ['Along the vein', axialText(info)],
    ...info.warnings.map((warning) => ['Warning', warning.message] as const),
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  return lines.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n');
}

function calibrationText({ calibration }: PullbackInfo): string {
  if (calibration.kind === 'uncalibrated') return `none. ${calibration.reason}`;
  const { column, row } = calibration.spacingMm;
  const scale = `${column.toPrecision(5)} mm between columns, ${row.toPrecision(5)} mm between rows`;
  return calibration.source === 'ultrasoundRegion' ? `${scale}, from the ultrasound region` : `${scale}, from Pixel Spacing`;
}

const timingSourceNames = { frameTimeVector: 'Frame Time Vector', frameTime: 'Frame Time', cineRate: 'Cine Rate', acquisitionTimes: 'the times of its images', none: 'nothing' };

function timingText({ timing }: PullbackInfo): string {
  if (timing.durationMs === null) return 'not known';
  return `${(timing.durationMs / 1000).toFixed(2)} s from first to last frame, from ${timingSourceNames[timing.source]}`;
}

function axialText({ axial }: PullbackInfo): string {
  if (axial.kind === 'unknown') return `length not measurable. ${axial.reason}`;
  return `${axial.lengthMm.toFixed(1)} mm at ${axial.pullbackRateMmPerS} mm/s`;
}
