import type { Coverage, CoverageSide } from './lesionResult.ts';

/** A stretch along the vein by the places of its first and last frame, in mm; either may be the larger. */
export interface StretchMm {
  readonly firstMm: number;
  readonly lastMm: number;
}

type End = CoverageSide['end'];

/**
 * Whether stents cover a lesion with a margin on either side. All places are in mm along one axis; stents that touch or overlap count as one.
 * @param ends What the ends of the lesion are called, that of its first frame before that of its last.
 */
export function coverageOf(lesion: StretchMm, stented: readonly StretchMm[], marginMm: number, ends: readonly [End, End]): Coverage {
  const [from, to] = ordered(lesion);
  const covering = joinedStretches(stented).filter((stretch) => stretch.from <= to && stretch.to >= from);
  const coveredMm = covering.reduce((sum, stretch) => sum + Math.min(to, stretch.to) - Math.max(from, stretch.from), 0);
  const first = covering[0];
  const last = covering.at(-1);
  const low = sideOf(first === undefined ? null : from - first.from, marginMm);
  const high = sideOf(last === undefined ? null : last.to - to, marginMm);
  const ascending = lesion.firstMm <= lesion.lastMm;
  return {
    marginMm,
    sides: [
      { end: ends[0], ...(ascending ? low : high) },
      { end: ends[1], ...(ascending ? high : low) },
    ],
    uncoveredMm: to - from - coveredMm,
  };
}

/** No stent meets the lesion where `beyondMm` is null: then it is not covered, and reaches nowhere. */
function sideOf(beyondMm: number | null, marginMm: number): Omit<CoverageSide, 'end'> {
  return { beyondMm, covered: beyondMm !== null && beyondMm >= marginMm - 1e-9 };
}

/** A stretch by its frames, both ends included. */
export interface StretchOfFrames {
  readonly firstFrame: number;
  readonly lastFrame: number;
}

/** Whether two stretches have a frame in common. */
export function meets(a: StretchOfFrames, b: StretchOfFrames): boolean {
  return a.firstFrame <= b.lastFrame && a.lastFrame >= b.firstFrame;
}

/**
 * What the order of frames alone tells of a coverage where lengths are not known: a stent that stops short of an end keeps no margin there, and one that lies
 * on all of the lesion leaves none of it bare. How far it reaches beyond is not known.
 */
export function coverageByFrames(lesion: StretchOfFrames, stented: readonly StretchOfFrames[], marginMm: number, ends: readonly [End, End]): Coverage {
  const covering = stented.filter((stretch) => meets(stretch, lesion));
  const reachesFirst = (stretch: StretchOfFrames) => stretch.firstFrame <= lesion.firstFrame;
  const reachesLast = (stretch: StretchOfFrames) => stretch.lastFrame >= lesion.lastFrame;
  const covered = (reached: boolean) => (reached ? (marginMm === 0 ? true : null) : false);
  return {
    marginMm,
    sides: [
      { end: ends[0], beyondMm: null, covered: covered(covering.some(reachesFirst)) },
      { end: ends[1], beyondMm: null, covered: covered(covering.some(reachesLast)) },
    ],
    uncoveredMm: covering.some((stretch) => reachesFirst(stretch) && reachesLast(stretch)) ? 0 : null,
  };
}

interface Ordered {
  readonly from: number;
  readonly to: number;
}

function joinedStretches(stretches: readonly StretchMm[]): readonly Ordered[] {
  const joined: Ordered[] = [];
  for (const [from, to] of stretches.map(ordered).toSorted((a, b) => a[0] - b[0])) {
    const before = joined.at(-1);
    if (before !== undefined && from <= before.to) joined[joined.length - 1] = { from: before.from, to: Math.max(before.to, to) };
    else joined.push({ from, to });
  }
  return joined;
}

function ordered({ firstMm, lastMm }: StretchMm): readonly [number, number] {
  return firstMm <= lastMm ? [firstMm, lastMm] : [lastMm, firstMm];
}
