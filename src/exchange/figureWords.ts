/** A share of a whole with two digits: `0.23 %`. */
export function shareWords(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}

/** Millimetres a pixel with five digits. */
export function spacingWords(millimetres: number): string {
  return String(Number(millimetres.toPrecision(5)));
}
