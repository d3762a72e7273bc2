import { type FineBorder, fineBorder, type FoundBorder, levelsOfBorder, roughBorders } from './borderSearch.ts';
import type { FrameView } from './frameView.ts';
import { enclosedRows, sharedShare } from './enclosedRows.ts';
import { middleOfBorder, type RayBorder } from './rayBorder.ts';
import { distanceBetween, type SearchPoint } from './searchPoint.ts';
import { searchStarts, type SearchStart } from './searchStarts.ts';

/** In search units. */
const channelRadii = [1.6, 2.6, 4, 6] as const;
const roughPasses = 3;
const mostCandidates = 3;
/** Rough borders that share more of what they enclose are the same one. */
const sameBorder = 0.85;

/** Borders that a frame may show, looked for from several places and where a neighbouring frame has one, the clearest first. `held` points lie on all of them. */
export function borderCandidates(view: FrameView, neighbour: RayBorder | null, held: readonly SearchPoint[]): readonly FineBorder[] {
  const { grid, catheter } = view;
  const found = startsOn(view);
  const usual = found[0]?.levels;
  if (usual === undefined) return [];
  const starts: readonly SearchStart[] = neighbour === null ? found : [{ centre: neighbour.centre, levels: levelsOfBorder(grid, catheter, neighbour, usual) }, ...found];
  const rough = roughBorders(
    grid,
    catheter,
    starts.map((start) => ({ ...start, held })),
    roughPasses,
  ).toSorted((a, b) => b.clarity - a.clarity);
  return distinct(rough).flatMap((border) => fineBorder(grid, catheter, { ...border, held }, border) ?? []);
}

// Views are immutable, and the border of one frame is asked for again and again while a point of it is dragged.
const knownStarts = new WeakMap<FrameView, readonly SearchStart[]>();

function startsOn(view: FrameView): readonly SearchStart[] {
  const starts = knownStarts.get(view) ?? searchStarts(view.grid, view.catheter);
  knownStarts.set(view, starts);
  return starts;
}

function distinct<Border extends FoundBorder>(borders: readonly Border[]): readonly Border[] {
  const kept: { readonly border: Border; readonly rows: ReturnType<typeof enclosedRows> }[] = [];
  for (const border of borders) {
    if (kept.length === mostCandidates) break;
    const rows = enclosedRows(border);
    if (kept.every((other) => sharedShare(other.rows, rows) < sameBorder)) kept.push({ border, rows });
  }
  return kept.map(({ border }) => border);
}

/** Borders round one place, the clearest first: none that leaves it outside. A channel may be small and lie beside a larger one, so each size is looked for by itself. */
export function bordersAround(view: FrameView, place: SearchPoint): readonly FineBorder[] {
  const { grid, catheter } = view;
  const usual = startsOn(view)[0]?.levels;
  if (usual === undefined) return [];
  const borders = channelRadii.flatMap((radius): readonly FineBorder[] => {
    const circle: RayBorder = { centre: place, radii: new Float32Array(16).fill(radius) };
    const first = fineBorder(grid, catheter, { centre: place, levels: levelsOfBorder(grid, catheter, circle, usual), held: [] }, circle);
    if (first === null) return [];
    const second = fineBorder(grid, catheter, { ...first, centre: middleOfBorder(first), held: [] }, first) ?? first;
    return holds(second, place) ? [second] : [];
  });
  return distinct(borders.toSorted((a, b) => b.clarity - a.clarity));
}

/** Whether a place lies within a border. */
function holds({ centre, radii }: RayBorder, place: SearchPoint): boolean {
  const direction = Math.atan2(place.y - centre.y, place.x - centre.x);
  const ray = (Math.round((direction * radii.length) / (2 * Math.PI)) + radii.length) % radii.length;
  return distanceBetween(centre, place) < radii[ray]!;
}

/** By how much a border is clearer than the clearest of the others. */
export function leadOf(border: FineBorder, all: readonly FineBorder[]): number {
  return border.clarity - Math.max(...all.map((other) => (other === border ? -Infinity : other.clarity)));
}

/** The border near one that is known, looked at a second time about its own middle unless its points are held. null where there is none. */
export function borderNear(view: FrameView, near: RayBorder, held: readonly SearchPoint[]): FineBorder | null {
  const { grid, catheter } = view;
  const usual = startsOn(view)[0]?.levels;
  if (usual === undefined) return null;
  const first = fineBorder(grid, catheter, { centre: near.centre, levels: levelsOfBorder(grid, catheter, near, usual), held }, near);
  return first === null || held.length > 0 ? first : (fineBorder(grid, catheter, { ...first, centre: middleOfBorder(first), held }, first) ?? first);
}
