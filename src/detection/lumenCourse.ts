import { type EnclosedRows, enclosedRows, sharedShare } from './enclosedRows.ts';
import type { RayBorder } from './rayBorder.ts';

/** A border that a frame may have. */
export interface CandidateBorder extends RayBorder {
  /** Absent for a border that is known and needs none. */
  readonly clarity?: number;
}

/** What two neighbouring frames' borders that have nothing in common cost, in levels of clarity. */
const unlikeness = 6;

/**
 * For each frame the candidate that together make the likeliest course of a vein: clear on their own frames, and like those of their
 * neighbours. -1 for a frame without candidates, across which nothing is known.
 */
export function likeliestCourse(frames: readonly (readonly CandidateBorder[])[]): readonly number[] {
  const chosen = frames.map(() => -1);
  const masks = frames.map((candidates) => candidates.map(enclosedRows));
  let costs: readonly number[] = [];
  let cameFrom: number[][] = [];
  let begun = 0;
  const settle = (end: number) => {
    let at = costs.indexOf(Math.min(...costs));
    for (let frame = end; frame >= begun && at >= 0; frame--) {
      chosen[frame] = at;
      at = cameFrom[frame - begun]?.[at] ?? -1;
    }
  };
  frames.forEach((candidates, frame) => {
    if (candidates.length === 0) {
      if (costs.length > 0) settle(frame - 1);
      costs = [];
      return;
    }
    if (costs.length === 0) {
      begun = frame;
      cameFrom = [candidates.map(() => -1)];
      costs = candidates.map(({ clarity = 0 }) => -clarity);
      return;
    }
    const links = candidates.map((_, here) => cheapest(costs, masks[frame - 1]!, masks[frame]![here]!));
    cameFrom.push(links.map(({ from }) => from));
    costs = links.map(({ cost }, here) => cost - (candidates[here]!.clarity ?? 0));
  });
  if (costs.length > 0) settle(frames.length - 1);
  return chosen;
}

function cheapest(costs: readonly number[], before: readonly EnclosedRows[], here: EnclosedRows): { from: number; cost: number } {
  let best = { from: -1, cost: Infinity };
  costs.forEach((cost, from) => {
    const total = cost + unlikeness * (1 - sharedShare(before[from]!, here));
    if (total < best.cost) best = { from, cost: total };
  });
  return best;
}
