import { Line } from 'react-konva';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { imageToCanvas, type ViewTransform } from '../../src/geometry/viewTransform.ts';
import { overlayColours } from './overlayColours.ts';

export interface CutTicksProps {
  readonly image: { readonly columns: number; readonly rows: number };
  readonly view: ViewTransform;
  /** 0° at 3 o'clock, growing clockwise as seen on the screen. */
  readonly angleDeg: number;
}

const insidePx = 2;
const outsidePx = 8;

/** Two ticks at the rim of the frame: where the longitudinal view cuts it. */
export function CutTicks({ image, view, angleDeg }: CutTicksProps) {
  const centre = imageToCanvas(view, imagePoint(image.columns / 2, image.rows / 2));
  const radius = Math.min(image.columns * view.scaleX, image.rows * view.scaleY) / 2;
  const angle = (angleDeg * Math.PI) / 180;
  return [1, -1].map((side) => {
    const at = (distance: number) => [centre.x + side * Math.cos(angle) * distance, centre.y + side * Math.sin(angle) * distance];
    const points = [...at(radius - insidePx), ...at(radius + outsidePx)];
    return [
      <Line key={`under${side}`} points={points} stroke={overlayColours.underlay} strokeWidth={5} />,
      <Line key={`tick${side}`} points={points} stroke={overlayColours.tick} strokeWidth={2} />,
    ];
  });
}
