import type { Color } from '@cantoo/pdf-lib';
import { annotationWords } from '../annotationWords.ts';
import type { ReportAnnotation } from '../reportAnnotation.ts';
import type { ReportModel } from '../reportModel.ts';
import { drawAnnotationShape, type Plates } from './drawAnnotationShape.ts';
import { drawFramePicture, type EmbeddedPicture } from './drawFramePicture.ts';
import { reportColours } from './reportColours.ts';
import { type ReportSheet, marginPt } from './reportSheet.ts';

const sidePt = 124;
const textX = marginPt + sidePt + 14;
const sizePt = 8.8;
const leadingPt = 11.6;

/** The frames on which the reader ticked calipers, areas, notes or bookmarks, each with what lies on it. */
export function drawAnnotated(sheet: ReportSheet, model: ReportModel, pictures: ReadonlyMap<number, EmbeddedPicture>): void {
  if (model.annotations.length === 0) return;
  sheet.heading('Measured and noted on frames', sidePt + 12);
  sheet.flow('Calipers, areas and notes that the reader ticked. None of them is part of the figures of a vein.', { sizePt: 8.5, color: reportColours.secondary });
  sheet.y += 5;
  for (const frameNumber of new Set(model.annotations.map((annotation) => annotation.frameNumber))) {
    drawFrame(sheet, frameNumber, model.annotations.filter((annotation) => annotation.frameNumber === frameNumber), model, pictures.get(frameNumber) ?? null);
  }
}

function drawFrame(sheet: ReportSheet, frameNumber: number, annotations: readonly ReportAnnotation[], model: ReportModel, picture: EmbeddedPicture | null): void {
  sheet.ensure(sidePt);
  const top = sheet.y;
  const page = sheet.pageCount;
  const frame = model.frames.find((candidate) => candidate.frameNumber === frameNumber) ?? null;
  drawFramePicture(sheet, { picture, frame, model, x: marginPt, y: top, sidePt }, (ontoPage) => {
    const plates: Plates = { taken: [], picture: { x: marginPt, y: top, sidePt } };
    annotations.forEach(({ shape }, i) => drawAnnotationShape(sheet, shape, `${i + 1}`, ontoPage, plates));
  });
  sheet.text(`Frame ${frameNumber}`, textX, sheet.y, { sizePt, bold: true });
  sheet.y += leadingPt + 2;
  annotations.forEach((annotation, i) => {
    sheet.ensure(leadingPt);
    sheet.text(`${i + 1}`, textX, sheet.y, { sizePt, bold: true });
    flow(sheet, annotationWords(annotation), reportColours.text);
    if (annotation.note !== '') flow(sheet, annotation.note, reportColours.text);
    flow(sheet, annotation.author ?? 'author not stated', reportColours.secondary);
    sheet.y += 3;
  });
  if (sheet.pageCount === page) sheet.y = Math.max(sheet.y, top + sidePt);
  sheet.y += 10;
}

function flow(sheet: ReportSheet, text: string, color: Color): void {
  sheet.flow(text, { x: textX + 14, sizePt, leadingPt, color });
}
