import { create } from 'zustand';
import type { DetectionDoubt } from '../../src/detection/finishedLumen.ts';

/** A detection of many frames that is under way. */
export interface DetectionJob {
  readonly readId: string;
  /** What is done, as `Detecting LCFV`. */
  readonly words: string;
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

interface DetectionWork {
  readonly job: DetectionJob | null;
  /** Why to look at a proposal, by its contour's id; known for those of this sitting. */
  readonly doubts: ReadonlyMap<string, readonly DetectionDoubt[]>;
}

export const useDetectionWork = create<DetectionWork>()(() => ({ job: null, doubts: new Map() }));
