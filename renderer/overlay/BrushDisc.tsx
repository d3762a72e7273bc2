import { Ellipse } from 'react-konva';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import { imageToCanvas, type ViewTransform } from '../../src/geometry/viewTransform.ts';
import { overlayColours } from './overlayColours.ts';

/** The brush where the hand is, as large as what it pushes. */
export function BrushDisc({ at, radiusPx, view }: { readonly at: ImagePoint; readonly radiusPx: { readonly x: number; readonly y: number }; readonly view: ViewTransform }) {
  const { x, y } = imageToCanvas(view, at);
  const radii = { radiusX: radiusPx.x * view.scaleX, radiusY: radiusPx.y * view.scaleY };
  return (
    <>
      <Ellipse x={x} y={y} {...radii} stroke={overlayColours.underlay} strokeWidth={4} />
      <Ellipse x={x} y={y} {...radii} stroke={overlayColours.inHand} strokeWidth={1.5} />
    </>
  );
}
