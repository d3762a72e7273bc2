import { reportColours } from './reportColours.ts';
import { dot, ring, square } from './reportShapes.ts';
import type { ReportSheet } from './reportSheet.ts';

/** An area of a frame at its place on the page. */
export interface CurvePoint {
  readonly frameNumber: number;
  readonly accepted: boolean;
  readonly x: number;
  readonly y: number;
}

/** Round points for the lumen, square ones for the stent; hollow where provisional. */
const looks = {
  lumen: { color: reportColours.lumen, filled: dot, hollow: ring },
  stent: {
    color: reportColours.stent,
    filled: (sheet: ReportSheet, x: number, y: number, radius: number, color: typeof reportColours.stent) => square(sheet, x, y, radius, color, true),
    hollow: (sheet: ReportSheet, x: number, y: number, radius: number, color: typeof reportColours.stent) => square(sheet, x, y, radius, color, false),
  },
} as const;

/** Wider gaps than the reader allows break the curve; a stretch that touches a provisional frame is dashed. */
export function drawCurve(sheet: ReportSheet, kind: keyof typeof looks, points: readonly CurvePoint[], maximumGapFrames: number): void {
  const { color, filled, hollow } = looks[kind];
  points.forEach((point, i) => {
    const before = points[i - 1];
    if (before === undefined || point.frameNumber - before.frameNumber - 1 > maximumGapFrames) return;
    const solid = point.accepted && before.accepted;
    sheet.line(before.x, before.y, point.x, point.y, { color, widthPt: 0.9, ...(solid ? {} : { dash: [2.5, 2] }) });
  });
  const spread = points.length < 2 ? Infinity : (points[points.length - 1]!.x - points[0]!.x) / (points.length - 1);
  const radius = spread >= 3.4 ? 1.5 : spread >= 2 ? 1 : 0;
  for (const point of points) {
    if (!point.accepted) hollow(sheet, point.x, point.y, Math.max(1, radius), color, reportColours.white, 0.7);
    else if (radius > 0) filled(sheet, point.x, point.y, radius, color);
  }
}

/** Which curve is which, its right end at x. */
export function drawCurveLegend(sheet: ReportSheet, right: number, y: number): void {
  let end = right;
  for (const kind of ['stent', 'lumen'] as const) {
    const width = sheet.text(kind, end, y, { sizePt: 8.5, color: reportColours.secondary, align: 'right' });
    looks[kind].filled(sheet, end - width - 7, y + 5.4, 2, looks[kind].color);
    end -= width + 22;
  }
}
