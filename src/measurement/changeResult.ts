import type { Phase } from '../analysis/acquisitionRecord.ts';
import type { PairLink } from '../analysis/pairing.ts';
import type { Side, Vein } from '../analysis/veinSegment.ts';
import type { Warning } from '../shared/warning.ts';
import type { Coverage } from './lesionResult.ts';
import type { SegmentResult } from './results.ts';
import type { ChangeThreshold, ThresholdAnswer } from './thresholds.ts';

/** One vein before and after, both of which have a segment of it. Changes are after − before, null where either is lacking. */
export interface VeinChange {
  readonly vein: Vein;
  readonly side: Side | null;
  readonly before: SegmentResult;
  readonly after: SegmentResult;
  readonly minimumLumenAreaGainMm2: number | null;
  /** 100·gain/before. */
  readonly minimumLumenAreaGainPercent: number | null;
  readonly referenceAreaChangeMm2: number | null;
  /** In percentage points; negative where the stenosis has become less. */
  readonly areaStenosisChangePoints: number | null;
  /** 100·change/before. */
  readonly areaStenosisRelativeChangePercent: number | null;
  readonly minDiameterChangeMm: number | null;
  readonly minDiameterStenosisChangePoints: number | null;
  readonly eccentricityIndexBefore: number | null;
  readonly eccentricityIndexAfter: number | null;
  /** Reduction of area stenosis > 41 percentage points (VIDIO). */
  readonly thresholds: readonly ThresholdAnswer<ChangeThreshold>[];
  /** The lesion before, under the stents after; null where either pullback has no place along the vein at the link. */
  readonly coverage: Coverage | null;
  /** Contoured frames beneath, of both and of their references, that no reader has accepted; each counts once. */
  readonly provisionalFrames: number;
}

/** Two pullbacks of one patient compared. */
export interface ChangeResult {
  readonly beforeSopInstanceUid: string;
  readonly phaseBefore: Phase;
  readonly phaseAfter: Phase;
  readonly link: PairLink;
  /** The frames that the link makes one place; null where a landmark is not on both. */
  readonly linkedFrames: { readonly before: number; readonly after: number } | null;
  /** Veins that both have, cranial to caudal. */
  readonly veins: readonly VeinChange[];
  /** Veins that only one of them has. */
  readonly unpaired: readonly string[];
  /** What makes the comparison doubtful. */
  readonly warnings: readonly Warning[];
}
