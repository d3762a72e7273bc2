const lengths = [20, 10, 5, 2, 1, 0.5] as const;

/** The longest round length, mm, that takes at most three quarters of the view's height. null where none does. */
export function scaleMarkMm(reachMm: number): number | null {
  return lengths.find((length) => length <= 1.5 * reachMm) ?? null;
}
