import { Circle, Group, Line, Rect, Text } from 'react-konva';
import { annotationPoints, type Annotation, type AnnotationShape } from '../../src/analysis/annotation.ts';
import type { Contour } from '../../src/contour/contour.ts';
import type { CanvasPoint } from '../../src/geometry/canvasPoint.ts';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import { imageToCanvas, type ViewTransform } from '../../src/geometry/viewTransform.ts';
import type { AnnotationFigures } from '../../src/measurement/annotationResult.ts';
import type { MeasuredContour } from '../../src/measurement/results.ts';
import { annotationWords } from '../format/annotationWords.ts';
import type { AnnotationInHand } from './annotationInHand.ts';
import { type AnnotationLabel, annotationLabelHeightPx, placeAnnotationLabels } from './annotationLabels.ts';
import { angleArc } from './angleArc.ts';
import { annotationStrokes, type Stroke } from './annotationStrokes.ts';
import { canvasPath, imagePathOf } from './contourPath.ts';
import { type LabelBox, labelBox } from './diameterLabels.ts';
import { diameterLabelHeightPx, diametersOnCanvas } from './diametersOnCanvas.ts';
import { openPath } from './openPath.ts';
import { canvasFontFamily, overlayColours } from './overlayColours.ts';
import type { CurveProblem } from './tools/curveProblem.ts';

export interface AnnotationMarksProps {
  /** The frame's annotations, one that is being dragged already with its new points. */
  readonly annotations: readonly Annotation[];
  readonly inHand: AnnotationInHand | null;
  readonly measure: (shape: AnnotationShape) => AnnotationFigures;
  readonly selectedId: string | null;
  readonly hoveredId: string | null;
  readonly view: ViewTransform;
  readonly canvas: { readonly width: number; readonly height: number };
  readonly contours: readonly Contour[];
  /** The contour whose diameters have labels; null where none has. */
  readonly measured: MeasuredContour | null;
}

interface Drawn {
  readonly id: string;
  readonly shape: AnnotationShape;
  readonly words: string;
  readonly strong: boolean;
}

/** Calipers, free areas and notes: thin white lines with ticks or crosses at their points, which no contour has, and their figures on plates. */
export function AnnotationMarks({ annotations, inHand, measure, selectedId, hoveredId, view, canvas, contours, measured }: AnnotationMarksProps) {
  const kept = annotations
    .filter(({ shape }) => shape.kind !== 'bookmark')
    .map(({ id, shape, note }): Drawn => ({ id, shape, words: annotationWords(shape, note, measure(shape)), strong: id === selectedId || id === hoveredId }));
  const laid = inHand?.shape ?? null;
  const live: readonly Drawn[] = laid === null ? [] : [{ id: 'in hand', shape: laid, words: inHand?.problem == null ? annotationWords(laid, '', measure(laid)) : problemWords[inHand.problem.kind], strong: true }];
  const drawn = [...kept, ...live];
  const labels = placeAnnotationLabels(drawn, view, {
    canvas,
    curve: contours.flatMap((contour) => canvasPath(imagePathOf(contour), view)),
    taken: [
      ...cornerPlates(canvas),
      ...(measured === null ? [] : diametersOnCanvas(measured, view, canvas).map(({ place, widthPx }) => labelBox(place, { widthPx, heightPx: diameterLabelHeightPx }))),
    ],
  });
  return (
    <Group listening={false}>
      {kept.map(({ id, shape, strong }) => (
        <ShapeLines key={id} shape={shape} view={view} strong={strong} />
      ))}
      {inHand === null ? null : <LaidLines inHand={inHand} view={view} />}
      {labels.map((label, index) => (label === null ? null : <LabelPlate key={drawn[index]?.id} label={label} strong={drawn[index]?.strong === true} />))}
    </Group>
  );
}

/** Beside the hand a few words must do; the sentence comes when the reader would close the area. */
const problemWords: Readonly<Record<CurveProblem['kind'], string>> = { tooFewPoints: 'no area yet', selfCrossing: 'crosses itself: no area', outsideImage: 'leaves the image: no area' };

/** Where the plates about frame and scale stand over the picture: no label goes there. */
function cornerPlates({ width }: { readonly width: number }): readonly LabelBox[] {
  return [
    { left: 0, top: 0, right: 240, bottom: 72 },
    { left: width - 220, top: 0, right: width, bottom: 72 },
  ];
}

interface LinesProps {
  readonly shape: AnnotationShape;
  readonly view: ViewTransform;
  /** Selected, under the pointer, or in hand: with its points. */
  readonly strong: boolean;
}

function ShapeLines({ shape, view, strong }: LinesProps) {
  const points = annotationPoints(shape).map((point) => imageToCanvas(view, point));
  return (
    <>
      {annotationStrokes(shape, view).map((stroke, index) => (
        <ThinLine key={index} {...stroke} />
      ))}
      {shape.kind === 'text' ? points.map(({ x, y }, index) => <Circle key={index} x={x} y={y} radius={3} fill={overlayColours.inHand} stroke={overlayColours.underlay} strokeWidth={3} fillAfterStrokeEnabled />) : null}
      {strong ? points.map((at, index) => <Handle key={index} at={at} />) : null}
    </>
  );
}

/** What is being laid, the part that is still to come dotted. */
function LaidLines({ inHand: { tool, points, shape, rubber, problem }, view }: { readonly inHand: AnnotationInHand; readonly view: ViewTransform }) {
  const colour = problem === null ? overlayColours.inHand : overlayColours.error;
  const open = tool === 'area' ? openPath(points, points.length, 'periodicCubic') : { open: flat(points), closing: [] };
  const laid = points.map((point) => imageToCanvas(view, point));
  const arc = shape?.kind === 'angle' ? angleArc(annotationPoints(shape).map((point) => imageToCanvas(view, point))) : null;
  return (
    <>
      {open.closing.length === 0 ? null : <Line points={canvasPath(open.closing, view)} stroke={colour} strokeWidth={1} opacity={0.7} dash={[3, 4]} />}
      <ThinLine path={canvasPath(open.open, view)} closed={false} colour={colour} />
      {rubber === null ? null : <Line points={canvasPath(flat(rubber), view)} stroke={overlayColours.inHand} strokeWidth={1.25} dash={[2, 4]} />}
      {arc === null ? null : <ThinLine path={arc} closed={false} />}
      {laid.map((at, index) => (
        <Handle key={index} at={at} />
      ))}
    </>
  );
}

function ThinLine({ path, closed, colour = overlayColours.inHand }: Stroke & { readonly colour?: string }) {
  const points = [...path];
  return (
    <>
      <Line points={points} closed={closed} stroke={overlayColours.underlay} strokeWidth={3.5} lineJoin="round" />
      <Line points={points} closed={closed} stroke={colour} strokeWidth={1.25} lineJoin="round" />
    </>
  );
}

function Handle({ at: { x, y } }: { readonly at: CanvasPoint }) {
  return <Rect x={x - 3.5} y={y - 3.5} width={7} height={7} fill={overlayColours.pointFill} stroke={overlayColours.inHand} strokeWidth={1.5} />;
}

function LabelPlate({ label: { words, place, widthPx }, strong }: { readonly label: AnnotationLabel; readonly strong: boolean }) {
  const [x, y] = [place.x - widthPx / 2, place.y - annotationLabelHeightPx / 2];
  return (
    <>
      <Rect x={x} y={y} width={widthPx} height={annotationLabelHeightPx} cornerRadius={4} fill={overlayColours.plate} {...(strong ? { stroke: overlayColours.tick, strokeWidth: 1 } : {})} />
      <Text x={x} y={y + 1} width={widthPx} height={annotationLabelHeightPx} text={words} align="center" verticalAlign="middle" fontFamily={canvasFontFamily} fontStyle="600" fontSize={13} fill={overlayColours.tick} wrap="none" />
    </>
  );
}

function flat(points: readonly ImagePoint[]): number[] {
  return points.flatMap(({ x, y }) => [x, y]);
}
