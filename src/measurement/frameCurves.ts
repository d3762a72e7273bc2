import type { FrameResult, MeasuredContour } from './results.ts';

type Traced = Pick<FrameResult, 'contours' | 'lumenEqualsStent'>;

/** The measured contours that bound the frame's lumen: those traced as lumen, or the stent's where it stands for both. */
export function lumenCurves(frame: Traced): readonly MeasuredContour[] {
  return curves(frame, 'lumen');
}

/** The measured contours of the frame's stent: those traced as stent, or the lumen's where it stands for both. */
export function stentCurves(frame: Traced): readonly MeasuredContour[] {
  return curves(frame, 'stent');
}

function curves({ contours, lumenEqualsStent }: Traced, kind: MeasuredContour['kind']): readonly MeasuredContour[] {
  return lumenEqualsStent ? contours : contours.filter((contour) => contour.kind === kind);
}
