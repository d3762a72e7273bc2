import type { OutlineShape } from './outlineShape.ts';

/** A bright curved surface below the vein (the promontory): y = y0 + (x − x0)²/(2·radius), with a shadow beneath. mm. */
export interface Reflector {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly halfWidth: number;
  /** 0 (not there) to 1. */
  readonly strength: number;
}

/**
 * What one frame cuts through, in millimetres. A scenario describes it around the vein's own middle; `placeCatheter` then moves it
 * so that the catheter, which is always in the middle of the image, lies where it lay in the vein.
 */
export interface PhantomScene {
  /** Along the vein, mm from the first frame. */
  readonly zMm: number;
  readonly timeMs: number;
  /** What carries blood: the lumen, or the channels of a post-thrombotic vein; empty where it is occluded. */
  readonly channels: readonly OutlineShape[];
  /** The vein's wall. Same as the one channel in a healthy vein; around thrombus and channels in a post-thrombotic one. */
  readonly wall: OutlineShape;
  /** A stent's inner rim and where its struts stand on it (parameter ψ, radians); the lumen is inside. */
  readonly stent: { readonly outline: OutlineShape; readonly strutsRad: readonly number[] } | null;
  readonly arteries: readonly OutlineShape[];
  /** Other veins: joining, or passing by. */
  readonly branches: readonly OutlineShape[];
  readonly reflector: Reflector | null;
  /** A sector without echoes behind something close to the catheter (air, calcium). Angles in radians, clockwise from 3 o'clock. */
  readonly shadow: { readonly middleRad: number; readonly halfWidthRad: number; readonly fromMm: number } | null;
  /** Backscatter of blood against the usual, dB. */
  readonly bloodDb: number;
  /** Where the catheter lies, by the direction from the lumen's middle (radians) and how far towards the wall (0 middle, 1 against it). */
  readonly catheterDirectionRad: number;
  readonly catheterTowardsWall: number;
  /** How far the catheter has turned, radians. */
  readonly rollRad: number;
}

/** A scene in the image's own frame: the catheter in the middle. `bodyX`, `bodyY`: where the middle lies in the body. */
export interface PlacedScene extends PhantomScene {
  readonly bodyX: number;
  readonly bodyY: number;
}
