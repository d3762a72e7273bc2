import type { FrameMark } from '../../src/analysis/frameMark.ts';
import type { Contour, ContourKind } from '../../src/contour/contour.ts';
import { lineCrossings } from '../../src/geometry/lineThroughCurve.ts';
import { curveInMm, type PlaneCurve } from '../../src/geometry/planeCurve.ts';
import type { CutGrid } from '../../src/pullback/cutGrid.ts';
import { curveOf } from '../overlay/tools/contourUnder.ts';

/** The contours of one kind on one frame, as curves in the plane of the cut. */
export interface ContouredFrame {
  readonly frameNumber: number;
  readonly kind: ContourKind;
  /** All of them are. */
  readonly accepted: boolean;
  readonly curves: readonly PlaneCurve[];
}

/** By kind and frame number. */
export function contouredFrames(contours: readonly Contour[], spacing: CutGrid['spacing']): readonly ContouredFrame[] {
  const inOrder = contours.toSorted((a, b) => (a.kind === b.kind ? a.frameNumber - b.frameNumber : a.kind < b.kind ? -1 : 1));
  const frames: { frameNumber: number; kind: ContourKind; accepted: boolean; curves: PlaneCurve[] }[] = [];
  for (const contour of inOrder) {
    const curve = planeCurveOf(contour, spacing);
    if (curve === null) continue;
    const accepted = contour.acceptance.status === 'accepted';
    const last = frames.at(-1);
    if (last?.kind === contour.kind && last.frameNumber === contour.frameNumber) {
      last.curves.push(curve);
      last.accepted &&= accepted;
    } else frames.push({ frameNumber: contour.frameNumber, kind: contour.kind, accepted, curves: [curve] });
  }
  return frames;
}

/** Where the cut crosses a frame's contours: signed distances from the middle along the cut's angle, ascending, in the grid's unit. */
export interface FrameBorders {
  readonly frameNumber: number;
  readonly kind: ContourKind;
  readonly accepted: boolean;
  readonly distances: readonly number[];
}

/** The crossings of all frames in their order. A frame of which the cut meets no contour is left out. */
export function cutBorders(frames: readonly ContouredFrame[], { columns, rows, spacing }: Pick<CutGrid, 'columns' | 'rows' | 'spacing'>, angleDeg: number): readonly FrameBorders[] {
  const angle = (angleDeg * Math.PI) / 180;
  const [x, y] = [(columns / 2) * spacing.column, (rows / 2) * spacing.row];
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  return frames.flatMap(({ frameNumber, kind, accepted, curves }) => {
    const [only] = curves;
    const distances = curves.length === 1 && only !== undefined ? lineCrossings(only, x, y, dx, dy) : curves.flatMap((curve) => lineCrossings(curve, x, y, dx, dy)).toSorted((a, b) => a - b);
    return distances.length === 0 ? [] : [{ frameNumber, kind, accepted, distances }];
  });
}

/** One border along the pullback, from frame to frame; parts of frames where a border stands alone. */
export interface BorderLine {
  readonly kind: ContourKind;
  /** Both ends of every piece of it are accepted. */
  readonly accepted: boolean;
  readonly frames: readonly number[];
  readonly distances: readonly number[];
}

/**
 * The lines that show the borders. Frames are joined where no more than `maximumGapFrames` lie between them, none of which the reader
 * marked as without a lumen to trace, and the cut meets as many borders on both: what would have to be guessed is left open, and a frame
 * that is joined to none shows its border across its own width.
 */
export function borderLines(borders: readonly FrameBorders[], maximumGapFrames: number, marks: readonly FrameMark[]): readonly BorderLine[] {
  const joins = (a: FrameBorders, b: FrameBorders) =>
    a.kind === b.kind &&
    a.distances.length === b.distances.length &&
    b.frameNumber - a.frameNumber - 1 <= maximumGapFrames &&
    (a.kind === 'stent' || !marks.some(({ firstFrame, lastFrame }) => firstFrame < b.frameNumber && lastFrame > a.frameNumber));
  const lines: BorderLine[] = [];
  let open: { kind: ContourKind; accepted: boolean; frames: number[]; distances: number[] }[] = [];
  borders.forEach((here, i) => {
    const next = borders[i + 1];
    const { kind, frameNumber, distances } = here;
    if (next !== undefined && joins(here, next)) {
      const accepted = here.accepted && next.accepted;
      if (open[0]?.accepted !== accepted) {
        lines.push(...open);
        open = distances.map((distance) => ({ kind, accepted, frames: [frameNumber], distances: [distance] }));
      }
      open.forEach((line, k) => {
        line.frames.push(next.frameNumber);
        line.distances.push(next.distances[k]!);
      });
      return;
    }
    if (open.length === 0) for (const distance of distances) lines.push({ kind, accepted: here.accepted, frames: [frameNumber - 0.5, frameNumber + 0.5], distances: [distance, distance] });
    lines.push(...open);
    open = [];
  });
  return lines;
}

// Documents are immutable: one contour that changes makes no other curve anew.
const known = new WeakMap<Contour['points'], { readonly kind: Contour['curve']; readonly spacing: CutGrid['spacing']; readonly curve: PlaneCurve | null }>();

function planeCurveOf(contour: Contour, spacing: CutGrid['spacing']): PlaneCurve | null {
  const made = known.get(contour.points);
  if (made !== undefined && made.kind === contour.curve && made.spacing.column === spacing.column && made.spacing.row === spacing.row) return made.curve;
  const inImage = curveOf(contour);
  const curve = inImage === null ? null : curveInMm(inImage, spacing);
  known.set(contour.points, { kind: contour.curve, spacing, curve });
  return curve;
}
