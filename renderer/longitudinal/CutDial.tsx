import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { angleDegOf, turnCut, useCutAngle } from './cutAngle.ts';
import styles from './longitudinal.module.css';

const stepsDeg: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 15, PageDown: -15 };

/** Turns the cut: by a drag round its middle, or by arrow keys (with Shift in steps of 15°). The dot marks the side that lies below in the view. */
export function CutDial(): ReactNode {
  const angleDeg = useCutAngle((cut) => cut.angleDeg);
  const turnTo = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    turnCut(angleDegOf({ x: box.left + box.width / 2, y: box.top + box.height / 2 }, { x: event.clientX, y: event.clientY }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepsDeg[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (step === undefined && event.key !== 'Home') return;
    event.preventDefault();
    event.stopPropagation();
    turnCut(step === undefined ? 0 : angleDeg + step * (event.shiftKey && Math.abs(step) === 1 ? 15 : 1));
  };
  return (
    <div
      className={styles.dial}
      role="slider"
      tabIndex={0}
      aria-label="Angle of the cut"
      aria-valuemin={0}
      aria-valuemax={359}
      aria-valuenow={angleDeg}
      aria-valuetext={`${angleDeg}°`}
      title={`Cut at ${angleDeg}°: drag, or arrow keys, to turn it. The dot’s side lies below; 0° is at 3 o’clock.`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        turnTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) turnTo(event);
      }}
      onKeyDown={onKeyDown}
    >
      <svg width="30" height="30" viewBox="-15 -15 30 30" aria-hidden="true">
        <circle r="12.5" fill="none" stroke="var(--vl-line-strong)" />
        <g transform={`rotate(${angleDeg})`} stroke="var(--vl-text-1)">
          <line x1="-12.5" x2="12.5" strokeWidth="1.5" />
          <circle cx="11" r="3" fill="var(--vl-text-1)" stroke="none" />
        </g>
      </svg>
    </div>
  );
}
