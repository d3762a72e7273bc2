import { memo, type PointerEvent, type ReactNode, useMemo, useRef } from 'react';
import type { PositionAnchor } from '../../src/analysis/analysis.ts';
import { decimalWords } from '../format/decimalWords.ts';
import { lengthNotMeasurable } from '../format/lengthWords.ts';
import { frameTicks, positionTicks } from './axisTicks.ts';
import { type FrameScale, isOnPlot, xOfFrame } from './frameScale.ts';
import styles from './timeline.module.css';

export interface FrameAxisProps {
  readonly scale: FrameScale;
  readonly frameNumber: number;
  /** Scrolls a zoomed axis by a share of its width; null where all of it is shown. */
  readonly onScroll: ((share: number) => void) | null;
}

/** Frame numbers, with that of the frame on screen under the playhead. A drag scrolls a zoomed axis. */
export function FrameAxis({ scale, frameNumber, onScroll }: FrameAxisProps): ReactNode {
  const dragged = useRef<number | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (onScroll === null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = event.clientX;
  };
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (dragged.current === null) return;
    onScroll?.((dragged.current - clientX) / scale.width);
    dragged.current = clientX;
  };
  const onLostPointerCapture = () => {
    dragged.current = null;
  };
  const at = xOfFrame(scale, frameNumber);
  const ticks = useMemo(() => frameTicks(scale, 64), [scale]);
  return (
    <div className={`${styles.axis} ${onScroll === null ? '' : styles.scrolls}`} onPointerDown={onPointerDown} onPointerMove={onPointerMove} onLostPointerCapture={onLostPointerCapture}>
      {ticks.map(({ x, value }) => (
        <span key={value}>
          <span className={styles.tickLine} style={{ left: x }} />
          {(isOnPlot(scale, at) && Math.abs(x - at) < 34) || x < 10 || x > scale.width - 10 ? null : (
            <span className={styles.tick} style={{ left: x }}>
              {value}
            </span>
          )}
        </span>
      ))}
      {isOnPlot(scale, at) ? (
        <span className={styles.frameLabel} style={{ left: Math.min(scale.width - 14, Math.max(14, at)) }}>
          {frameNumber}
        </span>
      ) : null}
    </div>
  );
}

export interface PositionAxisProps {
  readonly scale: FrameScale;
  readonly positionsMm: readonly (number | null)[] | null;
  readonly anchors: readonly PositionAnchor[];
}

/** Millimetres along the vein where they are known, with the anchors that they rest on; else the words that they are not. */
export const PositionAxis = memo(function PositionAxis({ scale, positionsMm, anchors }: PositionAxisProps): ReactNode {
  if (positionsMm === null) {
    return (
      <div className={styles.axis}>
        <span style={{ lineHeight: '18px' }}>{lengthNotMeasurable}</span>
      </div>
    );
  }
  return (
    <div className={styles.axis}>
      {positionTicks(scale, positionsMm, 56)
        .filter(({ x }) => x > 6 && x < scale.width - 10)
        .map(({ x, value }) => (
          <span key={`${x}`}>
            <span className={styles.tickLine} style={{ left: x }} />
            <span className={styles.tick} style={{ left: x }}>
              {decimalWords(value, Number.isInteger(value) ? 0 : 1)}
            </span>
          </span>
        ))}
      {anchors.filter(({ frameNumber }) => isOnPlot(scale, xOfFrame(scale, frameNumber))).map(({ frameNumber, positionMm }) => (
        <span key={frameNumber} className={styles.anchor} style={{ left: xOfFrame(scale, frameNumber) }} title={`Anchor: frame ${frameNumber} is at ${decimalWords(positionMm, 1)} mm`} />
      ))}
    </div>
  );
});
