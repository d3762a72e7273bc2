import type { AnnotationShape } from '../../src/analysis/annotation.ts';
import { imageToCanvas, type ViewTransform } from '../../src/geometry/viewTransform.ts';
import { canvasPath, imagePathOf } from './contourPath.ts';
import { type LabelBox, type LabelPlace, placeLabels } from './diameterLabels.ts';

export const annotationLabelHeightPx = 20;
const paddingPx = 8;
const offsetsPx = [10, 22, 40];
/** Around a place, the best side first. */
const directions = [[1, 0], [0.8, -1], [0.8, 1], [0, -1], [0, 1], [-0.8, -1], [-0.8, 1], [-1, 0]] as const;
/** Points of a straight line that labels keep clear of. */
const stepsPerLine = 16;

export interface AnnotationLabel {
  readonly words: string;
  /** The label's middle on the canvas. */
  readonly place: LabelPlace;
  readonly widthPx: number;
}

interface Labelled {
  readonly shape: AnnotationShape;
  /** Empty: no label. */
  readonly words: string;
}

/** Where the labels of a frame's annotations stand: beside their shape, clear of lines and of the contours' own labels where that can be had. */
export function placeAnnotationLabels(
  labelled: readonly Labelled[],
  view: ViewTransform,
  around: { readonly canvas: { readonly width: number; readonly height: number }; readonly curve: readonly number[]; readonly taken: readonly LabelBox[] },
): readonly (AnnotationLabel | null)[] {
  const paths = labelled.map(({ shape }) => annotationPath(shape, view));
  const withWords = labelled.flatMap(({ shape, words }, index) => (words === '' ? [] : [{ index, words, shape, widthPx: widthOf(words) + 2 * paddingPx }]));
  const places = placeLabels(
    withWords.map(({ shape, widthPx }) => ({ candidates: candidates(shape, view, widthPx), widthPx, heightPx: annotationLabelHeightPx })),
    { canvas: around.canvas, curve: [...around.curve, ...paths.flat()], taken: around.taken },
  );
  return labelled.map((_, index) => {
    const at = withWords.findIndex((label) => label.index === index);
    const label = withWords[at];
    return label === undefined ? null : { words: label.words, widthPx: label.widthPx, place: places[at]! };
  });
}

function candidates(shape: AnnotationShape, view: ViewTransform, widthPx: number): readonly LabelPlace[] {
  const anchors = anchorsOf(shape, view);
  return offsetsPx.flatMap((offset) =>
    anchors.flatMap(({ x, y }) => directions.map(([right, down]) => ({ x: x + right * (offset + widthPx / 2), y: y + down * (offset + annotationLabelHeightPx / 2) }))),
  );
}

/** Where a label may stand beside, canvas pixels: where the hand ended first. */
function anchorsOf(shape: AnnotationShape, view: ViewTransform): readonly LabelPlace[] {
  switch (shape.kind) {
    case 'bookmark':
      return [];
    case 'text':
      return [imageToCanvas(view, shape.at)];
    case 'length':
      return [imageToCanvas(view, shape.to), imageToCanvas(view, shape.from)];
    case 'angle':
      return [imageToCanvas(view, shape.vertex), imageToCanvas(view, shape.to)];
    case 'area': {
      const path = annotationPath(shape, view);
      const places = Array.from({ length: path.length / 2 }, (_, i) => ({ x: path[2 * i]!, y: path[2 * i + 1]! }));
      const rightmost = places.reduce((a, b) => (b.x > a.x ? b : a));
      const lowest = places.reduce((a, b) => (b.y > a.y ? b : a));
      const leftmost = places.reduce((a, b) => (b.x < a.x ? b : a));
      return [rightmost, lowest, leftmost];
    }
  }
}

/** What is drawn of a shape, x0 y0 x1 y1 … on the canvas. */
function annotationPath(shape: AnnotationShape, view: ViewTransform): readonly number[] {
  switch (shape.kind) {
    case 'bookmark':
      return [];
    case 'text': {
      const { x, y } = imageToCanvas(view, shape.at);
      return [x, y];
    }
    case 'length':
      return between(imageToCanvas(view, shape.from), imageToCanvas(view, shape.to));
    case 'angle': {
      const vertex = imageToCanvas(view, shape.vertex);
      return [...between(imageToCanvas(view, shape.from), vertex), ...between(vertex, imageToCanvas(view, shape.to))];
    }
    case 'area':
      return canvasPath(imagePathOf(shape), view);
  }
}

/** About the width of words at 13 px, semibold: digits are wider than most letters, and East Asian signs as wide as they are high. */
function widthOf(words: string): number {
  return [...words].reduce((sum, letter) => sum + (letter >= '\u2E80' ? 13 : /[0-9mMwW²]/.test(letter) ? 8.4 : /[ .,:;'iljI|]/.test(letter) ? 3.9 : 7.4), 0);
}

function between(a: LabelPlace, b: LabelPlace): readonly number[] {
  return Array.from({ length: stepsPerLine + 1 }, (_, i) => i / stepsPerLine).flatMap((along) => [a.x + along * (b.x - a.x), a.y + along * (b.y - a.y)]);
}
