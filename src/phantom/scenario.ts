import type { AcquisitionRecord } from '../analysis/acquisitionRecord.ts';
import type { FrameMarkWord } from '../analysis/frameMark.ts';
import type { LandmarkName } from '../analysis/landmark.ts';
import type { Side, Vein } from '../analysis/veinSegment.ts';
import type { PhantomScene } from './phantomScene.ts';

export const scenarioNames = ['normal', 'nivl', 'post-thrombotic', 'stented', 'stented-before', 'manual-pullback', 'uncalibrated', 'hard'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

/** A reference range by shares of the pullback's length. */
export interface ShareRange {
  readonly from: number;
  readonly to: number;
}

export interface ScenarioSegment {
  readonly vein: Vein;
  readonly side: Side;
  readonly from: number;
  readonly to: number;
  /** null: no healthy reference exists. */
  readonly reference: ({ readonly rule: 'cranial' | 'caudal' } & ShareRange) | null;
}

/** A pullback's course. Places along it are shares of its length, 0 (first frame, cranial) to 1 (last frame, caudal). */
export interface Scenario {
  readonly name: ScenarioName;
  readonly description: string;
  readonly motorPullback: boolean;
  readonly calibrated: boolean;
  readonly acquisition: Pick<AcquisitionRecord, 'phase' | 'etiology'>;
  readonly segments: readonly ScenarioSegment[];
  readonly landmarks: readonly { readonly name: LandmarkName; readonly at: number }[];
  readonly marks: readonly (ShareRange & { readonly word: FrameMarkWord })[];
  /** Where the catheter is at a share of the pullback's time; differs from it only where a hand pulled unevenly. */
  readonly placeAt: (timeShare: number) => number;
  readonly sceneAt: (place: number, zMm: number, timeMs: number) => PhantomScene;
}
