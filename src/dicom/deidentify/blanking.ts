import type { DecodedFrame } from '../decodedFrame.ts';

/** A rectangle of pixels. */
export interface PixelRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box of pixels as an ultrasound region has it, both ends included. */
interface RegionBox {
  readonly minX0: number;
  readonly minY0: number;
  readonly maxX1: number;
  readonly maxY1: number;
  readonly spatialFormat: number | null;
  readonly dataType: number | null;
}

/** Region Spatial Format 2D; Region Data Type tissue and colour flow (PS3.3 C.8.5.5.1.1, C.8.5.5.1.2). */
const twoDimensional = 1;
const pictured: ReadonlySet<number> = new Set([1, 2]);

/** What is to be overwritten. */
export interface Blanking {
  /** Only what lies in one of these stays; null where the file says of no region that it shows tissue, or the user says that its word is wrong: then all stays but `rectangles`. */
  readonly keep: readonly PixelRectangle[] | null;
  readonly rectangles: readonly PixelRectangle[];
}

/** The parts of a picture that show tissue by the file's own word; null where it says of none. */
export function tissueRectangles(regions: readonly RegionBox[], size: { readonly rows: number; readonly columns: number }): readonly PixelRectangle[] | null {
  const boxes = regions
    .filter(({ spatialFormat, dataType }) => spatialFormat === twoDimensional && dataType !== null && pictured.has(dataType))
    .flatMap(({ minX0, minY0, maxX1, maxY1 }) => within({ x: minX0, y: minY0, width: maxX1 - minX0 + 1, height: maxY1 - minY0 + 1 }, size) ?? []);
  return boxes.length === 0 ? null : boxes;
}

/** Whether a point of the picture lies on a pixel that is overwritten. */
export function isBlankedAt({ keep, rectangles }: Blanking, x: number, y: number): boolean {
  const holds = ({ x: left, y: top, width, height }: PixelRectangle) => x >= left && x < left + width && y >= top && y < top + height;
  return rectangles.some(holds) || (keep !== null && !keep.some(holds));
}

/** The part of a rectangle that lies in the picture; null where none does. */
export function within({ x, y, width, height }: PixelRectangle, { rows, columns }: { readonly rows: number; readonly columns: number }): PixelRectangle | null {
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const right = Math.min(columns, Math.ceil(x + width));
  const bottom = Math.min(rows, Math.ceil(y + height));
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

/** A run of pixels in reading order. */
export interface PixelRun {
  readonly start: number;
  readonly length: number;
}

/** The pixels to be overwritten, as runs; the same for every frame. */
export function blankedRuns({ keep, rectangles }: Blanking, size: { readonly rows: number; readonly columns: number }): readonly PixelRun[] {
  const { rows, columns } = size;
  const drawn = rectangles.flatMap((rectangle) => within(rectangle, size) ?? []);
  const row = new Uint8Array(columns);
  const runs: { start: number; length: number }[] = [];
  for (let y = 0; y < rows; y++) {
    const onRow = ({ y: top, height }: PixelRectangle) => y >= top && y < top + height;
    row.fill(keep === null ? 0 : 1);
    for (const { x, width } of (keep ?? []).filter(onRow)) row.fill(0, x, x + width);
    for (const { x, width } of drawn.filter(onRow)) row.fill(1, x, x + width);
    for (let x = 0; x < columns; ) {
      const end = endOfRun(row, x);
      const last = runs.at(-1);
      const start = y * columns + x;
      if (row[x] === 1 && last !== undefined && last.start + last.length === start) last.length += end - x;
      else if (row[x] === 1) runs.push({ start, length: end - x });
      x = end;
    }
  }
  return runs;
}

function endOfRun(row: Uint8Array, from: number): number {
  let end = from + 1;
  while (end < row.length && row[end] === row[from]) end++;
  return end;
}

/** A frame whose pixels in the runs are 0, the rest as it was; itself where there are none. */
export function blanked(frame: DecodedFrame, runs: readonly PixelRun[]): DecodedFrame {
  if (runs.length === 0) return frame;
  const channels = frame.kind === 'rgb8' ? 3 : 1;
  const overwritten = <Data extends { fill(value: number, start: number, end: number): unknown }>(data: Data): Data => {
    for (const { start, length } of runs) data.fill(0, start * channels, (start + length) * channels);
    return data;
  };
  switch (frame.kind) {
    case 'grey16':
      return { ...frame, data: overwritten(frame.data.slice()) };
    case 'grey8':
    case 'rgb8':
      return { ...frame, data: overwritten(frame.data.slice()) };
  }
}

/** `x,y,w,h` in pixels; null where it is no rectangle. */
export function rectangleOf(text: string): PixelRectangle | null {
  const match = /^(\d{1,5}),(\d{1,5}),([1-9]\d{0,4}),([1-9]\d{0,4})$/.exec(text);
  if (match === null) return null;
  const [x, y, width, height] = match.slice(1).map(Number);
  return { x: x!, y: y!, width: width!, height: height! };
}
