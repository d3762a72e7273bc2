import type { GreyFrame } from './detectionFrame.ts';

/**
 * Gathers what does not change over a pullback: graticule, burned-in text, the frame of the picture, and the catheter with its
 * ring-down. Tissue passes by and blood flows, so a pixel that stays as it is is none of them. `add` frames from all over the
 * pullback, a dozen or more, then ask for `excluded`.
 */
export class StillPixels {
  readonly #columns: number;
  readonly #rows: number;
  readonly #least: Uint8Array;
  readonly #most: Uint8Array;
  #frames = 0;

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.#rows = rows;
    this.#least = new Uint8Array(columns * rows).fill(255);
    this.#most = new Uint8Array(columns * rows);
  }

  add({ grey, columns, rows }: GreyFrame): void {
    if (columns !== this.#columns || rows !== this.#rows) return;
    for (let at = 0; at < grey.length; at++) {
      const value = grey[at]!;
      if (value < this.#least[at]!) this.#least[at] = value;
      if (value > this.#most[at]!) this.#most[at] = value;
    }
    this.#frames++;
  }

  /** 1 for pixels that are bright and still, and their neighbours: what a console draws is blurred by scaling and compression. null after too few frames to tell. */
  excluded(): Uint8Array | null {
    if (this.#frames < leastFrames) return null;
    const excluded = new Uint8Array(this.#least.length);
    for (let row = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++) {
        const at = row * this.#columns + column;
        if (this.#least[at]! < leastBrightness || this.#most[at]! - this.#least[at]! > mostChange) continue;
        for (let y = Math.max(0, row - 1); y <= Math.min(this.#rows - 1, row + 1); y++) {
          for (let x = Math.max(0, column - 1); x <= Math.min(this.#columns - 1, column + 1); x++) excluded[y * this.#columns + x] = 1;
        }
      }
    }
    return excluded;
  }
}

const leastFrames = 12;
/** Black stays black without being drawn over. */
const leastBrightness = 40;
/** Lossy compression moves even what is drawn by some grey values. */
const mostChange = 24;
