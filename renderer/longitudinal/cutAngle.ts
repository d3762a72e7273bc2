import { create } from 'zustand';

/** Degrees of the longitudinal cut, 0 to 359: 0 at 3 o'clock, growing clockwise as seen on the screen. */
export const useCutAngle = create<{ readonly angleDeg: number }>()(() => ({ angleDeg: 90 }));

/** Turns the cut, to whole degrees. */
export function turnCut(angleDeg: number): void {
  useCutAngle.setState({ angleDeg: ((Math.round(angleDeg) % 360) + 360) % 360 });
}

/** The angle at which a place lies as seen from a centre, both on the screen. */
export function angleDegOf(centre: { readonly x: number; readonly y: number }, at: { readonly x: number; readonly y: number }): number {
  return (Math.atan2(at.y - centre.y, at.x - centre.x) * 180) / Math.PI;
}
