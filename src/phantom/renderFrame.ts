import { catheterRadiusMm } from './placeCatheter.ts';
import type { PlacedScene } from './phantomScene.ts';
import { lineCount, rangeCount, rangeStepMm } from './polarGrid.ts';
import { hashedUnit } from './randomNumbers.ts';
import { type Reflectivity, fillReflectivity } from './reflectivity.ts';
import { type ScanConversion, scanConversion } from './scanConversion.ts';
import { type Scatterers, newEchoes, scatterers, throughBeam } from './speckle.ts';
import { type TissueTexture, tissueTexture } from './tissueTexture.ts';

/** What is shown as black lies this far below what is shown as white, dB. */
const dynamicRangeDb = 48;
const whiteDb = 9;
/** The console's grey curve: darker in the lower half, so that blood and fluid stay dark. */
const greyOfLevel = Float32Array.from({ length: 1025 }, (_, i) => 255 * (i / 1024) ** 1.45);
const noiseStrength = 0.0045;

const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);
const mantissaDb = Float32Array.from({ length: 2048 }, (_, i) => 10 * Math.log10(1 + (i + 0.5) / 2048));

/** Power as decibels to 0.002 dB, from exponent and mantissa of the number: a logarithm for every sample would cost a quarter of the frame. */
function decibels(power: number): number {
  single[0] = power;
  const word = bits[0]!;
  return ((word >>> 23) - 127) * 3.010299957 + mantissaDb[(word >>> 12) & 2047]!;
}

/** Draws scenes as a console would show them: one 8-bit grey frame each, `sizePx` square. Any frame without those before it. */
export type FrameRenderer = (scene: PlacedScene, frameIndex: number) => Uint8Array;

export function frameRenderer(sizePx: number, seed: number): FrameRenderer {
  const texture: TissueTexture = tissueTexture(seed);
  const field: Scatterers = scatterers(seed);
  const convert: ScanConversion = scanConversion(sizePx);
  const echoes = newEchoes();
  const scratch = newEchoes();
  const reflectivity: Reflectivity = { tissue: new Float32Array(rangeCount * lineCount), blood: new Float32Array(rangeCount * lineCount) };
  const grey = new Float32Array(rangeCount * lineCount);
  const ring = ringDown(seed);
  const rows = Array.from({ length: 6 }, () => new Float32Array(lineCount));
  return (scene, frameIndex) => {
    fillReflectivity(scene, texture, reflectivity);
    const [tissueRe, tissueIm, bloodRe, bloodIm, noiseRe, noiseIm] = rows;
    if (!tissueRe || !tissueIm || !bloodRe || !bloodIm || !noiseRe || !noiseIm) return convert(grey);
    for (let row = 0; row < rangeCount; row++) {
      field.tissueRow(row, scene.zMm, tissueRe, tissueIm);
      field.blendedRow(row, frameIndex, 0, bloodRe, bloodIm);
      const at = row * lineCount;
      for (let line = 0; line < lineCount; line++) {
        const still = reflectivity.tissue[at + line]!;
        const flowing = reflectivity.blood[at + line]!;
        echoes.re[at + line] = still * tissueRe[line]! + flowing * bloodRe[line]!;
        echoes.im[at + line] = still * tissueIm[line]! + flowing * bloodIm[line]!;
      }
    }
    throughBeam(echoes, scratch);
    for (let row = 0; row < rangeCount; row++) {
      const depth = (row + 0.5) * rangeStepMm;
      const noise = noiseStrength * (0.6 + 1.3 * (depth / 30) ** 2);
      field.blendedRow(row, frameIndex, 7, noiseRe, noiseIm);
      const at = row * lineCount;
      for (let line = 0; line < lineCount; line++) {
        const re = echoes.re[at + line]! + noise * noiseRe[line]!;
        const im = echoes.im[at + line]! + noise * noiseIm[line]!;
        const level = (decibels(re * re + im * im) - whiteDb + dynamicRangeDb) / dynamicRangeDb;
        grey[at + line] = level <= 0 ? 0 : level >= 1 ? 255 : greyOfLevel[Math.round(1024 * level)]!;
      }
    }
    ring(grey, frameIndex);
    return convert(grey);
  };
}

/** The catheter itself: nothing inside, its bright rim, and the ringing of the transducer that dies out just beyond it. */
function ringDown(seed: number): (grey: Float32Array, frameIndex: number) => void {
  const uneven = Float32Array.from({ length: lineCount }, (_, line) => {
    const turn = (2 * Math.PI * line) / lineCount;
    return Math.sin(3 * turn + 6 * hashedUnit(seed, 91)) + 0.6 * Math.sin(7 * turn + 6 * hashedUnit(seed, 92)) + 0.4 * Math.sin(17 * turn);
  });
  const rimFrom = 0.94;
  return (grey, frameIndex) => {
    for (let row = 0; row * rangeStepMm < catheterRadiusMm + 0.75; row++) {
      const depth = (row + 0.5) * rangeStepMm;
      const flicker = 8 * (hashedUnit(seed, frameIndex, row) - 0.5);
      for (let line = 0; line < lineCount; line++) {
        const at = row * lineCount + line;
        if (depth < rimFrom) {
          grey[at] = 3;
        } else if (depth < catheterRadiusMm) {
          const t = (depth - rimFrom) / (catheterRadiusMm - rimFrom);
          grey[at] = 112 + 62 * Math.sin(Math.PI * Math.min(1, t * 1.15)) * (1 - 0.35 * t) + 7 * uneven[line]! + flicker;
        } else {
          const ringing = 92 * Math.exp(-(depth - catheterRadiusMm) / 0.16) * (0.75 + 0.25 * Math.cos(14 * (depth - catheterRadiusMm))) + 4 * uneven[line]!;
          grey[at] = Math.max(grey[at]!, ringing);
        }
      }
    }
  };
}
