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
const cellSize = 0.6;
const ringWidth = 2.2;
const tissueReach = 14;
const largestLumenReach = 14;
/** Blood may be the darkest next to the catheter, or all that is there; wall may lie against half of it. */
const bloodShares = [0.1, 0.3, 0.5] as const;
const tissueShare = 0.65;
const thresholdShares = [0.35, 0.55] as const;
/** Less than this between blood and tissue is no picture of a vein. */
const leastDifference = 0.8;
/** A passage narrower than this many cells is a gap in a wall, not lumen. */
const leastClearance = 1.3;
const sameStart = 0.7;

/**
 * Where the lumen may have its middle. In a vein the catheter lies against the wall, so from the catheter alone half of the border is
 * seen edge-on: the dark that hangs together with the catheter's surroundings is looked through for its widest place, under several
 * assumptions of how dark blood is. The catheter itself is always among them.
 */
export function searchStarts(grid: EchoGrid, catheter: CatheterDisc): readonly SearchStart[] {
  const coarse = coarseGrid(grid);
  const distances = Float32Array.from({ length: coarse.values.length }, (_, cell) => distanceBetween(centreOf(coarse, cell), catheter.centre));
  const ring = new EchoHistogram();
  const around = new EchoHistogram();
  for (let cell = 0; cell < distances.length; cell++) {
    const distance = distances[cell]!;
    if (coarse.known[cell] === 0 || distance < catheter.radius) continue;
    if (distance < catheter.radius + ringWidth) ring.add(coarse.values[cell]!);
    if (distance < tissueReach) around.add(coarse.values[cell]!);
  }
  const tissue = around.quantile(tissueShare);
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
  return starts;
}

function coarseGrid(grid: EchoGrid): EchoGrid {
  const merged = Math.max(1, Math.round(cellSize / grid.step));
  const columns = Math.floor(grid.columns / merged);
  const rows = Math.floor(grid.rows / merged);
  const values = new Float32Array(columns * rows);
  const known = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      let count = 0;
      // One cell more on every side: speckle is as large as a cell.
      for (let y = Math.max(0, (row - 1) * merged); y < Math.min(grid.rows, (row + 2) * merged); y++) {
        for (let x = Math.max(0, (column - 1) * merged); x < Math.min(grid.columns, (column + 2) * merged); x++) {
          const cell = y * grid.columns + x;
          if (grid.known[cell] === 0) continue;
          sum += grid.values[cell]!;
          count++;
        }
      }
      if (count === 0) continue;
      values[row * columns + column] = sum / count;
      known[row * columns + column] = 1;
    }
  }
  return { step: merged * grid.step, columns, rows, values, known };
}

function centreOf({ step, columns }: EchoGrid, cell: number): SearchPoint {
  return { x: ((cell % columns) + 0.5) * step, y: (Math.floor(cell / columns) + 0.5) * step };
}

/** The place of most clearance among the dark cells that can be reached from the catheter without squeezing through a gap. */
function widestPlace(grid: EchoGrid, distances: Float32Array, catheter: CatheterDisc, threshold: number): SearchPoint | null {
  const { columns, values, known } = grid;
  const dark = Uint8Array.from(values, (value, cell) => ((known[cell] === 1 && value < threshold) || distances[cell]! < catheter.radius + grid.step / 2 ? 1 : 0));
  const clearance = clearances(dark, columns, grid.rows);
  const seen = new Uint8Array(dark.length);
  const waiting: number[] = [];
  for (let cell = 0; cell < dark.length; cell++) {
    if (dark[cell] === 0 || distances[cell]! >= catheter.radius + 1.5 * grid.step) continue;
    seen[cell] = 1;
    waiting.push(cell);
  }
  let widest = -1;
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    if (distances[cell]! > catheter.radius && (widest < 0 || clearance[cell]! > clearance[widest]!)) widest = cell;
    for (const next of [cell - 1, cell + 1, cell - columns, cell + columns]) {
      if (dark[next] !== 1 || seen[next] === 1 || clearance[next]! < leastClearance || distances[next]! > largestLumenReach) continue;
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
