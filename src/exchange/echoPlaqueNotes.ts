import type { ContourKind } from '../contour/contour.ts';
import type { ClosedCurve } from '../geometry/closedCurve.ts';
import { curveArea } from '../geometry/curveArea.ts';
import { curveLength } from '../geometry/perimeter.ts';
import { framesWords } from '../report/reportWords.ts';
import { plainText } from '../shared/plainText.ts';
import { shareWords, spacingWords } from './figureWords.ts';
import { gathered } from './gathered.ts';
import type { ImportTarget, NotTaken } from './foreignContours.ts';
import { childText, childrenNamed, findElement, type XmlElement } from './xmlTree.ts';

/** Letters of the format's `Type`. `V`, the outer border of the vessel, is known and has no place in a document of veins. */
export const kindByType: Readonly<Record<string, ContourKind>> = { L: 'lumen', S: 'stent' };

/** How far a border of whole pixels may lie from the one that was drawn. */
export const halfPixel = 0.5;

/** One frame of the file, under the file's own number. */
export interface FileFrame {
  readonly element: XmlElement;
  readonly number: number;
}

/** What whole pixels mean for an area. */
export function wholePixelNotes(curves: readonly ClosedCurve[]): readonly string[] {
  if (curves.length === 0) return [];
  const shares = curves.map((curve) => (halfPixel * curveLength(curve)) / curveArea(curve));
  const most = shareWords(shares.reduce((a, b) => Math.max(a, b)));
  return [`The file holds whole pixels only: each point may lie half a pixel off. A border half a pixel too wide or too narrow all the way round would change an area by up to ${most}; as a rule it is far less.`];
}

/** What the file's own scale is beside the pullback's; `scale` takes its pixels to those of the pullback. */
export function scaleNotes(root: XmlElement, { spacingMm }: ImportTarget, scale: number): readonly string[] {
  const calibration = findElement(root, 'ImageCalibration');
  const [column, row] = ['XCalibration', 'YCalibration'].map((name) => Number((calibration === null ? null : childText(calibration, name)) ?? Number.NaN) / scale);
  if (column === undefined || row === undefined || !(column > 0) || !(row > 0)) return ['The file names no scale: areas are measured with that of the pullback.'];
  const words = `${spacingWords(column)} × ${spacingWords(row)} mm`;
  if (spacingMm === null) return [`The file says that a pixel is ${words}. That is not taken over: the pullback has no scale, and areas stay in pixels until you set one.`];
  const differs = Math.abs(column / spacingMm.column - 1) > 0.001 || Math.abs(row / spacingMm.row - 1) > 0.001;
  const share = (spacingMm.column * spacingMm.row) / (column * row) - 1;
  return differs
    ? [`The file says that a pixel is ${words}, the pullback that it is ${spacingWords(spacingMm.column)} × ${spacingWords(spacingMm.row)} mm. The pullback's scale is used: areas are ${shareWords(Math.abs(share))} ${share < 0 ? 'smaller' : 'larger'} than in the program that wrote the file.`]
    : [];
}

/** What the file holds besides and this program has no place for. */
export function besides(root: XmlElement, frames: readonly FileFrame[]): readonly NotTaken[] {
  const types = gathered<string, number>();
  let empty = 0;
  for (const { element, number } of frames) {
    for (const contour of childrenNamed(element, 'Ctr')) {
      const type = childText(contour, 'Type') ?? '';
      if (childrenNamed(contour, 'p').length === 0 && Number(childText(contour, 'Npts') ?? 0) === 0) empty++;
      else if (kindByType[type] === undefined || childrenNamed(contour, 'p').length === 0) types.add(type, number);
    }
  }
  const carrying = (name: string, unsaid: readonly string[]) => frames.filter(({ element }) => !unsaid.includes(childText(element, name) ?? '')).map(({ number }) => number);
  const phases = carrying('Phase', ['', '-']);
  const plaque = carrying('Plaque', ['', '0']);
  const calibration = findElement(root, 'ImageCalibration');
  const speed = calibration === null ? null : childText(calibration, 'PullbackSpeed');
  return [
    ...[...types.byKey].map(([type, numbers]) => ({
      where: `Frames ${framesWords(numbers)} of the file`,
      reason: type === 'V' ? 'Contours of the vessel (type V, outer border): this program has lumen and stent.' : kindByType[type] === undefined ? `Contours of type “${plainText(type.slice(0, 20))}”, which this program does not know.` : 'Contours that have no points.',
    })),
    ...(empty === 0 ? [] : [{ where: `${empty} contours of the file`, reason: 'They are empty.' }]),
    ...(phases.length === 0 ? [] : [{ where: `Frames ${framesWords(phases)} of the file`, reason: 'Phases of the heart beat: this program does not use them.' }]),
    ...(plaque.length === 0 ? [] : [{ where: `Frames ${framesWords(plaque)} of the file`, reason: 'Marks of plaque: this program does not use them.' }]),
    ...(speed === null ? [] : [{ where: 'ImageCalibration', reason: `Pullback speed “${plainText(speed.slice(0, 20))}”: places along the vein come from the pullback itself or from anchors.` }]),
  ];
}
