import { lineCount, lineStepRad, rangeCount, rangeStepMm } from './polarGrid.ts';
import { gaussianTable, hashedUnit } from './randomNumbers.ts';

const tableLength = 1 << 20;
const tableMask = tableLength - 1;
/** Half the height of the pulse, standard deviation in samples along the line. */
const pulseSigma = 1.55;
/** How far the catheter moves before the scatterers in the beam are other ones, mm (the beam's thickness). */
const beamThicknessMm = 1.1;

/** Complex echoes on the polar grid, row by row in range. */
export interface Echoes {
  readonly re: Float32Array;
  readonly im: Float32Array;
}

export function newEchoes(): Echoes {
  return { re: new Float32Array(rangeCount * lineCount), im: new Float32Array(rangeCount * lineCount) };
}

/** Fills a row with the scatterers' complex strengths at that depth. */
export interface Scatterers {
  /** Tissue: other ones by and by as the beam moves along the vein. */
  tissueRow(row: number, zMm: number, re: Float32Array, im: Float32Array): void;
  /** Blood flows: other ones in every frame. `layer` tells several fields of one frame apart. */
  blendedRow(row: number, frameIndex: number, layer: number, re: Float32Array, im: Float32Array): void;
}

/** Scatterers of a pullback: normally distributed, any frame without the ones before it. */
export function scatterers(seed: number): Scatterers {
  const table = gaussianTable(tableLength, seed);
  const place = (...key: readonly number[]) => Math.floor(hashedUnit(seed, ...key) * tableLength);
  return {
    tissueRow(row, zMm, re, im) {
      const plane = zMm / beamThicknessMm;
      const first = Math.floor(plane);
      // cos² + sin² = 1: the blend of two independent fields is as strong as either.
      const near = Math.cos(((plane - first) * Math.PI) / 2);
      const far = Math.sin(((plane - first) * Math.PI) / 2);
      const a = place(1, first, row);
      const b = place(1, first + 1, row);
      const c = place(2, first, row);
      const d = place(2, first + 1, row);
      for (let i = 0; i < lineCount; i++) {
        re[i] = near * table[(a + i) & tableMask]! + far * table[(b + i) & tableMask]!;
        im[i] = near * table[(c + i) & tableMask]! + far * table[(d + i) & tableMask]!;
      }
    },
    blendedRow(row, frameIndex, layer, re, im) {
      const a = place(3 + layer, frameIndex, row);
      const b = place(40 + layer, frameIndex, row);
      for (let i = 0; i < lineCount; i++) {
        re[i] = table[(a + i) & tableMask]!;
        im[i] = table[(b + i) & tableMask]!;
      }
    },
  };
}

/** Width of the beam across at a depth, mm: narrowest near its focus, wider beyond. */
function beamWidthMm(depthMm: number): number {
  const beyond = (depthMm - 7) / 11;
  return 0.62 * Math.sqrt(1 + beyond * beyond);
}

const pulse = (() => {
  const half = 4;
  const taps = Array.from({ length: 2 * half + 1 }, (_, i) => Math.exp(-((i - half) ** 2) / (2 * pulseSigma * pulseSigma)));
  const energy = Math.sqrt(taps.reduce((sum, tap) => sum + tap * tap, 0));
  return Float64Array.from(taps, (tap) => tap / energy);
})();

const lineWidths = Int32Array.from({ length: rangeCount }, (_, row) => {
  const depth = (row + 0.5) * rangeStepMm;
  const lines = beamWidthMm(depth) / (depth * lineStepRad);
  return 2 * Math.round((Math.min(lines, 61) - 1) / 2) + 1;
});

/** What the transducer makes of scatterers: along the line the pulse, across it a beam whose width grows with depth; unit strength stays unit strength. */
export function throughBeam(echoes: Echoes, scratch: Echoes): void {
  alongLine(echoes.re, scratch.re);
  alongLine(echoes.im, scratch.im);
  const row = new Float32Array(lineCount);
  for (let r = 0; r < rangeCount; r++) {
    const width = lineWidths[r]!;
    // Two running means in a row make a triangle; its energy is (2n² + 1)/(3n³).
    const gain = Math.sqrt((3 * width ** 3) / (2 * width * width + 1));
    for (const [from, to] of [
      [scratch.re, echoes.re],
      [scratch.im, echoes.im],
    ] as const) {
      runningMean(from, r * lineCount, row, 0, width, 1);
      runningMean(row, 0, to, r * lineCount, width, gain);
    }
  }
}

function alongLine(from: Float32Array, to: Float32Array): void {
  const half = (pulse.length - 1) / 2;
  to.fill(0);
  for (let r = 0; r < rangeCount; r++) {
    const out = r * lineCount;
    for (let k = -half; k <= half; k++) {
      const source = r + k;
      if (source < 0 || source >= rangeCount) continue;
      const tap = pulse[k + half]!;
      const at = source * lineCount;
      for (let i = 0; i < lineCount; i++) to[out + i] = to[out + i]! + tap * from[at + i]!;
    }
  }
}

function runningMean(from: Float32Array, at: number, to: Float32Array, out: number, width: number, gain: number): void {
  const half = (width - 1) >> 1;
  let sum = 0;
  for (let k = -half; k <= half; k++) sum += from[at + ((k + lineCount) & (lineCount - 1))]!;
  const factor = gain / width;
  for (let i = 0; i < lineCount; i++) {
    to[out + i] = sum * factor;
    sum += from[at + ((i + half + 1) & (lineCount - 1))]! - from[at + ((i - half + lineCount) & (lineCount - 1))]!;
  }
}
