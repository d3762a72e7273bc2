import type { SpacingMm } from '../geometry/spacingMm.ts';
import type { Warning } from '../shared/warning.ts';
import type { ImagePixels } from '../dicom/imagePixels.ts';
import type { UltrasoundRegion } from './ultrasoundRegion.ts';

/** Who and when, as the file says; empty strings where it says nothing. Text only, never markup. */
export interface PullbackIdentity {
  /** As it is listed, in Latin letters where the file has it so. */
  readonly patientName: string;
  /** With its ideographic form, where the file has one; empty in what was stored before it was read. */
  readonly patientNameInFull: string;
  readonly patientId: string;
  readonly patientBirthDate: string;
  readonly patientSex: string;
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  /** DICOM DA, `YYYYMMDD`, or empty. */
  readonly studyDate: string;
  /** DICOM TM or empty. */
  readonly studyTime: string;
  readonly studyDescription: string;
  readonly seriesDescription: string;
  readonly accessionNumber: string;
  readonly institutionName: string;
  readonly manufacturer: string;
  readonly manufacturerModelName: string;
  /** `L`, `R` or empty. */
  readonly laterality: string;
}

/** More frames than any pullback has; a damaged header or a wrong analysis asks for more. */
export const maximumFrames = 1_000_000;

/** `acquisitionTimes`: of a pullback gathered from single images, by when each says it was taken. */
export const timingSources = ['frameTimeVector', 'frameTime', 'cineRate', 'acquisitionTimes', 'none'] as const;

/** When each frame was taken, in ms after the first; null where nothing in the file says. */
export interface PullbackTiming {
  readonly source: (typeof timingSources)[number];
  readonly frameTimesMs: readonly number[] | null;
}

/** Where each frame lies along the vein by what the file says of the pullback (anchors come on top in `analysis`). */
export type PullbackAxial =
  | {
      readonly kind: 'known';
      readonly source: 'pullbackRate';
      readonly pullbackRateMmPerS: number;
      readonly lengthMm: number;
      /** One place per frame in mm, null outside the start and stop frames. */
      readonly positionsMm: readonly (number | null)[];
    }
  | { readonly kind: 'unknown'; readonly reason: string };

export type IvusAcquisition = 'motor' | 'manual' | 'selective' | 'gated' | 'measured' | 'unknown';

/**
 * `stills`: single frames that someone captured and that are all that was kept. Between them lies nobody knows what, so they have
 * no times, no lengths and no coverage, and the smallest of them is not the minimum of a pullback.
 */
export const pullbackKinds = ['pullback', 'stills'] as const;

/** One DICOM instance that frames come from. */
export interface PullbackInstance {
  readonly sopInstanceUid: string;
  readonly numberOfFrames: number;
}

/** An IVUS pullback as its file describes it: everything but the pixels. Plain data; it crosses the wire as it is. */
export interface Pullback {
  readonly kind: (typeof pullbackKinds)[number];
  readonly sopClassUid: string;
  /** Of its instance; of one that was gathered from several, a UID derived from theirs (`2.25.…`), by which the same ones are known again. */
  readonly sopInstanceUid: string;
  /** The instances that its frames come from, in the order of the frames. */
  readonly instances: readonly PullbackInstance[];
  readonly transferSyntaxUid: string;
  readonly modality: string;
  readonly identity: PullbackIdentity;
  readonly numberOfFrames: number;
  readonly pixels: ImagePixels;
  readonly regions: readonly UltrasoundRegion[];
  readonly pixelSpacingMm: SpacingMm | null;
  readonly timing: PullbackTiming;
  readonly ivusAcquisition: IvusAcquisition;
  readonly axial: PullbackAxial;
  readonly warnings: readonly Warning[];
}
