import { transferSyntaxOf } from '../../dicom/transferSyntax.ts';
import { counted } from './counted.ts';
import type { FolderInfo, PullbackInfo } from './info.ts';

/** What a folder holds, in lines for a person: what came of it, and what was passed over. */
export function folderInfoText({ pullbacks, skipped }: FolderInfo): string {
  const names = pullbacks.map(({ file, furtherFiles }) => (furtherFiles === 0 ? file : `${file} and ${counted(furtherFiles, 'file')} more`));
  const width = Math.max(0, ...names.map(({ length }) => length));
  const found = pullbacks.map(({ kind, numberOfFrames, columns, rows, modality }, index) => {
    const frames = kind === 'stills' ? counted(numberOfFrames, 'still') : counted(numberOfFrames, 'frame');
    return `${names[index]!.padEnd(width)}  ${frames} of ${columns} × ${rows} pixels, ${modality || 'modality not said'}`;
  });
  const left = skipped.map(({ name, reason }) => `Passed over: ${name}: ${reason}`);
  return [pullbacks.length === 0 ? 'No pullback was found.' : `${counted(pullbacks.length, 'pullback')}:`, ...found, ...left].join('\n');
}

/** What a file is, in lines for a person. */
export function infoText(info: PullbackInfo): string {
  const lines: readonly (readonly [string, string])[] = [
    ['SOP Instance UID', info.sopInstanceUid],
    ['Modality', info.modality || 'not said'],
    ['Transfer syntax', `${transferSyntaxOf(info.transferSyntaxUid)?.name ?? info.transferSyntaxUid} (${info.transferSyntaxUid})`],
    ['Frames', `${info.numberOfFrames}${info.kind === 'stills' ? ' (stills, not a pullback)' : ''} of ${info.columns} × ${info.rows} pixels, ${info.photometricInterpretation}, ${info.bitsStored} bits`],
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
