/** How far two frames lie apart along the vein, in mm; null where the place of either is not known. */
export function lengthBetweenMm(positionsMm: readonly (number | null)[] | null, firstFrame: number, lastFrame: number): number | null {
  const first = positionsMm?.[firstFrame - 1] ?? null;
  const last = positionsMm?.[lastFrame - 1] ?? null;
  return first === null || last === null ? null : Math.abs(last - first);
}
