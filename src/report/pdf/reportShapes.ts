import type { Color } from '@cantoo/pdf-lib';
import { type ReportSheet, n } from './reportSheet.ts';

// The small signs that go with colour, so that colour is never the only sign. All around a centre, in points.

/** Filled: the contour beneath is accepted; outlined: provisional. */
export function diamond(sheet: ReportSheet, x: number, y: number, radius: number, color: Color, filled: boolean): void {
  const path = `M ${n(x)} ${n(y - radius)} L ${n(x + radius)} ${n(y)} L ${n(x)} ${n(y + radius)} L ${n(x - radius)} ${n(y)} Z`;
  sheet.path(path, filled ? { fill: color } : { stroke: color, widthPt: 1 });
}

/** The sign of a stent; filled: the contour beneath is accepted. */
export function square(sheet: ReportSheet, x: number, y: number, half: number, color: Color, filled: boolean): void {
  sheet.rectangle(x - half, y - half, 2 * half, 2 * half, filled ? { fill: color } : { stroke: color, widthPt: 1 });
}

/** Points up for the cranial side, down for the caudal one. */
export function triangle(sheet: ReportSheet, x: number, y: number, radius: number, color: Color, up: boolean): void {
  const tip = up ? -radius : radius;
  sheet.path(`M ${n(x)} ${n(y + tip)} L ${n(x + radius)} ${n(y - tip)} L ${n(x - radius)} ${n(y - tip)} Z`, { fill: color });
}

export function ring(sheet: ReportSheet, x: number, y: number, radius: number, color: Color, fill: Color | null, widthPt = 1): void {
  sheet.path(circlePath(x, y, radius), { stroke: color, widthPt, ...(fill === null ? {} : { fill }) });
}

export function dot(sheet: ReportSheet, x: number, y: number, radius: number, color: Color): void {
  sheet.path(circlePath(x, y, radius), { fill: color });
}

/** Lines at 45° inside a box, rising to the right or to the left. */
export function hatch(sheet: ReportSheet, x: number, y: number, width: number, height: number, color: Color, risesRight: boolean): void {
  const gap = 5.5;
  for (let offset = gap - height; offset < width; offset += gap) {
    const from = Math.max(0, offset);
    const to = Math.min(width, offset + height);
    if (to <= from) continue;
    const at = (along: number) => (risesRight ? y + height - (along - offset) : y + (along - offset));
    sheet.line(x + from, at(from), x + to, at(to), { color, widthPt: 0.3 });
  }
}

function circlePath(x: number, y: number, r: number): string {
  const k = r * 0.5523;
  return (
    `M ${n(x + r)} ${n(y)} C ${n(x + r)} ${n(y + k)} ${n(x + k)} ${n(y + r)} ${n(x)} ${n(y + r)} C ${n(x - k)} ${n(y + r)} ${n(x - r)} ${n(y + k)} ${n(x - r)} ${n(y)} ` +
    `C ${n(x - r)} ${n(y - k)} ${n(x - k)} ${n(y - r)} ${n(x)} ${n(y - r)} C ${n(x + k)} ${n(y - r)} ${n(x + r)} ${n(y - k)} ${n(x + r)} ${n(y)} Z`
  );
}
