import type { CatheterDisc } from './catheterDisc.ts';
import type { EchoGrid } from './echoGrid.ts';
import { EchoHistogram, type EchoLevels } from './echoLevels.ts';
import { distanceBetween, type SearchPoint } from './searchPoint.ts';

/** A place within what may be the lumen, from which its border is looked for, with the levels that made it look so. */
export interface SearchStart {
  readonly centre: SearchPoint;
  readonly levels: EchoLevels;
}

/** Lengths in search units. */
const cellSize = 0.75;
const ringWidth = 2.2;
/** How far from the catheter a lumen may have its middle, and tissue is looked at. */
const searchedReach = 20;
const nearReach = 14;
const closeWidth = 5;
const closeBloodShare = 0.15;
/** Blood may be the darkest next to the catheter, or all that is there; wall may lie against half of it. */
const bloodShares = [0.1, 0.3, 0.5] as const;
const tissueShare = 0.65;
const thresholdShares = [0.35, 0.55] as const;
/** Less than this between blood and tissue is no picture of a vein. */
const leastDifference = 0.8;
/** A passage narrower than this many cells is a gap in a wall, not lumen. */
const leastClearance = 1.1;
const sameStart = 0.7;

/**
 * Where the lumen may have its middle. In a vein the catheter lies against the wall, so from the catheter alone half of the border is
 * seen edge-on: the dark that hangs together with the catheter's surroundings is looked through for its widest place, under several
 * assumptions of how dark blood is. The catheter itself is always among them.
 */
export function searchStarts(grid: EchoGrid, catheter: CatheterDisc): readonly SearchStart[] {
  const coarse = coarseGrid(grid, catheter.centre);
  const distances = new Float32Array(coarse.values.length);
  const ring = new EchoHistogram();
  const close = new EchoHistogram();
  const near = new EchoHistogram();
  const around = new EchoHistogram();
  for (let cell = 0; cell < distances.length; cell++) {
    const distance = distanceBetween(centreOf(coarse, cell), catheter.centre);
    distances[cell] = distance;
    if (coarse.known[cell] === 0 || distance < catheter.radius) continue;
    if (distance < catheter.radius + ringWidth) ring.add(coarse.values[cell]!);
    if (distance < searchedReach) {
      around.add(coarse.values[cell]!);
      if (distance < catheter.radius + closeWidth) close.add(coarse.values[cell]!);
      if (distance < nearReach) near.add(coarse.values[cell]!);
    }
  }
  // Echoes grow weaker with depth, but near the catheter all may be lumen.
  const tissue = Math.max(near.quantile(tissueShare), around.quantile(tissueShare));
  const starts: SearchStart[] = [];
  const add = (start: SearchStart) => {
    if (starts.every(({ centre }) => distanceBetween(centre, start.centre) >= sameStart)) starts.push(start);
  };
  for (const bloodShare of bloodShares) {
    const levels = { blood: ring.quantile(bloodShare), tissue };
    if (tissue - levels.blood < leastDifference) continue;
    for (const thresholdShare of thresholdShares) {
      const widest = widestPlace(coarse, distances, catheter, levels.blood + thresholdShare * (tissue - levels.blood));
      if (widest !== null) add({ centre: widest, levels });
    }
    add({ centre: catheter.centre, levels });
  }
  // A small lumen in a thick wall: what lies close round it is darker than what lies beyond.
  const closeBy = { blood: ring.quantile(closeBloodShare), tissue: close.quantile(tissueShare) };
  if (closeBy.tissue - closeBy.blood >= leastDifference && closeBy.tissue < tissue - leastDifference) starts.push({ centre: catheter.centre, levels: closeBy });
  return starts;
}

/** Mean echoes of large cells round a place. */
interface CoarseGrid {
  readonly corner: SearchPoint;
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
  readonly known: Uint8Array;
}

function coarseGrid(grid: EchoGrid, middle: SearchPoint): CoarseGrid {
  const merged = Math.max(1, Math.round(cellSize / grid.step));
  const step = merged * grid.step;
  const firstColumn = Math.max(0, Math.floor((middle.x - searchedReach) / step));
  const firstRow = Math.max(0, Math.floor((middle.y - searchedReach) / step));
  const columns = Math.max(1, Math.min(Math.floor(grid.columns / merged), Math.ceil((middle.x + searchedReach) / step)) - firstColumn);
  const rows = Math.max(1, Math.min(Math.floor(grid.rows / merged), Math.ceil((middle.y + searchedReach) / step)) - firstRow);
  const values = new Float32Array(columns * rows);
  const known = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    // One cell more on every side: speckle is as large as a cell.
    const top = Math.max(0, (firstRow + row - 1) * merged);
    const bottom = Math.min(grid.rows, (firstRow + row + 2) * merged);
    for (let column = 0; column < columns; column++) {
      const left = Math.max(0, (firstColumn + column - 1) * merged);
      const right = Math.min(grid.columns, (firstColumn + column + 2) * merged);
      let sum = 0;
      let count = 0;
      for (let y = top; y < bottom; y++) {
        for (let cell = y * grid.columns + left; cell < y * grid.columns + right; cell++) {
          sum += grid.values[cell]!;
          count += grid.known[cell]!;
        }
      }
      if (count === 0) continue;
      values[row * columns + column] = sum / count;
      known[row * columns + column] = 1;
    }
  }
  return { corner: { x: firstColumn * step, y: firstRow * step }, step, columns, rows, values, known };
}

function centreOf({ corner, step, columns }: CoarseGrid, cell: number): SearchPoint {
  return { x: corner.x + ((cell % columns) + 0.5) * step, y: corner.y + (Math.floor(cell / columns) + 0.5) * step };
}

/** The place of most clearance among the dark cells that can be reached from the catheter without squeezing through a gap. */
function widestPlace(grid: CoarseGrid, distances: Float32Array, catheter: CatheterDisc, threshold: number): SearchPoint | null {
  const { columns, values, known } = grid;
  const dark = new Uint8Array(values.length);
  for (let cell = 0; cell < dark.length; cell++) {
    if ((known[cell] === 1 && values[cell]! < threshold) || distances[cell]! < catheter.radius + grid.step / 2) dark[cell] = 1;
  }
  const clearance = clearances(dark, columns, grid.rows);
  const seen = new Uint8Array(dark.length);
  const waiting: number[] = [];
  for (let cell = 0; cell < dark.length; cell++) {
    if (dark[cell] === 0 || distances[cell]! >= catheter.radius + 1.5 * grid.step) continue;
    seen[cell] = 1;
    waiting.push(cell);
  }
  const steps = [-1, 1, -columns, columns] as const;
  let widest = -1;
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    if (distances[cell]! > catheter.radius && (widest < 0 || clearance[cell]! > clearance[widest]!)) widest = cell;
    for (const step of steps) {
      const next = cell + step;
      if (dark[next] !== 1 || seen[next] === 1 || clearance[next]! < leastClearance || distances[next]! > nearReach) continue;
      seen[next] = 1;
      waiting.push(next);
    }
  }
  return widest < 0 ? null : centreOf(grid, widest);
}

/** Distance of every dark cell to the nearest other one, in cells, by two sweeps; cells at the edge have none. */
function clearances(dark: Uint8Array, columns: number, rows: number): Float32Array {
  const clearance = new Float32Array(dark.length);
  const diagonal = Math.SQRT2 - 1;
  for (let row = 1; row < rows - 1; row++) {
    for (let cell = row * columns + 1; cell < (row + 1) * columns - 1; cell++) {
      if (dark[cell] === 0) continue;
      clearance[cell] = 1 + Math.min(clearance[cell - 1]!, clearance[cell - columns]!, clearance[cell - columns - 1]! + diagonal, clearance[cell - columns + 1]! + diagonal);
    }
  }
  for (let row = rows - 2; row > 0; row--) {
    for (let cell = (row + 1) * columns - 2; cell > row * columns; cell--) {
      if (dark[cell] === 0) continue;
      clearance[cell] = Math.min(clearance[cell]!, 1 + Math.min(clearance[cell + 1]!, clearance[cell + columns]!, clearance[cell + columns + 1]! + diagonal, clearance[cell + columns - 1]! + diagonal));
    }
  }
  return clearance;
}
