import { type OutlineShape, distanceField, outlinePoints } from './outlineShape.ts';
import type { PhantomScene, PlacedScene } from './phantomScene.ts';

/** Radius of a venous catheter's tip, mm (2.7 mm across). */
export const catheterRadiusMm = 1.35;
const clearanceMm = 0.12;

/**
 * The scene as the catheter sees it: moved and turned about the catheter, which lies against the wall of the first channel (in the
 * middle of the vein where there is none).
 */
export function placeCatheter(scene: PhantomScene): PlacedScene {
  const [channel] = scene.channels;
  const at = channel === undefined ? { x: scene.wall.x, y: scene.wall.y } : placeIn(channel, scene.catheterDirectionRad, scene.catheterTowardsWall);
  const cos = Math.cos(scene.rollRad);
  const sin = Math.sin(scene.rollRad);
  const moved = (shape: OutlineShape): OutlineShape => {
    const dx = shape.x - at.x;
    const dy = shape.y - at.y;
    return { ...shape, x: dx * cos - dy * sin, y: dx * sin + dy * cos, tiltRad: shape.tiltRad + scene.rollRad };
  };
  const wall = moved(scene.wall);
  return {
    ...scene,
    bodyX: at.x,
    bodyY: at.y,
    // A lumen that is the wall's rim stays one and the same shape.
    channels: scene.channels.map((shape) => (shape === scene.wall ? wall : moved(shape))),
    wall,
    stent: scene.stent === null ? null : { ...scene.stent, outline: moved(scene.stent.outline) },
    arteries: scene.arteries.map(moved),
    branches: scene.branches.map(moved),
  };
}

/** The place in the channel that is farthest along the direction while the catheter still fits, scaled back by `towardsWall`. */
function placeIn(channel: OutlineShape, directionRad: number, towardsWall: number): { x: number; y: number } {
  const rim = outlinePoints(channel, 96);
  const inside = distanceField(channel);
  const dx = Math.cos(directionRad);
  const dy = Math.sin(directionRad);
  const fits = (reach: number) => {
    const x = channel.x + dx * reach;
    const y = channel.y + dy * reach;
    return inside(x, y) < 0 && rim.every((point) => Math.hypot(point.x - x, point.y - y) >= catheterRadiusMm + clearanceMm);
  };
  let near = 0;
  let far = 2 * Math.max(channel.a, channel.b);
  for (let step = 0; step < 18; step++) {
    const middle = (near + far) / 2;
    if (fits(middle)) near = middle;
    else far = middle;
  }
  return { x: channel.x + dx * near * towardsWall, y: channel.y + dy * near * towardsWall };
}
