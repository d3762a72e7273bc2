import { Group, Line, Text } from 'react-konva';
import type { MeasuredContour } from '../../src/measurement/results.ts';
import type { ViewTransform } from '../../src/geometry/viewTransform.ts';
import { diameterLabelHeightPx, diametersOnCanvas } from './diametersOnCanvas.ts';
import { canvasFontFamily, overlayColours } from './overlayColours.ts';

export interface DiameterMarksProps {
  readonly measured: MeasuredContour;
  readonly view: ViewTransform;
  readonly canvas: { readonly width: number; readonly height: number };
}

/** The diameters through the centroid: the smallest solid, the largest dashed, each with its length beyond its own end. */
export function DiameterMarks({ measured, view, canvas }: DiameterMarksProps) {
  const marks = diametersOnCanvas(measured, view, canvas);
  return (
    <Group listening={false}>
      {marks.map(({ ends: [from, to], words, dashed, place, widthPx: width }) => {
        const near = Math.hypot(place.x - from.x, place.y - from.y) < Math.hypot(place.x - to.x, place.y - to.y) ? from : to;
        const line = [from.x, from.y, to.x, to.y];
        return (
          <Group key={words + String(dashed)}>
            <Line points={line} stroke={overlayColours.underlay} strokeWidth={4} />
            <Line points={line} stroke={overlayColours.inHand} strokeWidth={1.5} {...(dashed ? { dash: [5, 4] } : {})} />
            <Line points={leader(near, place, width)} stroke={overlayColours.inHand} strokeWidth={1} opacity={0.45} />
            <Text
              x={place.x - width / 2 - 8}
              y={place.y - diameterLabelHeightPx / 2}
              width={width + 16}
              height={diameterLabelHeightPx}
              text={words}
              align="center"
              verticalAlign="middle"
              fontFamily={canvasFontFamily}
              fontStyle="600"
              fontSize={13}
              fill="#E8EBEF"
              stroke={overlayColours.halo}
              strokeWidth={4}
              lineJoin="round"
              fillAfterStrokeEnabled
            />
          </Group>
        );
      })}
    </Group>
  );
}

/** A thin line from the diameter's end to the edge of its label. */
function leader(end: { x: number; y: number }, place: { x: number; y: number }, widthPx: number): number[] {
  const dx = place.x - end.x;
  const dy = place.y - end.y;
  const length = Math.hypot(dx, dy) || 1;
  const half = Math.min(Math.abs(dx) > 1e-6 ? (widthPx / 2 + 4) * (length / Math.abs(dx)) : Infinity, Math.abs(dy) > 1e-6 ? (diameterLabelHeightPx / 2) * (length / Math.abs(dy)) : Infinity);
  const from = Math.min(6, length);
  const to = Math.max(from, length - half);
  return [end.x + (dx / length) * from, end.y + (dy / length) * from, end.x + (dx / length) * to, end.y + (dy / length) * to];
}
