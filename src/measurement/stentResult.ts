import type { DiameterEnds } from './crossSection.ts';
import type { FrameLumenState } from './frameLumenState.ts';

/** The stent's smallest cross-section, or the smallest lumen within it. */
export interface StentMinimum {
  /** Of the lumen: measured, occluded, or at most the area given here. A stent's is always measured. */
  readonly state: FrameLumenState;
  readonly areaMm2: number | null;
  /** null for a lumen that is at most the catheter's, given in mm² alone, where the frame is uncalibrated. */
  readonly areaPx2: number | null;
  readonly frameNumber: number;
  readonly positionMm: number | null;
  /** Through the centroid; null without a scale or where it cannot be had. */
  readonly minDiameterMm: number | null;
  readonly maxDiameterMm: number | null;
  readonly minDiameterEnds: DiameterEnds | null;
  readonly accepted: boolean;
  readonly viewed: boolean;
}

/** The lumen at an end of a stented stretch that lies within the segment; an end beyond it is no edge of this segment. */
export interface StentEdge {
  readonly end: 'cranial' | 'caudal' | 'first' | 'last';
  readonly frameNumber: number;
  /** Of the lumen on that frame; null where it is not contoured, or marked not measurable. */
  readonly state: FrameLumenState | null;
  readonly lumenAreaMm2: number | null;
  readonly lumenAreaPx2: number | null;
  readonly accepted: boolean;
}

/** A difference of stent and lumen on one frame on which both are known: 100·(stent − lumen)/stent. Negative where the lumen is larger: the stent does not lie against the wall there. */
export interface LumenLoss {
  readonly percent: number;
  readonly frameNumber: number;
}

/**
 * What the stents within one vein segment measure. Frames count here on which a stent contour stands, or a lumen contour within an implant of which
 * the reader says that lumen and stent are one. Unrounded. null, with a sentence in `missing`, where something cannot be told.
 */
export interface StentResult {
  /** Implants whose frames meet the segment, in their order. */
  readonly implantIds: readonly string[];
  /** Frames of the segment on which the stent's area is known. */
  readonly stentFrames: number;
  readonly provisionalFrames: number;
  readonly acceptedUnseenFrames: number;
  readonly minimumStentArea: StentMinimum | null;
  /** Smallest lumen on the frames of the implants and on those with a stent contour; between the first and last stent contour where no implant is entered here. */
  readonly inStentMinimumLumen: StentMinimum | null;
  /** On the frame of the smallest in-stent lumen. */
  readonly lumenLoss: LumenLoss | null;
  /** The largest over all frames on which both are known. */
  readonly largestLumenLoss: LumenLoss | null;
  /** Minimum stent area/reference area (DCM 122347). */
  readonly expansionIndex: number | null;
  /** (max − min)/max diameter of the minimum stent area's frame (DCM 122346). */
  readonly symmetryIndex: number | null;
  /** 100·(nominal − minimum stent area)/nominal, of the implant that lies on its frame; null where its nominal diameter is not entered, or two of different diameter overlap there. */
  readonly compressionPercent: number | null;
  readonly nominalAreaMm2: number | null;
  readonly edges: readonly StentEdge[];
  /** Why a figure is not there, a sentence each. */
  readonly missing: readonly string[];
}
