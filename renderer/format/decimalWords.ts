/** A number with a fixed count of decimals and a real minus sign (U+2212); −0 is 0. */
export function decimalWords(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '\u2212');
}

/** A percentage with one decimal, as the program shows it: `61.8 %`. */
export function percentWords(percent: number): string {
  return `${decimalWords(percent, 1)} %`;
}

/** Indices and ratios, which have no unit, with two decimals. */
export function ratioWords(ratio: number): string {
  return decimalWords(ratio, 2);
}

/** `1 contour`, `3 contours`; the plural where it is not made with an s is given. */
export function countWords(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
