import type { Calibration } from '../../pullback/calibration.ts';
import { calibrationAtPoint } from '../../pullback/calibrationAt.ts';
import type { Pullback, PullbackTiming } from '../../pullback/pullback.ts';
import type { Warning } from '../../shared/warning.ts';
import type { SkippedFile } from '../../api/importing.ts';
import { findPullbacks } from '../lookAtFiles.ts';
import { openPullbackFile } from '../openPullback.ts';

/** What a file is, as `info --json` prints it. */
export interface PullbackInfo {
  /** `stills`: single images, between which nobody knows what lies. */
  readonly kind: Pullback['kind'];
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly transferSyntaxUid: string;
  readonly modality: string;
  readonly rows: number;
  readonly columns: number;
  readonly numberOfFrames: number;
  readonly samplesPerPixel: number;
  readonly bitsStored: number;
  readonly photometricInterpretation: string;
  /** What a contour at the image centre would get. */
  readonly calibration: Calibration;
  /** Time of the last frame after the first; null where times are not known. */
  readonly timing: { readonly source: PullbackTiming['source']; readonly durationMs: number | null };
  readonly axial:
    | { readonly kind: 'known'; readonly source: 'pullbackRate'; readonly pullbackRateMmPerS: number; readonly lengthMm: number }
    | { readonly kind: 'unknown'; readonly reason: string };
  readonly warnings: readonly Warning[];
}

/** What a folder or a disc holds, as `info --json` prints it. */
export interface FolderInfo {
  /** Each with its file from the folder, and how many files more its frames come from. */
  readonly pullbacks: readonly (PullbackInfo & { readonly file: string; readonly furtherFiles: number })[];
  /** What was passed over, with why. */
  readonly skipped: readonly SkippedFile[];
}

/** Opens the file and says what it is. Throws the `AppError`s of `openPullbackFile`. */
export async function infoCommand(path: string): Promise<PullbackInfo> {
  const opened = await openPullbackFile(path);
  try {
    return infoOf({ ...opened.pullback, warnings: [...opened.pullback.warnings, ...(await opened.checkFrames())] });
  } finally {
    await opened.close();
  }
}

/** Says what is in a folder or on a disc (named by its DICOMDIR). */
export async function folderInfoCommand(path: string): Promise<FolderInfo> {
  const skipped: SkippedFile[] = [];
  const found = await findPullbacks([path], { onSkipped: (file) => void skipped.push(file) });
  return { pullbacks: found.map(({ name, pullback, files }) => ({ file: name, furtherFiles: Math.max(0, files.members.length - 1), ...infoOf(pullback) })), skipped };
}

export function infoOf(pullback: Pullback): PullbackInfo {
  const { pixels, timing, axial } = pullback;
  const { rows, columns } = pixels;
  const atCentre = calibrationAtPoint({ rows, columns, regions: pullback.regions, pixelSpacingMm: pullback.pixelSpacingMm }, columns / 2, rows / 2);
  return {
    kind: pullback.kind,
    sopClassUid: pullback.sopClassUid,
    sopInstanceUid: pullback.sopInstanceUid,
    transferSyntaxUid: pullback.transferSyntaxUid,
    modality: pullback.modality,
    rows,
    columns,
    numberOfFrames: pullback.numberOfFrames,
    samplesPerPixel: pixels.samplesPerPixel,
    bitsStored: pixels.bitsStored,
    photometricInterpretation: pixels.photometricInterpretation,
    calibration: atCentre.calibration,
    timing: { source: timing.source, durationMs: timing.frameTimesMs?.at(-1) ?? null },
    axial:
      axial.kind === 'known'
        ? { kind: 'known', source: axial.source, pullbackRateMmPerS: axial.pullbackRateMmPerS, lengthMm: axial.lengthMm }
        : { kind: 'unknown', reason: axial.reason },
    warnings: [...pullback.warnings, ...atCentre.warnings],
  };
}
