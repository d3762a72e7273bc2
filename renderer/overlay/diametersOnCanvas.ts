import { imageToCanvas, type ViewTransform } from '../../src/geometry/viewTransform.ts';
import type { DiameterEnds } from '../../src/measurement/crossSection.ts';
import type { MeasuredContour } from '../../src/measurement/results.ts';
import { diameterWords } from '../format/frameFigures.ts';
import { canvasPath, imagePathOf } from './contourPath.ts';
import { type LabelPlace, placeDiameterLabels } from './diameterLabels.ts';

export const diameterLabelHeightPx = 18;
const letterWidthPx = 7.6;

/** A diameter as it is drawn, with its label. Canvas pixels. */
export interface DiameterMark {
  readonly ends: readonly [LabelPlace, LabelPlace];
  readonly words: string;
  readonly dashed: boolean;
  /** The label's middle. */
  readonly place: LabelPlace;
  readonly widthPx: number;
}

/** The largest and the smallest diameter of a contour on the canvas; none where it has none. */
export function diametersOnCanvas(measured: MeasuredContour, view: ViewTransform, canvas: { readonly width: number; readonly height: number }): readonly DiameterMark[] {
  const { minDiameterEnds, maxDiameterEnds, minDiameterMm, maxDiameterMm } = measured.crossSection;
  if (minDiameterEnds === null || maxDiameterEnds === null || minDiameterMm === null || maxDiameterMm === null) return [];
  const onCanvas = (ends: DiameterEnds) => [imageToCanvas(view, ends[0]), imageToCanvas(view, ends[1])] as const;
  const marks = [
    { ends: onCanvas(maxDiameterEnds), words: diameterWords(maxDiameterMm), dashed: true, prefer: 'right' as const },
    { ends: onCanvas(minDiameterEnds), words: diameterWords(minDiameterMm), dashed: false, prefer: 'below' as const },
  ].map((mark) => ({ ...mark, widthPx: mark.words.length * letterWidthPx, heightPx: diameterLabelHeightPx }));
  const places = placeDiameterLabels(marks, { canvas, curve: canvasPath(imagePathOf(measured.contour), view) });
  return marks.map((mark, index) => ({ ...mark, place: places[index]! }));
}
