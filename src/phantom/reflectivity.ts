import { type OutlineShape, distanceField, outlinePoint } from './outlineShape.ts';
import type { PlacedScene } from './phantomScene.ts';
import { fieldRadiusMm, lineCosines, lineCount, lineSines, lineStepRad, rangeCount, rangeStepMm } from './polarGrid.ts';
import type { TissueTexture } from './tissueTexture.ts';

/** Strength of what lies at each sample, relative to tissue of full brightness: of what stays, and of what flows. Row by row in range. */
export interface Reflectivity {
  readonly tissue: Float32Array;
  readonly blood: Float32Array;
}

const bloodStrength = 0.027;
const tissueStrength = 0.2;
/** How far the brighter tissue around the vein reaches. */
const haloMm = 6;
const coarse = 4;

interface Vessel {
  readonly distance: (x: number, y: number) => number;
  readonly x: number;
  readonly y: number;
  readonly reachSquared: number;
}

function vessel(shape: OutlineShape, marginMm: number): Vessel {
  const reach = 1.35 * Math.max(shape.a, shape.b) + marginMm;
  return { distance: distanceField(shape), x: shape.x, y: shape.y, reachSquared: reach * reach };
}

const faraway = 1e3;

function distanceTo({ distance, x, y, reachSquared }: Vessel, px: number, py: number): number {
  const dx = px - x;
  const dy = py - y;
  return dx * dx + dy * dy > reachSquared ? faraway : distance(px, py);
}

function nearest(vessels: readonly Vessel[], px: number, py: number): number {
  let least = faraway;
  for (const one of vessels) {
    const d = distanceTo(one, px, py);
    if (d < least) least = d;
  }
  return least;
}

/** Fills `into` with the scene as sound meets it: what reflects, less what lies in shadow. */
export function fillReflectivity(scene: PlacedScene, texture: TissueTexture, into: Reflectivity): void {
  const grain = textureGrid(scene, texture);
  const wall = vessel(scene.wall, haloMm);
  const channels = scene.channels.map((shape) => vessel(shape, 2));
  const ownWall = scene.channels.length === 1 && scene.channels[0] === scene.wall;
  const arteries = scene.arteries.map((shape) => vessel(shape, 6));
  const branches = scene.branches.map((shape) => vessel(shape, 4));
  // Struts outshine the lining; a scarred wall has little of its own.
  const lining = scene.stent !== null ? 0.2 : ownWall ? 1.2 : 0.35;
  const blood = bloodStrength * 10 ** (scene.bloodDb / 20);
  const passed = new Float32Array(lineCount).fill(1);
  const cosRoll = Math.cos(scene.rollRad);
  const sinRoll = Math.sin(scene.rollRad);
  const { reflector, shadow } = scene;

  for (let row = 0; row < rangeCount; row++) {
    const depth = (row + 0.5) * rangeStepMm;
    // Gain over depth is set for average tissue and does not quite keep up far out.
    const gain = 1 - 0.45 * Math.max(0, (depth - 17) / (fieldRadiusMm - 17)) ** 1.5;
    for (let line = 0; line < lineCount; line++) {
      const cos = lineCosines[line]!;
      const sin = lineSines[line]!;
      const x = depth * cos;
      const y = depth * sin;
      const at = row * lineCount + line;
      let transmission = passed[line]!;
      let still = 0;
      let flowing = 0;
      const toWall = distanceTo(wall, x, y);
      const toArtery = nearest(arteries, x, y);
      const toBranch = nearest(branches, x, y);
      const inLumen = ownWall ? toWall : nearest(channels, x, y);
      if (inLumen < 0 || toBranch < 0) {
        flowing = blood;
        // Blood takes less from the sound than tissue does: what lies behind is a little brighter.
        passed[line] = Math.min(1.5, transmission * 1.0016);
      } else if (toArtery < 0) {
        flowing = bloodStrength * 0.9;
        passed[line] = Math.min(1.5, transmission * 1.0016);
      } else {
        const strength = grain(row, line);
        still = tissueStrength * strength;
        if (toWall < 0) {
          // Old thrombus between wall and channels: even, with the channels' own thin lining.
          still = 0.13 * (0.25 + 0.75 * strength);
          if (inLumen < 0.8) still += 0.6 * strength * (0.35 + 0.65 * facingOf(scene.wall, x, y, cos, sin)) * bell(inLumen - 0.14, 0.16);
        } else if (toWall < haloMm) {
          still = still * Math.min(1, 0.5 + toWall / 2.4) + 0.22 * Math.exp(-toWall / 1.7) * Math.sqrt(strength);
          if (toWall < 0.8) still = 0.75 * still + lining * (0.3 + 0.7 * strength) * (0.3 + 0.7 * facingOf(scene.wall, x, y, cos, sin)) * bell(toWall - 0.13, 0.13);
        }
        if (toArtery < 4) {
          const media = bell(toArtery - 0.62, 0.26);
          still = still * (1 - 0.75 * media) + 0.5 * bell(toArtery - 0.16, 0.16) + 0.34 * bell(toArtery - 1.35, 0.6) * Math.sqrt(strength);
        }
        if (toBranch < 2) still += 0.4 * bell(toBranch - 0.15, 0.15) + 0.12 * Math.exp(-toBranch);
      }
      if (reflector !== null && reflector.strength > 0) {
        const bodyX = x * cosRoll + y * sinRoll + scene.bodyX - reflector.x;
        const bodyY = y * cosRoll - x * sinRoll + scene.bodyY;
        const sideways = Math.abs(bodyX) / reflector.halfWidth;
        if (sideways < 1.25) {
          const below = bodyY - reflector.y - (bodyX * bodyX) / (2 * reflector.radius) - 0.35 * Math.sin(bodyX * 0.9 + scene.zMm * 0.15);
          if (below > -0.2 && below < 9) {
            const edge = 1 / (1 + Math.exp((sideways - 1) * 16));
            const bright = below < 1.1 ? bell(below - 0.3, 0.34) : 0;
            still += reflector.strength * edge * bright * 1.15;
            if (below > 0.3) passed[line] = passed[line]! * Math.exp(-0.36 * reflector.strength * edge * rangeStepMm * Math.min(1, 3 / below));
          }
        }
      }
      if (shadow !== null && depth > shadow.fromMm) {
        const off = Math.abs(Math.atan2(Math.sin(line * lineStepRad - shadow.middleRad), Math.cos(line * lineStepRad - shadow.middleRad)));
        const edge = 1 / (1 + Math.exp((off - shadow.halfWidthRad) / 0.035));
        if (depth < shadow.fromMm + 0.7) still += 2.2 * edge;
        else transmission *= 1 - 0.97 * edge;
      }
      into.tissue[at] = still * transmission * gain;
      into.blood[at] = flowing * transmission * gain;
    }
  }
  if (scene.stent !== null) addStruts(scene.stent, into);
}

function bell(offset: number, width: number): number {
  const t = offset / width;
  return t > 3 || t < -3 ? 0 : Math.exp(-t * t);
}

/** How squarely the beam meets the vein's wall: smooth walls send sound back where they face the catheter. */
function facingOf(shape: OutlineShape, x: number, y: number, cos: number, sin: number): number {
  const tiltCos = Math.cos(shape.tiltRad);
  const tiltSin = Math.sin(shape.tiltRad);
  const dx = x - shape.x;
  const dy = y - shape.y;
  const u = (dx * tiltCos + dy * tiltSin) / (shape.a * shape.a);
  const v = (dy * tiltCos - dx * tiltSin) / (shape.b * shape.b);
  const nx = u * tiltCos - v * tiltSin;
  const ny = u * tiltSin + v * tiltCos;
  const squared = nx * nx + ny * ny;
  if (squared < 1e-18) return 1;
  const along = nx * cos + ny * sin;
  return (along * along) / squared;
}

/** Struts: small, very bright, each with a narrow shadow behind it. */
function addStruts({ outline, strutsRad }: NonNullable<PlacedScene['stent']>, into: Reflectivity): void {
  for (const psi of strutsRad) {
    const { x, y } = outlinePoint(outline, psi);
    const depth = Math.hypot(x, y);
    const middle = Math.atan2(y, x) / lineStepRad;
    const half = Math.max(0.7, 0.2 / (depth * lineStepRad));
    const first = Math.round(depth / rangeStepMm);
    for (let line = Math.floor(middle - 2 * half); line <= middle + 2 * half; line++) {
      const column = ((line % lineCount) + lineCount) % lineCount;
      const across = bell(line - middle, half);
      for (let row = Math.max(0, first - 2); row <= Math.min(rangeCount - 1, first + 3); row++) {
        const at = row * lineCount + column;
        into.tissue[at] = into.tissue[at]! + 3.6 * across * bell(row - first - 0.5, 1.5);
      }
      for (let row = first + 6; row < rangeCount; row++) {
        const at = row * lineCount + column;
        const healed = Math.min(1, 0.3 + (row - first) * 0.004);
        const left = 1 - across * (1 - healed);
        into.tissue[at] = into.tissue[at]! * left;
        into.blood[at] = into.blood[at]! * left;
      }
    }
  }
}

/** The texture at a sample as a factor, from a coarser grid: the texture is smooth over a few samples. */
function textureGrid(scene: PlacedScene, texture: TissueTexture): (row: number, line: number) => number {
  const rows = rangeCount / coarse + 1;
  const lines = lineCount / coarse;
  const values = new Float32Array(rows * lines);
  const cosRoll = Math.cos(scene.rollRad);
  const sinRoll = Math.sin(scene.rollRad);
  for (let r = 0; r < rows; r++) {
    const depth = r * coarse * rangeStepMm;
    for (let l = 0; l < lines; l++) {
      const x = depth * lineCosines[l * coarse]!;
      const y = depth * lineSines[l * coarse]!;
      values[r * lines + l] = 10 ** (texture(x * cosRoll + y * sinRoll + scene.bodyX, y * cosRoll - x * sinRoll + scene.bodyY, scene.zMm) / 20);
    }
  }
  return (row, line) => {
    const r = Math.floor(row / coarse);
    const l = Math.floor(line / coarse);
    const tr = row / coarse - r;
    const tl = line / coarse - l;
    const after = (l + 1) % lines;
    const near = values[r * lines + l]! + tl * (values[r * lines + after]! - values[r * lines + l]!);
    const far = values[(r + 1) * lines + l]! + tl * (values[(r + 1) * lines + after]! - values[(r + 1) * lines + l]!);
    return near + tr * (far - near);
  };
}
