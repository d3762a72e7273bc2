import type { LandmarkName } from './landmark.ts';

/** What makes one place of two pullbacks: a landmark that both have, or a frame of each by the reader's word. */
export type PairLink = { readonly kind: 'landmark'; readonly name: LandmarkName } | { readonly kind: 'frames'; readonly beforeFrame: number; readonly afterFrame: number };

/**
 * The pullback of the same patient that this one is compared with: the other is "before", this one is "after". Kept with the read of the later one,
 * whose report then tells the change.
 */
export interface Pairing {
  /** SOP Instance UID of the pullback before. */
  readonly beforeSopInstanceUid: string;
  readonly link: PairLink;
  readonly includedInReport: boolean;
}
