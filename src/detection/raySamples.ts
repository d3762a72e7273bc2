import type { CatheterDisc } from './catheterDisc.ts';
import type { EchoGrid } from './echoGrid.ts';
import type { SearchPoint } from './searchPoint.ts';

/** How finely rays are looked along. Lengths in search units. */
export interface RaySpacing {
  readonly rayCount: number;
  readonly radiusStep: number;
  readonly reach: number;
}

/** Echoes along rays from a point: `values[ray·radiusCount + radius]`, the sample `radius` lies (radius + ½)·radiusStep away; rays turn as angles on the screen do. */
export interface RaySamples extends RaySpacing {
  readonly centre: SearchPoint;
  readonly radiusCount: number;
  readonly values: Float32Array;
  /** 1 where the value may be used: inside the image, outside of the catheter, and not drawn over. */
  readonly usable: Uint8Array;
  /** First radius index at which the border may lie on each ray: behind the catheter, where the ray meets it. */
  readonly firstRadius: Int32Array;
  /** One past the last radius index inside the image. */
  readonly endRadius: Int32Array;
}

/** Share of a sample's surroundings that must have been seen. */
const leastKnown = 0.3;

export function raySamples(grid: EchoGrid, centre: SearchPoint, catheter: CatheterDisc, spacing: RaySpacing): RaySamples {
  const { rayCount, radiusStep } = spacing;
  const radiusCount = Math.round(spacing.reach / radiusStep);
  const values = new Float32Array(rayCount * radiusCount);
  const usable = new Uint8Array(values.length);
  const firstRadius = new Int32Array(rayCount);
  const endRadius = new Int32Array(rayCount).fill(radiusCount);
  const catheterRadius2 = catheter.radius * catheter.radius;
  for (let ray = 0; ray < rayCount; ray++) {
    const cos = Math.cos((2 * Math.PI * ray) / rayCount);
    const sin = Math.sin((2 * Math.PI * ray) / rayCount);
    for (let radius = 0; radius < radiusCount; radius++) {
      const along = (radius + 0.5) * radiusStep;
      const x = centre.x + along * cos;
      const y = centre.y + along * sin;
      // Values stand for the middles of their cells.
      const u = x / grid.step - 0.5;
      const v = y / grid.step - 0.5;
      const column = Math.floor(u);
      const row = Math.floor(v);
      if (column < 0 || row < 0 || column >= grid.columns - 1 || row >= grid.rows - 1) {
        endRadius[ray] = radius;
        break;
      }
      const offX = x - catheter.centre.x;
      const offY = y - catheter.centre.y;
      if (offX * offX + offY * offY <= catheterRadius2) {
        firstRadius[ray] = radius + 1;
        continue;
      }
      const cell = row * grid.columns + column;
      const right = u - column;
      const down = v - row;
      // Unknown cells have no weight.
      const w00 = grid.known[cell]! * (1 - right) * (1 - down);
      const w01 = grid.known[cell + 1]! * right * (1 - down);
      const w10 = grid.known[cell + grid.columns]! * (1 - right) * down;
      const w11 = grid.known[cell + grid.columns + 1]! * right * down;
      const weight = w00 + w01 + w10 + w11;
      if (weight < leastKnown) continue;
      const at = ray * radiusCount + radius;
      values[at] = (w00 * grid.values[cell]! + w01 * grid.values[cell + 1]! + w10 * grid.values[cell + grid.columns]! + w11 * grid.values[cell + grid.columns + 1]!) / weight;
      usable[at] = 1;
    }
  }
  return { ...spacing, centre, radiusCount, values, usable, firstRadius, endRadius };
}
