import type { PointerEvent, ReactNode } from 'react';
import { type Implant, implantWords } from '../../src/analysis/implant.ts';
import { framesWords } from '../format/frameWords.ts';
import type { ReadingActions } from '../reading/reading.ts';
import { axisPress, followDrag } from './followDrag.ts';
import { frameAtX, type FrameScale, isOnPlot, spanOfFrames } from './frameScale.ts';
import { barY, lanesOf, type StentEnd, stentEnds, withEnd } from './stentBars.ts';
import styles from './timeline.module.css';

export interface StentEndsProps {
  /** In the order of placing, as they are drawn. */
  readonly implants: readonly Implant[];
  readonly actions: Pick<ReadingActions, 'edit' | 'goToFrame'>;
  readonly scale: FrameScale;
  readonly bottom: number;
  /** The stent as it would be if it were let go now; null once it is. */
  readonly onDrag: (implant: Implant | null) => void;
}

/** The ends of the stents' bars, which are dragged; the frame on screen goes along. One edit when an end is let go. */
export function StentEnds({ implants, actions, scale, bottom, onDrag }: StentEndsProps): ReactNode {
  const lanes = lanesOf(implants);
  const drag = (event: PointerEvent<HTMLElement>, implant: Implant, end: StentEnd) => {
    if (axisPress(event) === null) return;
    const movedTo = (x: number) => withEnd(implant, end, frameAtX(scale, x));
    followDrag(event, {
      onMove: (x) => {
        const moved = movedTo(x);
        onDrag(moved);
        actions.goToFrame(moved[end]);
      },
      onEnd: (x) => {
        const moved = movedTo(x);
        const unchanged = moved[end] === implant[end];
        if (unchanged) onDrag(null);
        else void actions.edit({ type: 'implantSet', implant: moved }).finally(() => onDrag(null));
      },
      onCancel: () => onDrag(null),
    });
  };
  return implants.flatMap((implant, index) => {
    const { left, width } = spanOfFrames(scale, implant.firstFrame, implant.lastFrame);
    const y = barY(bottom, lanes[index] ?? 0);
    return stentEnds.map((end) => {
      const x = end === 'firstFrame' ? left : left + width;
      return (
        <div
          key={implant.id + end}
          className={styles.stentEnd}
          // One that is dragged beside the plot stays the one that the pointer holds.
          style={{ left: Math.min(scale.width + 4, Math.max(-8, x - 4)), top: y - 6, pointerEvents: isOnPlot(scale, x) ? 'auto' : 'none' }}
          title={`${implantWords(implant)}, ${framesWords(implant.firstFrame, implant.lastFrame).toLowerCase()}: drag this end`}
          onPointerDown={(event) => drag(event, implant, end)}
        />
      );
    });
  });
}
