import { cornerOf, type RayBorder } from './rayBorder.ts';

/** A cell's side in search units. */
const cell = 1;

/** Rows of cells that a border encloses: first and last column of each, by row. Enough for borders that are a function of the angle. */
export type EnclosedRows = ReadonlyMap<number, { readonly from: number; readonly to: number }>;

export function enclosedRows(border: RayBorder): EnclosedRows {
  const rows = new Map<number, { from: number; to: number }>();
  const n = border.radii.length;
  for (let ray = 0; ray < n; ray++) {
    const a = cornerOf(border, ray);
    const b = cornerOf(border, (ray + 1) % n);
    const steps = Math.max(1, Math.ceil((2 * Math.abs(b.y - a.y)) / cell));
    for (let k = 0; k <= steps; k++) {
      const row = Math.floor((a.y + (k / steps) * (b.y - a.y)) / cell);
      const x = (a.x + (k / steps) * (b.x - a.x)) / cell;
      const there = rows.get(row);
      if (there === undefined) rows.set(row, { from: x, to: x });
      else {
        there.from = Math.min(there.from, x);
        there.to = Math.max(there.to, x);
      }
    }
  }
  return rows;
}

/** Share of what either encloses that both enclose. */
export function sharedShare(a: EnclosedRows, b: EnclosedRows): number {
  let both = 0;
  let either = 0;
  for (const [row, { from, to }] of a) {
    either += to - from;
    const other = b.get(row);
    if (other !== undefined) both += Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
  }
  for (const { from, to } of b.values()) either += to - from;
  either -= both;
  return either <= 0 ? 1 : both / either;
}
