import { Circle, Group, Line, Rect } from 'react-konva';
import type { Contour } from '../../src/contour/contour.ts';
import { imageToCanvas, type ViewTransform } from '../../src/geometry/viewTransform.ts';
import { borderRuns } from './borderRuns.ts';
import { canvasPath, imagePathOf } from './contourPath.ts';
import { isCrowded } from './isCrowded.ts';
import { confidenceStrokes, overlayColours, provisionalDash } from './overlayColours.ts';

export interface ContourShapeProps {
  readonly contour: Contour;
  readonly view: ViewTransform;
  /** Control points are shown. */
  readonly showPoints: boolean;
  readonly hoveredPoint: number | null;
  /** The curve is in hand and cannot be measured. */
  readonly refused: boolean;
}

/**
 * One contour: the curve that is measured, solid when accepted, dashed while provisional, a detected one by how sure its border is;
 * the lumen one line, the stent two.
 */
export function ContourShape({ contour, view, showPoints, hoveredPoint, refused }: ContourShapeProps) {
  const path = canvasPath(imagePathOf(contour), view);
  const colour = refused ? overlayColours.error : contour.kind === 'stent' ? overlayColours.stent : overlayColours.lumen;
  const dash = contour.acceptance.status === 'accepted' ? undefined : provisionalDash;
  const stent = contour.kind === 'stent';
  const crowded = showPoints && isCrowded(contour.points, view);
  const runs = dash === undefined || refused ? null : borderRuns(contour);
  return (
    <Group listening={false}>
      {runs === null ? (
        <Line points={path} closed stroke={colour} strokeWidth={stent ? 5 : 2} lineJoin="round" {...(dash === undefined ? {} : { dash })} />
      ) : (
        runs.map(({ level, xy }, index) => {
          const { colour: ofLevel, dash: dashes, cap } = confidenceStrokes[level];
          return <Line key={index} points={canvasPath(xy, view)} stroke={ofLevel} strokeWidth={level === 'low' ? 3 : 2} lineJoin="round" lineCap={cap} dash={[...dashes]} />;
        })
      )}
      {stent ? <Line points={path} closed stroke={overlayColours.pointFill} strokeWidth={2} lineJoin="round" /> : null}
      {showPoints
        ? contour.points.map((point, index) => {
            const at = imageToCanvas(view, point);
            return <ControlPoint key={index} x={at.x} y={at.y} colour={colour} square={stent} hovered={index === hoveredPoint} crowded={crowded} />;
          })
        : null}
    </Group>
  );
}

/** What lifts a contour off the speckle. It lies beneath all contours of the frame, so that none darkens another close by. */
export function ContourUnderlay({ contour, view }: Pick<ContourShapeProps, 'contour' | 'view'>) {
  return <Line points={canvasPath(imagePathOf(contour), view)} closed stroke={overlayColours.underlay} strokeWidth={contour.kind === 'stent' ? 8 : 5} lineJoin="round" listening={false} />;
}

interface ControlPointProps {
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  readonly square: boolean;
  readonly hovered: boolean;
  /** Only a dot, lest the border be hidden by its points. */
  readonly crowded?: boolean;
}

/** Round on a lumen, square on a stent, a dot where they are crowded; white with a soft disc under the pointer. */
export function ControlPoint({ x, y, colour, square, hovered, crowded = false }: ControlPointProps) {
  if (crowded && !hovered) return <Circle x={x} y={y} radius={1.5} fill={colour} />;
  const radius = hovered ? 4.5 : 3.5;
  const fill = hovered ? overlayColours.inHand : overlayColours.pointFill;
  const stroke = hovered ? overlayColours.inHand : colour;
  return (
    <>
      {hovered ? <Circle x={x} y={y} radius={11} fill={overlayColours.softDisc} /> : null}
      {square ? (
        <Rect x={x - radius} y={y - radius} width={2 * radius} height={2 * radius} fill={fill} stroke={stroke} strokeWidth={2} />
      ) : (
        <Circle x={x} y={y} radius={radius} fill={fill} stroke={stroke} strokeWidth={2} />
      )}
    </>
  );
}
