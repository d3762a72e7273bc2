import { type CutGrid, sampledFrames } from './cutGrid.ts';

/**
 * The samples of a whole pullback, direction after direction, on each outwards, and along the pullback within: what a cut shows lies
 * together, so that turning it reads little. Frames come in any order.
 */
export interface CutVolume {
  readonly grid: CutGrid;
  readonly numberOfFrames: number;
  readonly levels: Uint8Array;
  /** 1 for each sampled frame that is there. */
  readonly known: Uint8Array;
}

export function emptyCutVolume(grid: CutGrid, numberOfFrames: number): CutVolume {
  const frames = sampledFrames(grid, numberOfFrames);
  return { grid, numberOfFrames, levels: new Uint8Array(grid.directions * grid.radii * frames), known: new Uint8Array(frames) };
}

/**
 * Puts samples of some frames in their places. `places` count the sampled frames from 0; `profiles` holds them woven: all frames' first
 * sample, all frames' second one and so on. A place of −1 stands for a frame that could not be had.
 */
export function keepProfiles(volume: CutVolume, places: readonly number[], profiles: Uint8Array): void {
  const { levels, known } = volume;
  const frames = known.length;
  const width = places.length;
  const samples = volume.grid.directions * volume.grid.radii;
  for (let k = 0; k < width; k++) {
    const place = places[k]!;
    if (place < 0) continue;
    for (let i = 0, from = k, to = place; i < samples; i++, from += width, to += frames) levels[to] = profiles[from]!;
    known[place] = 1;
  }
}

/** The frames that a picture of a cut runs over: `fromFrame` counts frames, or parts of them, that lie left of it. */
export interface CutSpan {
  readonly fromFrame: number;
  readonly frames: number;
}

/** A cut as a picture, row by row from the top: the ray opposite to the angle upside down, under it the ray of the angle. */
export interface CutPicture {
  readonly width: number;
  /** Twice the radii of the grid. */
  readonly height: number;
  readonly levels: Uint8Array;
  /** 0 where no frame is known that the column could show. */
  readonly shown: Uint8Array;
}

/**
 * The cut through the middle at an angle (degrees, 0 at 3 o'clock, clockwise), linear between the nearest directions. Each column shows
 * the mean of its frames that are known; where none is, the nearest one at most `bridgedFrames` away stands for it, else nothing does.
 */
export function cutThrough(volume: CutVolume, angleDeg: number, { fromFrame, frames }: CutSpan, width: number, bridgedFrames: number): CutPicture {
  const { grid, levels, known } = volume;
  const { radii, directions, everyNth } = grid;
  const { starts, places } = placesOfColumns(known, fromFrame / everyNth, frames / everyNth, width, Math.max(bridgedFrames, everyNth - 1) / everyNth);
  const turn = ((((angleDeg / 360) * directions) % directions) + directions) % directions;
  const first = Math.floor(turn) % directions;
  const weight = turn - Math.floor(turn);
  const picture = new Uint8Array(width * 2 * radii);
  for (let side = 0; side < 2; side++) {
    const direction = (first + (side * directions) / 2) % directions;
    const next = (direction + 1) % directions;
    for (let radius = 0; radius < radii; radius++) {
      const here = (direction * radii + radius) * known.length;
      const there = weight === 0 ? here : (next * radii + radius) * known.length;
      const row = (side === 0 ? radii + radius : radii - 1 - radius) * width;
      for (let column = 0; column < width; column++) {
        const from = starts[column]!;
        const to = starts[column + 1]!;
        if (from === to) continue;
        let sum = 0;
        let sumThere = 0;
        for (let i = from; i < to; i++) {
          const place = places[i]!;
          sum += levels[here + place]!;
          sumThere += levels[there + place]!;
        }
        picture[row + column] = (sum + (sumThere - sum) * weight) / (to - from) + 0.5;
      }
    }
  }
  return { width, height: 2 * radii, levels: picture, shown: Uint8Array.from({ length: width }, (_, column) => (starts[column]! < starts[column + 1]! ? 1 : 0)) };
}

/** Which sampled frames each column is the mean of: those from `starts[column]` up to the next start in `places`. */
function placesOfColumns(known: Uint8Array, from: number, count: number, width: number, bridged: number): { readonly starts: Int32Array; readonly places: Int32Array } {
  const starts = new Int32Array(width + 1);
  const places = new Int32Array(known.length + width);
  let held = 0;
  for (let column = 0; column < width; column++) {
    starts[column] = held;
    const begin = Math.max(0, Math.floor(from + (column * count) / width + 1e-9));
    const end = Math.min(known.length, Math.max(begin + 1, Math.floor(from + ((column + 1) * count) / width + 1e-9)));
    for (let place = begin; place < end; place++) if (known[place] === 1) places[held++] = place;
    if (held > starts[column]! || begin >= known.length) continue;
    const nearest = nearestKnown(known, begin, bridged);
    if (nearest >= 0) places[held++] = nearest;
  }
  starts[width] = held;
  return { starts, places };
}

function nearestKnown(known: Uint8Array, place: number, farthest: number): number {
  for (let away = 0; away <= farthest; away++) {
    if (known[place - away] === 1) return place - away;
    if (known[place + away] === 1) return place + away;
  }
  return -1;
}
