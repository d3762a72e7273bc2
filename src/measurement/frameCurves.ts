import type { ContourKind } from '../contour/contour.ts';
import type { FrameResult, MeasuredContour } from './results.ts';

type Traced = Pick<FrameResult, 'contours' | 'lumenEqualsStent'>;

/** The measured contours that bound the frame's lumen: those traced as lumen, or the stent's where it stands for both. */
export function lumenCurves(frame: Traced): readonly MeasuredContour[] {
  return curvesOf('lumen', frame);
}

/** The measured contours of the frame's stent: those traced as stent, or the lumen's where it stands for both. */
export function stentCurves(frame: Traced): readonly MeasuredContour[] {
  return curvesOf('stent', frame);
}

/** Of a frame's contours those that a kind rests on: all of them where one kind stands for both. */
export function curvesOf<T extends { readonly kind: ContourKind }>(kind: ContourKind, frame: { readonly contours: readonly T[]; readonly lumenEqualsStent: boolean }): readonly T[] {
  return frame.lumenEqualsStent ? frame.contours : frame.contours.filter((contour) => contour.kind === kind);
}
