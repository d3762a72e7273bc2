import type { SpacingMm } from '../geometry/spacingMm.ts';

/**
 * Where a longitudinal view takes its samples on every frame: rays from the middle of the image, where the catheter lies, as long as
 * `reach`. Directions are angles as seen on the screen: 0° at 3 o'clock, growing clockwise, in the plane of `spacing`, so that pixels
 * that are not square neither turn nor stretch a cut.
 */
export interface CutGrid {
  readonly columns: number;
  readonly rows: number;
  /** Millimetres a pixel, or 1 and 1 where there is no scale: then `reach` is in pixels. */
  readonly spacing: SpacingMm;
  readonly unit: 'mm' | 'px';
  readonly reach: number;
  /** Rays over the whole turn, an even number, the first at 0°. */
  readonly directions: number;
  /** Samples along a ray, each in the middle of one of so many equal parts. */
  readonly radii: number;
  /** Each so-manieth frame has samples, the first of all among them; 1 but for pullbacks that the budget does not hold. */
  readonly everyNth: number;
}

export interface CutGridRequest {
  readonly image: { readonly columns: number; readonly rows: number };
  /** null where the frames have no scale. */
  readonly spacingMm: SpacingMm | null;
  readonly numberOfFrames: number;
  /** Bytes that all samples of all frames may take. */
  readonly budgetBytes: number;
}

const reachMm = 15;
const radii = 64;
/** From every 2° to every 5°: coarser ones would show at the rim of the picture. */
const choicesOfDirections = [180, 120, 90, 72] as const;

/** The finest grid that the budget allows: fewer directions first, then fewer frames. */
export function cutGridFor({ image, spacingMm, numberOfFrames, budgetBytes }: CutGridRequest): CutGrid {
  const spacing = spacingMm ?? { column: 1, row: 1 };
  const half = Math.max(image.columns * spacing.column, image.rows * spacing.row) / 2;
  const directions = choicesOfDirections.find((count) => count * radii * numberOfFrames <= budgetBytes) ?? choicesOfDirections[3];
  const everyNth = Math.max(1, Math.ceil((directions * radii * numberOfFrames) / budgetBytes));
  return { ...image, spacing, unit: spacingMm === null ? 'px' : 'mm', reach: spacingMm === null ? half : Math.min(reachMm, half), directions, radii, everyNth };
}

/** How many frames have samples. */
export function sampledFrames(grid: CutGrid, numberOfFrames: number): number {
  return Math.ceil(numberOfFrames / grid.everyNth);
}

/**
 * Takes one frame's samples, bilinear between the middles of pixels; black outside the image. They are written `stride` apart from `at`
 * on, ray after ray and outwards on each, so that several frames can be woven into one array.
 */
export type ProfileSampler = (levels: Uint8Array | Uint8ClampedArray, into: Uint8Array, at: number, stride: number) => void;

/** What of the sampling is the same on every frame is computed once. */
export function profileSampler(grid: CutGrid): ProfileSampler {
  const { columns, rows, spacing, reach, directions } = grid;
  const count = directions * grid.radii;
  const taps = new Int32Array(count).fill(-1);
  const rights = new Float32Array(count);
  const downs = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const angle = (2 * Math.PI * Math.floor(i / grid.radii)) / directions;
    const distance = (((i % grid.radii) + 0.5) / grid.radii) * reach;
    const x = columns / 2 + (Math.cos(angle) * distance) / spacing.column;
    const y = rows / 2 + (Math.sin(angle) * distance) / spacing.row;
    if (x < 0 || y < 0 || x > columns || y > rows) continue;
    // Half a pixel at the image's edge has no neighbour: the outermost pixel goes on.
    const left = Math.min(Math.max(x - 0.5, 0), columns - 1);
    const top = Math.min(Math.max(y - 0.5, 0), rows - 1);
    const column = Math.min(Math.floor(left), Math.max(0, columns - 2));
    const row = Math.min(Math.floor(top), Math.max(0, rows - 2));
    taps[i] = row * columns + column;
    rights[i] = left - column;
    downs[i] = top - row;
  }
  const right = columns > 1 ? 1 : 0;
  const down = rows > 1 ? columns : 0;
  return (levels, into, at, stride) => {
    for (let i = 0, to = at; i < count; i++, to += stride) {
      const tap = taps[i]!;
      if (tap < 0) {
        into[to] = 0;
        continue;
      }
      const share = rights[i]!;
      const above = levels[tap]! * (1 - share) + levels[tap + right]! * share;
      const below = levels[tap + down]! * (1 - share) + levels[tap + down + right]! * share;
      into[to] = above + (below - above) * downs[i]! + 0.5;
    }
  };
}
