/** A percentage to one decimal, with a true minus sign: `−46.9 %`. */
export function percentWords(percent: number): string {
  return `${percent.toFixed(1).replace('-', '\u2212')} %`;
}
