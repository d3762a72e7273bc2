import type { Contour, ContourKind } from '../../src/contour/contour.ts';
import { lineCrossings } from '../../src/geometry/lineThroughCurve.ts';
import { curveInMm } from '../../src/geometry/planeCurve.ts';
import type { CutGrid } from '../../src/pullback/cutGrid.ts';
import { curveOf } from '../overlay/tools/contourUnder.ts';

/** Where the cut crosses the contours of one kind on one frame: signed distances from the middle along the cut's angle, ascending, in the grid's unit. */
export interface FrameBorders {
  readonly frameNumber: number;
  readonly kind: ContourKind;
  readonly accepted: boolean;
  readonly distances: readonly number[];
}

/** The crossings of all frames, by kind and frame number. A frame of which the cut meets no contour has none. */
export function cutBorders(contours: readonly Contour[], grid: Pick<CutGrid, 'columns' | 'rows' | 'spacing'>, angleDeg: number): readonly FrameBorders[] {
  const { columns, rows, spacing } = grid;
  const angle = (angleDeg * Math.PI) / 180;
  const byFrame = new Map<string, { frameNumber: number; kind: ContourKind; accepted: boolean; distances: number[] }>();
  for (const contour of contours) {
    const plane = planeOf(contour, spacing);
    if (plane === null) continue;
    const distances = lineCrossings(plane, (columns / 2) * spacing.column, (rows / 2) * spacing.row, Math.cos(angle), Math.sin(angle));
    if (distances.length === 0) continue;
    const key = `${contour.kind}/${contour.frameNumber}`;
    const here = byFrame.get(key) ?? { frameNumber: contour.frameNumber, kind: contour.kind, accepted: true, distances: [] };
    here.distances.push(...distances);
    here.accepted &&= contour.acceptance.status === 'accepted';
    byFrame.set(key, here);
  }
  return [...byFrame.values()]
    .map((borders) => ({ ...borders, distances: borders.distances.toSorted((a, b) => a - b) }))
    .toSorted((a, b) => (a.kind === b.kind ? a.frameNumber - b.frameNumber : a.kind < b.kind ? -1 : 1));
}

/** A border between two neighbouring contoured frames, or across one frame that has no neighbour. */
export interface BorderStroke {
  readonly kind: ContourKind;
  /** Both ends are accepted. */
  readonly accepted: boolean;
  /** Frame numbers; parts of frames where a border stands alone. */
  readonly fromFrame: number;
  readonly toFrame: number;
  readonly fromDistance: number;
  readonly toDistance: number;
}

/**
 * The lines that show the borders. Frames are joined where no more than `maximumGapFrames` lie between them and the cut meets as many
 * borders on both: what would have to be guessed is left open, and a frame that is joined to none shows its border across its own width.
 */
export function borderStrokes(borders: readonly FrameBorders[], maximumGapFrames: number): readonly BorderStroke[] {
  const joins = (a: FrameBorders | undefined, b: FrameBorders | undefined) =>
    a !== undefined && b !== undefined && a.kind === b.kind && a.distances.length === b.distances.length && b.frameNumber - a.frameNumber - 1 <= maximumGapFrames;
  return borders.flatMap((here, i) => {
    const next = borders[i + 1];
    const { kind, frameNumber, distances } = here;
    if (next !== undefined && joins(here, next)) {
      const accepted = here.accepted && next.accepted;
      return distances.map((fromDistance, k): BorderStroke => ({ kind, accepted, fromFrame: frameNumber, toFrame: next.frameNumber, fromDistance, toDistance: next.distances[k]! }));
    }
    if (joins(borders[i - 1], here)) return [];
    return distances.map((distance): BorderStroke => ({ kind, accepted: here.accepted, fromFrame: frameNumber - 0.5, toFrame: frameNumber + 0.5, fromDistance: distance, toDistance: distance }));
  });
}

// Documents are immutable: turning the cut or adding a contour makes no other curve anew.
const planes = new WeakMap<Contour['points'], { readonly curve: Contour['curve']; readonly spacing: CutGrid['spacing']; readonly plane: ReturnType<typeof curveInMm> | null }>();

function planeOf(contour: Contour, spacing: CutGrid['spacing']): ReturnType<typeof curveInMm> | null {
  const known = planes.get(contour.points);
  if (known !== undefined && known.curve === contour.curve && known.spacing.column === spacing.column && known.spacing.row === spacing.row) return known.plane;
  const curve = curveOf(contour);
  const plane = curve === null ? null : curveInMm(curve, spacing);
  planes.set(contour.points, { curve: contour.curve, spacing, plane });
  return plane;
}
