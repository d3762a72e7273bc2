import { Circle, Group, Line, Rect } from 'react-konva';
import type { ImageEllipse } from '../../src/geometry/ellipsePoints.ts';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import { imageToCanvas, type ViewTransform } from '../../src/geometry/viewTransform.ts';
import { canvasPath, imagePathOf } from './contourPath.ts';
import type { InHand } from './inHand.ts';
import { overlayColours } from './overlayColours.ts';
import { openPath } from './openPath.ts';
import { ellipseHandles } from './tools/ellipseTool.ts';

export interface InHandShapeProps {
  readonly inHand: InHand;
  readonly view: ViewTransform;
  readonly ellipse: ImageEllipse | null;
}

/** What is in hand: white and solid with square points, the part that joining would add dotted; red while it cannot be measured. */
export function InHandShape({ inHand, view, ellipse }: InHandShapeProps) {
  const colour = inHand.problem === null ? overlayColours.inHand : overlayColours.error;
  return (
    <Group listening={false}>
      {inHand.how === 'trace' ? <Trace inHand={inHand} view={view} colour={colour} /> : <Closed inHand={inHand} view={view} colour={colour} />}
      {inHand.problem?.at == null ? null : <Crossing at={inHand.problem.at} view={view} />}
      {ellipse === null ? null : <EllipseHandles ellipse={ellipse} view={view} />}
    </Group>
  );
}

interface PartProps {
  readonly inHand: InHand;
  readonly view: ViewTransform;
  readonly colour: string;
}

function Trace({ inHand, view, colour }: PartProps) {
  const { open, closing } = openPath(inHand.contour?.points ?? inHand.points, inHand.points.length, inHand.contour?.curve ?? 'periodicCubic');
  const drawn = canvasPath(open, view);
  const rubber = inHand.rubber?.map((point) => imageToCanvas(view, point)).flatMap(({ x, y }) => [x, y]) ?? null;
  return (
    <>
      {closing.length === 0 ? null : <Line points={canvasPath(closing, view)} stroke={colour} opacity={0.7} strokeWidth={1.25} dash={[5, 4]} lineCap="butt" />}
      <Line points={drawn} stroke={overlayColours.underlay} strokeWidth={5} lineJoin="round" />
      <Line points={drawn} stroke={colour} strokeWidth={2} lineJoin="round" />
      {rubber === null ? null : <Line points={rubber} stroke={colour} strokeWidth={1.5} dash={[2, 4]} />}
      <SquarePoints points={inHand.points} view={view} colour={colour} />
    </>
  );
}

function Closed({ inHand, view, colour }: PartProps) {
  if (inHand.contour === null) {
    const stroke = canvasPath(
      inHand.stroke.flatMap(({ x, y }) => [x, y]),
      view,
    );
    return (
      <>
        <Line points={stroke} stroke={overlayColours.underlay} strokeWidth={5} lineJoin="round" lineCap="round" />
        <Line points={stroke} stroke={colour} strokeWidth={2} lineJoin="round" lineCap="round" />
      </>
    );
  }
  const path = canvasPath(imagePathOf(inHand.contour), view);
  return (
    <>
      <Line points={path} closed stroke={overlayColours.underlay} strokeWidth={5} lineJoin="round" />
      <Line points={path} closed stroke={colour} strokeWidth={2} lineJoin="round" />
      {inHand.how === 'ellipse' ? null : <SquarePoints points={inHand.points} view={view} colour={colour} />}
    </>
  );
}

function SquarePoints({ points, view, colour }: { readonly points: readonly ImagePoint[]; readonly view: ViewTransform; readonly colour: string }) {
  return points.map((point, index) => {
    const { x, y } = imageToCanvas(view, point);
    // The first is filled: a click on it joins.
    return <Rect key={index} x={x - 4} y={y - 4} width={8} height={8} fill={index === 0 ? colour : overlayColours.pointFill} stroke={colour} strokeWidth={2} />;
  });
}

function Crossing({ at, view }: { readonly at: ImagePoint; readonly view: ViewTransform }) {
  const { x, y } = imageToCanvas(view, at);
  return <Circle x={x} y={y} radius={9} stroke={overlayColours.error} strokeWidth={2} />;
}

function EllipseHandles({ ellipse, view }: { readonly ellipse: ImageEllipse; readonly view: ViewTransform }) {
  const handles = ellipseHandles(ellipse, view.scaleY);
  const top = imageToCanvas(view, handles.top);
  const turn = imageToCanvas(view, handles.turn);
  const axes = [handles.right, handles.left, handles.bottom, handles.top];
  return (
    <>
      <Line points={[top.x, top.y, turn.x, turn.y]} stroke={overlayColours.inHand} strokeWidth={1} opacity={0.7} />
      <Circle x={turn.x} y={turn.y} radius={4.5} fill={overlayColours.pointFill} stroke={overlayColours.inHand} strokeWidth={2} />
      <SquarePoints points={axes} view={view} colour={overlayColours.inHand} />
    </>
  );
}

/** The line of a manual calibration, with a cross stroke at either end. */
export function CalibrationLine({ ends, pointer, view }: { readonly ends: readonly ImagePoint[]; readonly pointer: ImagePoint | null; readonly view: ViewTransform }) {
  const [from] = ends;
  const to = ends[1] ?? pointer;
  if (from === undefined) return null;
  const a = imageToCanvas(view, from);
  const b = to === null ? null : imageToCanvas(view, to);
  return (
    <Group listening={false}>
      {b === null ? null : (
        <>
          <Line points={[a.x, a.y, b.x, b.y]} stroke={overlayColours.underlay} strokeWidth={5} />
          <Line points={[a.x, a.y, b.x, b.y]} stroke={overlayColours.inHand} strokeWidth={2} {...(ends.length < 2 ? { dash: [2, 4] } : {})} />
        </>
      )}
      <SquarePoints points={ends} view={view} colour={overlayColours.inHand} />
    </Group>
  );
}

/** The handle by which the selected contour is scaled as a whole. */
export function ScaleHandle({ at, view }: { readonly at: ImagePoint; readonly view: ViewTransform }) {
  const { x, y } = imageToCanvas(view, at);
  return (
    <Group listening={false}>
      <Rect x={x - 7} y={y - 7} width={14} height={14} cornerRadius={3} fill="rgba(0, 0, 0, 0.72)" />
      <Line points={[x - 3.5, y - 3.5, x + 3.5, y + 3.5]} stroke={overlayColours.inHand} strokeWidth={1.5} />
      <Line points={[x + 3.5, y - 0.5, x + 3.5, y + 3.5, x - 0.5, y + 3.5]} stroke={overlayColours.inHand} strokeWidth={1.5} />
    </Group>
  );
}
