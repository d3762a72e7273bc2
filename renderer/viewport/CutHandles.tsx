import type { PointerEvent, ReactNode } from 'react';
import type { ViewTransform } from '../../src/geometry/viewTransform.ts';
import { angleDegOf, turnCut } from '../longitudinal/cutAngle.ts';
import { cutTickPlaces } from '../overlay/cutTickPlaces.ts';
import styles from './FrameStage.module.css';

export interface CutHandlesProps {
  readonly image: { readonly columns: number; readonly rows: number };
  readonly view: ViewTransform;
  readonly angleDeg: number;
}

const outsidePx = 4;

/** What the hand takes hold of at the ticks of the longitudinal cut: a drag turns the cut. By keyboard it is turned at its dial. */
export function CutHandles({ image, view, angleDeg }: CutHandlesProps): ReactNode {
  const { centre, ends } = cutTickPlaces(image, view, angleDeg);
  const turn = (event: PointerEvent<HTMLElement>, sideDeg: number) => {
    const stage = event.currentTarget.offsetParent?.getBoundingClientRect();
    if (stage === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    turnCut(angleDegOf(centre, { x: event.clientX - stage.left, y: event.clientY - stage.top }) + sideDeg);
  };
  return ends(outsidePx).map(({ x, y }, side) => (
    <div
      key={side === 0 ? 'at' : 'opposite'}
      className={styles.cutHandle}
      style={{ left: x, top: y }}
      title={`Longitudinal cut at ${angleDeg}°: drag to turn`}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => turn(event, side * 180)}
    />
  ));
}
