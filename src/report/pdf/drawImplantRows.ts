import type { ReportImplant } from '../reportImplant.ts';
import { reportColours } from './reportColours.ts';
import { type ReportSheet, marginPt } from './reportSheet.ts';

/** Height of a stent's row beneath the frames of the area curve. */
export const implantRowPt = 11;

/** Where each stent lies, as a double line on the frames' axis. */
export function drawImplantRows(sheet: ReportSheet, implants: readonly ReportImplant[], top: number, x: (frameNumber: number) => number): void {
  implants.forEach(({ order, firstFrame, lastFrame }, i) => {
    const y = top + i * implantRowPt;
    sheet.text(`stent ${order}`, marginPt, y, { sizePt: 8.5, color: reportColours.secondary });
    const [from, to, middle] = [x(firstFrame), x(lastFrame), y + 5.6];
    for (const at of [middle - 1.2, middle + 1.2]) sheet.line(from, at, to, at, { color: reportColours.stent, widthPt: 0.8 });
    for (const end of [from, to]) sheet.line(end, middle - 3.4, end, middle + 3.4, { color: reportColours.stent, widthPt: 0.8 });
  });
}
