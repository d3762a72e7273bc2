import { decimalWords } from './decimalWords.ts';
import { areaFigure } from './frameFigures.ts';

/** `76.5 mm²`; `30600 px²` without a scale; null where nothing was measured. */
export function areaWords(areaMm2: number | null, areaPx2: number | null): string | null {
  const figure = areaFigure(areaMm2, areaPx2);
  return figure === null ? null : `${figure.value} ${figure.unit}`;
}

/** An area alone, for labels on an axis that names the unit: 0.1 mm² or whole px². */
export function bareAreaWords(area: number, unit: 'mm²' | 'px²'): string {
  return decimalWords(area, unit === 'mm²' ? 1 : 0);
}
