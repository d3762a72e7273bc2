import type { ReportFrame } from '../reportFrame.ts';
import type { ReportModel } from '../reportModel.ts';
import type { ReportSegment } from '../reportSegment.ts';
import { fixed } from '../reportWords.ts';
import { type AxisScale, axisTicks, ceilingFor } from './axisTicks.ts';
import { drawCurve, drawCurveLegend } from './drawCurve.ts';
import { drawImplantRows, implantRowPt } from './drawImplantRows.ts';
import { reportColours } from './reportColours.ts';
import { diamond, hatch, triangle } from './reportShapes.ts';
import { type ReportSheet, contentWidthPt, marginPt } from './reportSheet.ts';

const leastPlotPt = 96;
const mostPlotPt = 136;
const topPt = 18;
const axisPt = 18;
const gutterPt = 34;
const rightPt = 52;

/** The lumen area of every measured frame over frame numbers, with segments, references, minima and comparison areas. */
export function drawAreaCurve(sheet: ReportSheet, model: ReportModel): void {
  if (model.frames.length === 0) return;
  const inMm = model.frames.some((frame) => frame.lumenAreaMm2 !== null);
  const areaOf = (frame: ReportFrame) => (inMm ? frame.lumenAreaMm2 : frame.lumenAreaPx2);
  const stentAreaOf = (frame: ReportFrame) => (inMm ? frame.stentAreaMm2 : frame.stentAreaPx2);
  const stentAreas = model.frames.flatMap((frame) => stentAreaOf(frame) ?? []);
  const rowsPt = model.implants.length * implantRowPt;
  const isPullback = model.pullback.kind === 'pullback';
  sheet.heading(`${isPullback ? 'Lumen area along the vein' : 'Lumen area of each still'}, ${inMm ? 'mm²' : 'px²'}`, topPt + leastPlotPt + axisPt + rowsPt + 8);
  if (stentAreas.length > 0) drawCurveLegend(sheet, marginPt + contentWidthPt, sheet.y - 15);
  const plotPt = Math.min(mostPlotPt, Math.max(leastPlotPt, sheet.bottom - sheet.y - topPt - axisPt - rowsPt - 8));
  const top = sheet.y + topPt;
  const bottom = top + plotPt;
  const ends = [...model.frames.map((frame) => frame.frameNumber), ...[...model.segments, ...model.implants].flatMap(({ firstFrame, lastFrame }) => [firstFrame, lastFrame])];
  const first = Math.min(...ends);
  const last = Math.max(first + 1, ...ends);
  const areas = model.frames.flatMap((frame) => areaOf(frame) ?? []);
  const comparisons = inMm ? model.segments.flatMap((segment) => segment.comparison?.areaMm2 ?? []) : [];
  const ceiling = ceilingFor(Math.max(...areas, ...stentAreas, ...comparisons, 1) * 1.06);
  const left = marginPt + gutterPt;
  const right = marginPt + contentWidthPt - rightPt;
  const x = (frameNumber: number) => left + 6 + ((frameNumber - first) / (last - first)) * (right - left - 12);
  const y = (area: number) => bottom - (area / ceiling.ceiling) * plotPt;

  drawAxes(sheet, { first, last, numberOfFrames: model.pullback.numberOfFrames, ceiling, left, right, bottom, x, y });
  for (const segment of model.segments) {
    drawReferenceRanges(sheet, segment, { top, bottom, x });
    drawSegmentBounds(sheet, segment, { top, bottom, x });
    if (inMm && segment.comparison !== null) {
      const at = y(segment.comparison.areaMm2);
      sheet.line(x(segment.firstFrame), at, x(segment.lastFrame), at, { color: reportColours.strong, widthPt: 0.8, dash: [6, 2, 1.2, 2] });
    }
  }
  const place = (frameNumber: number, area: number | null, accepted: boolean) => (area === null ? [] : [{ frameNumber, accepted, x: x(frameNumber), y: y(area) }]);
  // No line leads from one still to the next: nobody knows what lies between them.
  const gapFrames = isPullback ? model.maximumGapFrames : -1;
  drawCurve(sheet, 'stent', model.frames.flatMap((frame) => place(frame.frameNumber, stentAreaOf(frame), frame.stentAccepted ?? false)), gapFrames);
  drawCurve(sheet, 'lumen', model.frames.flatMap((frame) => place(frame.frameNumber, areaOf(frame), frame.accepted)), gapFrames);
  const taken: Taken[] = [];
  for (const segment of model.segments) drawMinimum(sheet, segment, inMm, { top, bottom, left, right, x, y, taken });
  if (comparisons.length > 0) {
    const lastComparison = model.segments.findLast((segment) => segment.comparison !== null)?.comparison?.areaMm2 ?? 0;
    sheet.text('comparison', right + 3, Math.min(bottom - 10, y(lastComparison) - 5), { sizePt: 8 });
  }
  drawImplantRows(sheet, model.implants, bottom + axisPt, x);
  sheet.y = bottom + axisPt + rowsPt + 4;
}

interface Axes {
  readonly first: number;
  readonly last: number;
  readonly numberOfFrames: number;
  readonly ceiling: AxisScale;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  x(frameNumber: number): number;
  y(area: number): number;
}

function drawAxes(sheet: ReportSheet, { first, last, numberOfFrames, ceiling, left, right, bottom, x, y }: Axes): void {
  for (let area = 0; area <= ceiling.ceiling + 1e-9; area += ceiling.step) {
    sheet.line(left, y(area), right, y(area), area === 0 ? { color: reportColours.strong, widthPt: 0.8 } : {});
    sheet.text(fixed(area, ceiling.decimals), left - 5, y(area) - 5.2, { sizePt: 8.5, color: reportColours.secondary, align: 'right' });
  }
  sheet.text('frame', marginPt, bottom + 6, { sizePt: 8.5, color: reportColours.secondary });
  for (const frameNumber of axisTicks(first, last, 7)) {
    if (frameNumber > numberOfFrames) continue;
    sheet.line(x(frameNumber), bottom, x(frameNumber), bottom + 3, { color: reportColours.strong });
    const half = sheet.regular.width(`${frameNumber}`, 8.5) / 2;
    const clear = x(frameNumber) - half > marginPt + sheet.regular.width('frame', 8.5) + 4;
    if (clear) sheet.text(`${frameNumber}`, x(frameNumber), bottom + 6, { sizePt: 8.5, color: reportColours.secondary, align: 'center' });
  }
}

interface Band {
  readonly top: number;
  readonly bottom: number;
  x(frameNumber: number): number;
}

function drawReferenceRanges(sheet: ReportSheet, segment: ReportSegment, { top, bottom, x }: Band): void {
  for (const side of segment.reference?.sides ?? []) {
    if (side.side === 'segment') continue;
    const color = side.side === 'cranial' ? reportColours.cranial : reportColours.caudal;
    const from = x(side.firstFrame) - 1.5;
    const width = x(side.lastFrame) + 1.5 - from;
    hatch(sheet, from, top + 8, width, bottom - top - 8, color, side.side === 'caudal');
    sheet.rectangle(from, top + 8, width, bottom - top - 8, { stroke: color, widthPt: 0.7 });
    triangle(sheet, from + width / 2, top + 11, 3, color, side.side === 'cranial');
  }
}

function drawSegmentBounds(sheet: ReportSheet, segment: ReportSegment, { top, bottom, x }: Band): void {
  for (const frameNumber of [segment.firstFrame, segment.lastFrame]) {
    sheet.line(x(frameNumber), top - 4, x(frameNumber), bottom, { color: reportColours.secondary, widthPt: 0.5, dash: [1, 2] });
  }
  const room = x(segment.lastFrame) - x(segment.firstFrame) - 3;
  const sizePt = [8.5, 7, 6].find((size) => sheet.semibold.width(segment.name, size) <= room);
  if (sizePt !== undefined) sheet.text(segment.name, (x(segment.firstFrame) + x(segment.lastFrame)) / 2, top - 11, { sizePt, bold: true, align: 'center' });
}

interface Taken {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface Plot extends Band {
  readonly left: number;
  readonly right: number;
  readonly taken: Taken[];
  y(area: number): number;
}

/** The diamond stands at the minimum; its figure below or above it, or nowhere where another figure already stands (the table has it). */
function drawMinimum(sheet: ReportSheet, segment: ReportSegment, inMm: boolean, plot: Plot): void {
  const minimum = segment.minimumLumenArea;
  const area = inMm ? minimum?.areaMm2 : minimum?.areaPx2;
  if (minimum === null || area === null || area === undefined) return;
  const cx = plot.x(minimum.frameNumber);
  const cy = plot.y(area);
  diamond(sheet, cx, cy, 4, reportColours.minimum, minimum.accepted);
  const text = `${minimum.state === 'atMost' ? '≤ ' : ''}${fixed(area, inMm ? 1 : 0)}`;
  const width = sheet.semibold.width(text, 8.5);
  const middle = Math.min(Math.max(cx, plot.left + width / 2 + 1), plot.right - width / 2 - 1);
  const free = [cy + 6, cy - 16].find(
    (y) => y >= plot.top + 16 && y + 10 <= plot.bottom && plot.taken.every((other) => Math.abs(other.y - y) >= 11 || Math.abs(other.x - middle) >= (other.width + width) / 2 + 2),
  );
  if (free === undefined) return;
  plot.taken.push({ x: middle, y: free, width });
  sheet.rectangle(middle - width / 2 - 1, free, width + 2, 10, { fill: reportColours.white, opacity: 0.75 });
  sheet.text(text, middle, free, { sizePt: 8.5, bold: true, color: reportColours.minimum, align: 'center' });
}
