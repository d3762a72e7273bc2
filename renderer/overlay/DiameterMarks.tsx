import { Group, Line, Text } from 'react-konva';
import type { DiameterEnds } from '../../src/measurement/crossSection.ts';
import type { MeasuredContour } from '../../src/measurement/results.ts';
import { imageToCanvas, type ViewTransform } from '../../src/geometry/viewTransform.ts';
import { diameterWords } from '../format/frameFigures.ts';
import { canvasPath, imagePathOf } from './contourPath.ts';
import { placeDiameterLabels } from './diameterLabels.ts';
import { overlayColours } from './overlayColours.ts';

export interface DiameterMarksProps {
  readonly measured: MeasuredContour;
  readonly view: ViewTransform;
  readonly canvas: { readonly width: number; readonly height: number };
}

const fontSizePx = 13;
const labelHeightPx = 18;
const letterWidthPx = 7.6;

/** The diameters through the centroid: the smallest solid, the largest dashed, each with its length beyond its own end. */
export function DiameterMarks({ measured, view, canvas }: DiameterMarksProps) {
  const { minDiameterEnds, maxDiameterEnds, minDiameterMm, maxDiameterMm } = measured.crossSection;
  if (minDiameterEnds === null || maxDiameterEnds === null || minDiameterMm === null || maxDiameterMm === null) return null;
  const onCanvas = (ends: DiameterEnds) => [imageToCanvas(view, ends[0]), imageToCanvas(view, ends[1])] as const;
  const marks = [
    { ends: onCanvas(maxDiameterEnds), words: diameterWords(maxDiameterMm), dashed: true, prefer: 'right' as const },
    { ends: onCanvas(minDiameterEnds), words: diameterWords(minDiameterMm), dashed: false, prefer: 'below' as const },
  ];
  const places = placeDiameterLabels(
    marks.map(({ ends, words, prefer }) => ({ ends, prefer, widthPx: words.length * letterWidthPx, heightPx: labelHeightPx })),
    { canvas, curve: canvasPath(imagePathOf(measured.contour), view) },
  );
  return (
    <Group listening={false}>
      {marks.map(({ ends: [from, to], words, dashed }, index) => {
        const place = places[index]!;
        const near = Math.hypot(place.x - from.x, place.y - from.y) < Math.hypot(place.x - to.x, place.y - to.y) ? from : to;
        const width = words.length * letterWidthPx;
        const line = [from.x, from.y, to.x, to.y];
        return (
          <Group key={words + String(dashed)}>
            <Line points={line} stroke={overlayColours.underlay} strokeWidth={4} />
            <Line points={line} stroke={overlayColours.inHand} strokeWidth={1.5} {...(dashed ? { dash: [5, 4] } : {})} />
            <Line points={leader(near, place, width)} stroke={overlayColours.inHand} strokeWidth={1} opacity={0.45} />
            <Text
              x={place.x - width / 2 - 8}
              y={place.y - labelHeightPx / 2}
              width={width + 16}
              height={labelHeightPx}
              text={words}
              align="center"
              verticalAlign="middle"
              fontFamily="Inter Variable, Inter, system-ui, sans-serif"
              fontStyle="600"
              fontSize={fontSizePx}
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
  const half = Math.min(Math.abs(dx) > 1e-6 ? (widthPx / 2 + 4) * (length / Math.abs(dx)) : Infinity, Math.abs(dy) > 1e-6 ? (labelHeightPx / 2) * (length / Math.abs(dy)) : Infinity);
  const from = Math.min(6, length);
  const to = Math.max(from, length - half);
  return [end.x + (dx / length) * from, end.y + (dy / length) * from, end.x + (dx / length) * to, end.y + (dy / length) * to];
}
