import type { ReactNode } from 'react';
import { Layer, Stage } from 'react-konva';
import type { Contour } from '../../src/contour/contour.ts';
import type { ViewTransform } from '../../src/geometry/viewTransform.ts';
import type { MeasuredContour } from '../../src/measurement/results.ts';
import { ContourShape, ContourUnderlay } from './ContourShape.tsx';
import { DiameterMarks } from './DiameterMarks.tsx';
import { CutTicks } from './CutTicks.tsx';
import type { InHand } from './inHand.ts';
import { CalibrationLine, InHandShape, ScaleHandle } from './InHandShape.tsx';
import { curveOf, scaleHandle } from './tools/contourUnder.ts';
import type { ToolName } from './toolName.ts';
import type { ToolStates } from './toolStates.ts';

export interface ContourLayerProps {
  readonly size: { readonly width: number; readonly height: number };
  readonly view: ViewTransform;
  /** The frame's contours, one that is being changed already with its new points. */
  readonly contours: readonly Contour[];
  /** The contour whose diameters are drawn; null while there is none to measure. */
  readonly measured: MeasuredContour | null;
  readonly tool: ToolName | null;
  readonly states: ToolStates;
  readonly inHand: InHand | null;
  readonly selectedContourId: string | null;
  readonly image: { readonly columns: number; readonly rows: number };
  /** Angle of the longitudinal cut; null where none is shown. */
  readonly cutAngleDeg: number | null;
  /** Neither points nor handles: the cine runs. */
  readonly still: boolean;
  /** What else is drawn on the frame, below its contours. */
  readonly children?: ReactNode;
}

/** Everything that is drawn above the frame, by the frame's own transform. The pointer is not handled here. */
export function ContourLayer({ size, view, contours, measured, tool, states, inHand, selectedContourId, image, cutAngleDeg, still, children }: ContourLayerProps) {
  const hover = tool === null && !still ? states.edit.hover : null;
  const selected = tool === null && !still ? contours.find(({ id }) => id === selectedContourId) : undefined;
  const selectedCurve = selected === undefined ? null : curveOf(selected);
  return (
    <Stage width={size.width} height={size.height} listening={false}>
      <Layer listening={false}>
        {cutAngleDeg === null ? null : <CutTicks image={image} view={view} angleDeg={cutAngleDeg} />}
        {children}
        {measured === null ? null : <DiameterMarks measured={measured} view={view} canvas={size} />}
        {contours.map((contour) => (
          <ContourUnderlay key={contour.id} contour={contour} view={view} />
        ))}
        {stentsBeneath(contours).map((contour) => (
          <ContourShape
            key={contour.id}
            contour={contour}
            view={view}
            showPoints={hover?.contourId === contour.id || selected?.id === contour.id}
            hoveredPoint={hover?.contourId === contour.id && hover.part.kind === 'point' ? hover.part.index : null}
            refused={inHand?.how === 'edit' && inHand.contour?.id === contour.id && inHand.problem !== null}
          />
        ))}
        {selectedCurve === null ? null : <ScaleHandle at={scaleHandle(selectedCurve, view)} view={view} />}
        {inHand === null || inHand.how === 'edit' ? null : (
          <InHandShape inHand={inHand} view={view} ellipse={tool === 'ellipse' ? states.ellipse.ellipse : null} />
        )}
        {tool === 'calibrate' ? <CalibrationLine ends={states.calibrate.ends} pointer={states.calibrate.pointer} view={view} /> : null}
      </Layer>
    </Stage>
  );
}

/** The lumen's line is the thinner one: it is drawn over that of a stent close by. */
function stentsBeneath(contours: readonly Contour[]): readonly Contour[] {
  return [...contours.filter(({ kind }) => kind === 'stent'), ...contours.filter(({ kind }) => kind !== 'stent')];
}
