const lengthsMm = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const longestPx = 110;

/** The longest round length that the bar can show without growing long; null where even the shortest does not fit. */
export function scaleBarMm(pxPerMm: number): { readonly lengthMm: number; readonly lengthPx: number } | null {
  const lengthMm = lengthsMm.findLast((length) => length * pxPerMm <= longestPx);
  return lengthMm === undefined ? null : { lengthMm, lengthPx: lengthMm * pxPerMm };
}
