import type { GreyLook } from '../../src/dicom/greyLook.ts';
import type { WindowFunction } from '../../src/dicom/imagePixels.ts';
import type { Calibration } from '../../src/pullback/calibration.ts';

/** A figure and its unit apart, so that the unit can be set smaller. */
export interface Figure {
  readonly value: string;
  readonly unit: string;
}

/** Minus sign instead of hyphen. */
function signed(text: string): string {
  return text.replace('-', '\u2212');
}

/** Area to 0.1 mm²; in whole px² where there is no scale. */
export function areaFigure(areaMm2: number | null, areaPx2: number | null): Figure | null {
  if (areaMm2 !== null) return { value: areaMm2.toFixed(1), unit: 'mm²' };
  return areaPx2 === null ? null : { value: Math.round(areaPx2).toString(), unit: 'px²' };
}

/** Diameter to 0.1 mm. */
export function diameterWords(diameterMm: number): string {
  return `${diameterMm.toFixed(1)} mm`;
}

/** The badge: how large a pixel is and where that comes from. */
export function calibrationWords(calibration: Calibration): { readonly scale: string; readonly source: string } {
  if (calibration.kind === 'uncalibrated') return { scale: 'Uncalibrated', source: 'areas in px²' };
  const { column, row } = calibration.spacingMm;
  const even = Math.abs(row / column - 1) < 1e-3;
  const scale = even ? `${column.toPrecision(3)} mm/px` : `${column.toPrecision(3)} × ${row.toPrecision(3)} mm/px`;
  return { scale, source: calibrationSourceWords(calibration) };
}

function calibrationSourceWords(calibration: Extract<Calibration, { kind: 'calibrated' }>): string {
  switch (calibration.source) {
    case 'ultrasoundRegion':
      return calibration.regionIndex === null ? 'DICOM region' : `DICOM region ${calibration.regionIndex + 1}`;
    case 'pixelSpacing':
      return 'Pixel Spacing';
    case 'manual':
      return 'by hand';
  }
}

const shapeWords: Readonly<Record<WindowFunction, string>> = { linear: '', linearExact: '  exact', sigmoid: '  sigmoid' };

/** Window width and level as readers call them, or that a table of the file is shown in their place. */
export function lookWords(look: GreyLook): string {
  if (look.kind === 'table') return 'VOI LUT';
  const figure = (value: number) => signed(Number(value.toFixed(Math.abs(value) < 10 ? 1 : 0)).toString());
  return `W ${figure(look.window.width)}  L ${figure(look.window.center)}${shapeWords[look.shape]}`;
}

/** How large the picture stands: against the whole image in the window, and in canvas pixels a millimetre. */
export function zoomWords(zoomFraction: number | null, pxPerMm: number | null): string {
  const zoom = zoomFraction === null ? 'Fit' : `${Math.round(zoomFraction * 100)} %`;
  return pxPerMm === null ? zoom : `${zoom}, ${pxPerMm.toFixed(1)} px/mm`;
}
