import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { GreyFrame, SearchScale } from './detectionFrame.ts';

/** A frame resampled about a point: `values[angle·radiusCount + radius]`, square roots of grey values (0–16); angles as on the screen, radii in search units. */
export interface PolarImage {
  readonly centre: ImagePoint;
  readonly angleCount: number;
  readonly radiusCount: number;
  readonly radiusStep: number;
  readonly values: Float32Array;
  /** 1 where the value may be used: inside the image and outside of the catheter. */
  readonly usable: Uint8Array;
  /** First radius index at which the border may lie on each ray: behind the catheter, where the ray meets it. */
  readonly firstRadius: Int32Array;
  /** One past the last radius index inside the image. */
  readonly endRadius: Int32Array;
}

/** The disc that belongs to the catheter and its ring-down, not to the vein. Radius in search units. */
export interface CatheterDisc {
  readonly centre: ImagePoint;
  readonly radius: number;
}

/** Square roots of 0 … 255: compressed intensities, in which speckle is about equally strong in blood and wall. */
export const rootOfGrey = Float32Array.from({ length: 256 }, (_, grey) => Math.sqrt(grey));

export function polarImage(
  frame: GreyFrame,
  scale: SearchScale,
  centre: ImagePoint,
  catheter: CatheterDisc,
  size: { readonly angleCount: number; readonly radiusCount: number; readonly radiusStep: number },
): PolarImage {
  const { angleCount, radiusCount, radiusStep } = size;
  const { columns, rows, grey } = frame;
  const raw = new Float32Array(angleCount * radiusCount);
  const usable = new Uint8Array(angleCount * radiusCount);
  const firstRadius = new Int32Array(angleCount);
  const endRadius = new Int32Array(angleCount).fill(radiusCount);
  const offX = (centre.x - catheter.centre.x) * scale.columnUnit;
  const offY = (centre.y - catheter.centre.y) * scale.rowUnit;
  for (let angle = 0; angle < angleCount; angle++) {
    const cos = Math.cos((2 * Math.PI * angle) / angleCount);
    const sin = Math.sin((2 * Math.PI * angle) / angleCount);
    const stepX = (radiusStep * cos) / scale.columnUnit;
    const stepY = (radiusStep * sin) / scale.rowUnit;
    for (let radius = 0; radius < radiusCount; radius++) {
      // Pixel centres lie at half coordinates.
      const x = centre.x + stepX * (radius + 0.5) - 0.5;
      const y = centre.y + stepY * (radius + 0.5) - 0.5;
      const column = Math.floor(x);
      const row = Math.floor(y);
      if (column < 0 || row < 0 || column >= columns - 1 || row >= rows - 1) {
        endRadius[angle] = radius;
        break;
      }
      const at = row * columns + column;
      const fx = x - column;
      const fy = y - row;
      const top = rootOfGrey[grey[at]!]! * (1 - fx) + rootOfGrey[grey[at + 1]!]! * fx;
      const bottom = rootOfGrey[grey[at + columns]!]! * (1 - fx) + rootOfGrey[grey[at + columns + 1]!]! * fx;
      raw[angle * radiusCount + radius] = top * (1 - fy) + bottom * fy;
      const along = (radius + 0.5) * radiusStep;
      const cx = offX + along * cos;
      const cy = offY + along * sin;
      if (cx * cx + cy * cy > catheter.radius * catheter.radius) usable[angle * radiusCount + radius] = 1;
      else firstRadius[angle] = radius + 1;
    }
  }
  return { centre, angleCount, radiusCount, radiusStep, values: smoothedAlongAngle(raw, usable, angleCount, radiusCount), usable, firstRadius, endRadius };
}

/** Speckle is wide across the beam: a mean over the neighbouring rays that leaves the catheter out (normalised convolution). */
function smoothedAlongAngle(raw: Float32Array, usable: Uint8Array, angleCount: number, radiusCount: number): Float32Array {
  const values = new Float32Array(raw.length);
  for (let angle = 0; angle < angleCount; angle++) {
    for (let radius = 0; radius < radiusCount; radius++) {
      let sum = 0;
      let weight = 0;
      for (let k = -2; k <= 2; k++) {
        const at = ((angle + k + angleCount) % angleCount) * radiusCount + radius;
        if (usable[at] === 0) continue;
        const share = k === 0 ? 2 : 1;
        sum += share * raw[at]!;
        weight += share;
      }
      values[angle * radiusCount + radius] = weight === 0 ? 0 : sum / weight;
    }
  }
  return values;
}
