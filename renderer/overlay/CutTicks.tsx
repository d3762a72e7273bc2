import { Line } from 'react-konva';
import type { ViewTransform } from '../../src/geometry/viewTransform.ts';
import { cutTickPlaces } from './cutTickPlaces.ts';
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
  const { ends } = cutTickPlaces(image, view, angleDeg);
  const outer = ends(outsidePx);
  return ends(-insidePx).map((from, side) => {
    const to = outer[side === 0 ? 0 : 1];
    const points = [from.x, from.y, to.x, to.y];
    return [
      <Line key={`under${side}`} points={points} stroke={overlayColours.underlay} strokeWidth={5} />,
      <Line key={`tick${side}`} points={points} stroke={overlayColours.tick} strokeWidth={2} />,
    ];
  });
}
