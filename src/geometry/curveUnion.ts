import { Clipper, FillRule, Path64, Paths64, Point64 } from 'clipper2-js';
import type { ClosedCurve } from './closedCurve.ts';
import { boxContains, curveBox, type Box } from './curveBox.ts';
import { curveAreaPx2 } from './curveArea.ts';
import { sampleCurve, stepsForTotal } from './curveSampling.ts';
import { pointInPolyline } from './pointInCurve.ts';
import { segmentBlocks, segmentsMeet } from './segmentsMeet.ts';

/** The area that several curves cover together, and the connected parts that it falls into. Square pixels. */
export interface CurveUnion {
  readonly areaPx2: number;
  /** Area of each connected part, largest first. */
  readonly partAreasPx2: readonly number[];
}

interface Outline {
  readonly curve: ClosedCurve;
  readonly box: Box;
  readonly xy: Float64Array;
}

const sampledPoints = 1024;
/** Clipper computes in whole numbers: 1/16384 pixel, which keeps its products exact in a double for images up to some 5000 pixels. */
const unitsPerPixel = 16384;

/**
 * Union of simple closed curves. Curves apart from each other, and curves that hold others, keep their exact areas; where outlines cross, the union is
 * taken of outlines sampled at about a thousand points, good to 1e-4 of the area and better. A curve given twice counts once.
 */
export function unionOfCurves(curves: readonly ClosedCurve[]): CurveUnion {
  const partAreasPx2 = connectedGroups(curves.map(outlineOf))
    .map(groupAreaPx2)
    .sort((a, b) => b - a);
  return { areaPx2: partAreasPx2.reduce((sum, area) => sum + area, 0), partAreasPx2 };
}

/** Whether the areas of two curves have a point in common. */
export function curvesOverlap(a: ClosedCurve, b: ClosedCurve): boolean {
  return overlap(outlineOf(a), outlineOf(b));
}

function outlineOf(curve: ClosedCurve): Outline {
  return { curve, box: curveBox(curve), xy: sampleCurve(curve, stepsForTotal(curve, sampledPoints, 16)) };
}

function connectedGroups(outlines: readonly Outline[]): readonly (readonly Outline[])[] {
  let groups: Outline[][] = [];
  for (const outline of outlines) {
    const touched = groups.filter((group) => group.some((other) => overlap(outline, other)));
    groups = [...groups.filter((group) => !touched.includes(group)), [...touched.flat(), outline]];
  }
  return groups;
}

function overlap(a: Outline, b: Outline): boolean {
  if (boxesApart(a.box, b.box)) return false;
  return outlinesMeet(a, b) || holds(a, b) || holds(b, a);
}

function boxesApart(a: Box, b: Box): boolean {
  return a.minX > b.maxX || b.minX > a.maxX || a.minY > b.maxY || b.minY > a.maxY;
}

/** Whether b lies in a, where their outlines are known not to meet. */
function holds(a: Outline, b: Outline): boolean {
  return boxContains(a.box, b.box) && pointInPolyline(a.xy, b.xy[0]!, b.xy[1]!);
}

function outlinesMeet(a: Outline, b: Outline): boolean {
  const blocksB = segmentBlocks(b.xy);
  for (const blockA of segmentBlocks(a.xy)) {
    for (const blockB of blocksB) {
      if (boxesApart(blockA, blockB)) continue;
      for (let i = blockA.from; i < blockA.to; i++) {
        for (let j = blockB.from; j < blockB.to; j++) {
          if (segmentsMeet(a.xy, i, b.xy, j) !== null) return true;
        }
      }
    }
  }
  return false;
}

function groupAreaPx2(group: readonly Outline[]): number {
  const outermost = group.filter(
    (inner) => !group.some((outer) => outer !== inner && !outlinesMeet(outer, inner) && holds(outer, inner)),
  );
  const [only] = outermost;
  if (outermost.length === 1 && only !== undefined) return curveAreaPx2(only.curve);
  const paths = new Paths64();
  for (const { xy } of outermost) {
    const path = new Path64();
    for (let i = 0; i < xy.length; i += 2) path.push(new Point64(Math.round(xy[i]! * unitsPerPixel), Math.round(xy[i + 1]! * unitsPerPixel)));
    // One winding for all, or overlapping outlines of opposite winding would cancel.
    paths.push(Clipper.isPositive(path) ? path : Clipper.reversePath(path));
  }
  const united = Clipper.Union(paths, undefined, FillRule.NonZero);
  return Math.abs(Clipper.areaPaths(united)) / (unitsPerPixel * unitsPerPixel);
}
