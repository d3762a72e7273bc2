import type { AnnotationShape } from '../../analysis/annotation.ts';
import { annotationCurve } from '../annotationExtent.ts';
import { curvePath, type OntoPage } from './drawFramePicture.ts';
import { reportColours } from './reportColours.ts';
import { type ReportSheet, n } from './reportSheet.ts';

type Place = ReturnType<OntoPage>;

/** The plates that lie on a picture already, and the picture itself, in points on the page: a later plate lies beside them. */
export interface Plates {
  readonly taken: { readonly x: number; readonly y: number; readonly width: number }[];
  readonly picture: { readonly x: number; readonly y: number; readonly sidePt: number };
}

const platePt = 10;
/** Height at the foot of a picture that is the scale bar's. */
const scaleBarPt = 18;

/** What the reader laid on a frame, on its picture, with the number by which it is told beside the picture. */
export function drawAnnotationShape(sheet: ReportSheet, shape: AnnotationShape, label: string, ontoPage: OntoPage, plates: Plates): void {
  switch (shape.kind) {
    case 'bookmark':
      return;
    case 'text':
      numbered(sheet, label, ontoPage(shape.at), plates);
      return;
    case 'length':
      stroke(sheet, path(shape.from, shape.to));
      for (const end of [shape.from, shape.to]) cross(sheet, ontoPage(end));
      numbered(sheet, label, beside(ontoPage(shape.to)), plates);
      return;
    case 'angle':
      stroke(sheet, path(shape.from, shape.vertex, shape.to));
      numbered(sheet, label, beside(ontoPage(shape.vertex)), plates);
      return;
    case 'area': {
      const curve = annotationCurve(shape);
      stroke(sheet, curve === null ? path(...shape.points) : curvePath(curve, ontoPage));
      const [first] = shape.points;
      if (first !== undefined) numbered(sheet, label, beside(ontoPage(first)), plates);
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

function cross(sheet: ReportSheet, { x, y }: Place): void {
  stroke(sheet, `M ${n(x - 2.5)} ${n(y)} H ${n(x + 2.5)} M ${n(x)} ${n(y - 2.5)} V ${n(y + 2.5)}`);
}

function beside({ x, y }: Place): Place {
  return { x: x + 10, y: y + 8 };
}

/** The number on a dark plate round the place, or as near above or below it as is free on the picture. */
function numbered(sheet: ReportSheet, label: string, { x, y }: Place, { taken, picture }: Plates): void {
  const width = sheet.semibold.width(label, 7.5) + 5;
  const left = Math.min(Math.max(x - width / 2, picture.x), picture.x + picture.sidePt - width);
  const lowest = picture.y + picture.sidePt - scaleBarPt - platePt;
  const wanted = Math.min(Math.max(y - platePt / 2, picture.y), lowest);
  const tops = Array.from({ length: 2 * Math.ceil(picture.sidePt / platePt) }, (_, i) => wanted + platePt * (i % 2 === 0 ? -i / 2 : (i + 1) / 2));
  const isFree = (top: number) => top >= picture.y && top <= lowest && taken.every((other) => Math.abs(other.y - top) >= platePt || left >= other.x + other.width || other.x >= left + width);
  const top = tops.find(isFree) ?? wanted;
  taken.push({ x: left, y: top, width });
  sheet.rectangle(left, top, width, platePt, { fill: reportColours.black, opacity: 0.72 });
  sheet.text(label, left + 2.5, top + 0.8, { sizePt: 7.5, bold: true, color: reportColours.white });
}
