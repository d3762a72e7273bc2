import { encode } from 'fast-png';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect } from 'vitest';
import type { FramePicture } from '../../src/report/framePicture.ts';
import { type DrawnBox, marginPt, pageHeightPt, pageWidthPt } from '../../src/report/pdf/reportSheet.ts';
import type { ReportModel } from '../../src/report/reportModel.ts';
import { writePdf } from '../../src/report/writePdf.ts';
import { fonts } from './reportExample.ts';

const png = encode({ width: 64, height: 64, channels: 1, depth: 8, data: new Uint8Array(64 * 64).fill(60) });
const cropBox = { minX: 106, minY: 106, maxX: 406, maxY: 406 };

/** A grey picture for every frame that the report shows. */
function picturesOf({ framesBehind, annotations }: ReportModel): readonly FramePicture[] {
  const grey = (purpose: FramePicture['purpose'], shown: readonly { readonly frameNumber: number }[]) =>
    [...new Set(shown.map(({ frameNumber }) => frameNumber))].map((frameNumber) => ({ frameNumber, purpose, png, cropBox }));
  return [...grey('figure', framesBehind), ...grey('annotation', annotations)];
}

/** The report as PDF, with its text as pdf.js reads it. */
export async function writtenPdf(model: ReportModel) {
  const pdf = await writePdf(model, fonts, picturesOf(model));
  return { model, ...pdf, text: await pdfText(pdf.bytes) };
}

/** The text of all pages as pdf.js reads it, white space as single blanks. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const parts: string[] = [];
  for (let pageNumber = 1; pageNumber <= document.numPages; pageNumber++) {
    const content = await (await document.getPage(pageNumber)).getTextContent();
    for (const item of content.items) if ('str' in item) parts.push(item.str, item.hasEOL ? ' ' : '');
  }
  await task.destroy();
  return parts.join('').replaceAll(/\s+/g, ' ');
}

function overlaps(a: DrawnBox, b: DrawnBox): boolean {
  const slack = 0.6;
  return a.pageNumber === b.pageNumber && a.x + slack < b.x + b.width && b.x + slack < a.x + a.width && a.y + slack < b.y + b.height && b.y + slack < a.y + a.height;
}

/** Nothing leaves the page and no text lies on another. */
export function expectCleanLayout(boxes: readonly DrawnBox[]): void {
  const outside = boxes.filter((box) => box.x < marginPt - 1 || box.x + box.width > pageWidthPt - marginPt + 1 || box.y < marginPt - 2 || box.y + box.height > pageHeightPt - 24);
  expect(outside).toEqual([]);
  const texts = boxes.filter(({ kind }) => kind === 'text');
  const clashes = texts.flatMap((a, i) => texts.slice(i + 1).filter((b) => overlaps(a, b)).map((b) => [a, b]));
  expect(clashes).toEqual([]);
}
