import type { BenchData } from './benchData.ts';
import type { BenchBrowser } from './benchBrowser.ts';

/** One line of the outcome. Ratios alone are compared with targets: times say as much of the machine as of the program. */
export interface MeasuredRow {
  readonly id: string;
  readonly what: string;
  /** Subject over yardstick, both of this run. */
  readonly ratio: number;
  /** null for a line that only informs. */
  readonly target: number | null;
  /** Whether the ratio has to stay below its target or above it. */
  readonly better: 'lower' | 'higher';
  /** How often the subject was measured. */
  readonly runs: number;
  /** What the ratio was made of, for the reader of the table. */
  readonly from: string;
}

export interface SkippedRow {
  readonly id: string;
  readonly what: string;
  readonly skipped: string;
}

export type BenchRow = MeasuredRow | SkippedRow;

export interface BenchSetting {
  readonly data: BenchData;
  /** Rounds of yardstick and subject in turns, after one of each that does not count. */
  readonly rounds: number;
  /** Where the frame times of the scrubbing are written; null for nowhere. */
  readonly recordPath: string | null;
  /** Throws `MissingTool` where there is no Chromium. */
  readonly browser: () => Promise<BenchBrowser>;
}

export interface BenchCase {
  readonly id: string;
  readonly what: string;
  run(setting: BenchSetting): Promise<readonly BenchRow[]>;
}

/** A program that a case needs is not on this machine: its lines are skipped with this reason. */
export class MissingTool extends Error {}
