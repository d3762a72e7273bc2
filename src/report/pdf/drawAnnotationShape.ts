import type { AnnotationShape } from '../../analysis/annotation.ts';
import { annotationCurve } from '../annotationExtent.ts';
import { curvePath, type OntoPage } from './drawFramePicture.ts';
import { reportColours } from './reportColours.ts';
import { type ReportSheet, n } from './reportSheet.ts';

/** What the reader laid on a frame, on its picture, with the number by which it is told beside the picture. */
export function drawAnnotationShape(sheet: ReportSheet, shape: AnnotationShape, label: string, ontoPage: OntoPage): void {
  switch (shape.kind) {
    case 'bookmark':
      return;
    case 'text':
      numbered(sheet, label, ontoPage(shape.at), true);
      return;
    case 'length':
      stroke(sheet, path(shape.from, shape.to));
      for (const end of [shape.from, shape.to]) cross(sheet, ontoPage(end));
      numbered(sheet, label, ontoPage({ x: (shape.from.x + shape.to.x) / 2, y: (shape.from.y + shape.to.y) / 2 }), false);
      return;
    case 'angle':
      stroke(sheet, path(shape.from, shape.vertex, shape.to));
      numbered(sheet, label, ontoPage(shape.vertex), false);
      return;
    case 'area': {
      const curve = annotationCurve(shape);
      stroke(sheet, curve === null ? path(...shape.points) : curvePath(curve, ontoPage));
      const [first] = shape.points;
      if (first !== undefined) numbered(sheet, label, ontoPage(first), false);
    }
  }

  function path(...points: readonly { readonly x: number; readonly y: number }[]): string {
    return points.map((point, i) => `${i === 0 ? 'M' : 'L'} ${n(ontoPage(point).x)} ${n(ontoPage(point).y)}`).join(' ');
  }
}

function stroke(sheet: ReportSheet, path: string): void {
  if (path === '') return;
  sheet.path(path, { stroke: reportColours.black, widthPt: 2.4, opacity: 0.5 });
  sheet.path(path, { stroke: reportColours.white, widthPt: 1 });
}

function cross(sheet: ReportSheet, { x, y }: { readonly x: number; readonly y: number }): void {
  stroke(sheet, `M ${n(x - 2.5)} ${n(y)} H ${n(x + 2.5)} M ${n(x)} ${n(y - 2.5)} V ${n(y + 2.5)}`);
}

/** The number on a dark plate, at the place or beside it. */
function numbered(sheet: ReportSheet, label: string, { x, y }: { readonly x: number; readonly y: number }, at: boolean): void {
  const width = sheet.semibold.width(label, 7.5) + 5;
  const left = at ? x - width / 2 : x + 4;
  const top = at ? y - 5 : y + 3;
  sheet.rectangle(left, top, width, 10, { fill: reportColours.black, opacity: 0.72 });
  sheet.text(label, left + 2.5, top + 0.8, { sizePt: 7.5, bold: true, color: reportColours.white });
}
