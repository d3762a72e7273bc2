import type { GreyFrame, SearchScale } from './detectionFrame.ts';

/**
 * A frame as mean echoes on a regular grid in search units: `values[row·columns + column]`, square roots of grey values (0–16), in
 * which speckle is about equally strong in blood and in wall. Cell (0, 0) begins at the image's corner.
 */
export interface EchoGrid {
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
  /** 1 where something was seen: some pixel of the cell is part of the picture and not of what the console draws over it. */
  readonly known: Uint8Array;
}

/** Finer than any catheter for veins resolves along the beam, coarse enough to leave speckle behind. */
const gridStep = 0.25;

/** Square roots of 0 … 255: compressed intensities, in which speckle is about equally strong in blood and wall. */
export const rootOfGrey = Float32Array.from({ length: 256 }, (_, grey) => Math.sqrt(grey));

/** Means of the pixels that are not excluded (`excluded[row·columns + column]` 1), smoothed over the neighbouring cells. */
export function echoGrid(frame: GreyFrame, scale: SearchScale, excluded: Uint8Array | null): EchoGrid {
  const columns = Math.max(1, Math.floor((frame.columns * scale.columnUnit) / gridStep));
  const rows = Math.max(1, Math.floor((frame.rows * scale.rowUnit) / gridStep));
  const sums = new Float32Array(columns * rows);
  const counts = new Float32Array(columns * rows);
  const cellColumn = Int32Array.from({ length: frame.columns }, (_, column) => Math.min(columns - 1, Math.floor(((column + 0.5) * scale.columnUnit) / gridStep)));
  const { grey } = frame;
  for (let row = 0; row < frame.rows; row++) {
    const cellRow = Math.min(rows - 1, Math.floor(((row + 0.5) * scale.rowUnit) / gridStep)) * columns;
    const from = row * frame.columns;
    for (let column = 0; column < frame.columns; column++) {
      if (excluded !== null && excluded[from + column] === 1) continue;
      const cell = cellRow + cellColumn[column]!;
      sums[cell]! += rootOfGrey[grey[from + column]!]!;
      counts[cell]!++;
    }
  }
  return { step: gridStep, columns, rows, ...smoothed(sums, counts, columns, rows) };
}

/** Normalised convolution, in place, with 1 2 1 both ways: what is unknown has no weight. Pixels larger than a cell leave cells empty, which are filled so. */
function smoothed(sums: Float32Array, counts: Float32Array, columns: number, rows: number): { values: Float32Array; known: Uint8Array } {
  for (let cell = 0; cell < sums.length; cell++) {
    if (counts[cell]! === 0) continue;
    sums[cell]! /= counts[cell]!;
    counts[cell] = 1;
  }
  const along = new Float32Array(sums.length);
  smoothBothWays(sums, along, columns, rows);
  smoothBothWays(counts, along, columns, rows);
  const known = new Uint8Array(sums.length);
  for (let cell = 0; cell < sums.length; cell++) {
    if (counts[cell]! === 0) continue;
    sums[cell]! /= counts[cell]!;
    known[cell] = 1;
  }
  return { values: sums, known };
}

/** Sums with weights 1 2 1 both ways, in place; beyond the edges there is nothing. `along` is room to work in. */
function smoothBothWays(cells: Float32Array, along: Float32Array, columns: number, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const first = row * columns;
    const last = first + columns - 1;
    let before = 0;
    let here = cells[first]!;
    for (let cell = first; cell < last; cell++) {
      const after = cells[cell + 1]!;
      along[cell] = before + 2 * here + after;
      before = here;
      here = after;
    }
    along[last] = before + 2 * here;
  }
  for (let row = 0; row < rows; row++) {
    const above = row > 0 ? -columns : null;
    const below = row + 1 < rows ? columns : null;
    for (let cell = row * columns; cell < (row + 1) * columns; cell++) {
      cells[cell] = 2 * along[cell]! + (above === null ? 0 : along[cell + above]!) + (below === null ? 0 : along[cell + below]!);
    }
  }
}
