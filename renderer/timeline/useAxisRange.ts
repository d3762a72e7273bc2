import { type KeyboardEvent, type MouseEvent, type RefCallback, useCallback, useState } from 'react';
import { type AxisRange, movedRange, rangeWithFrame, zoomedRange } from './axisRange.ts';

export interface AxisRangeControl {
  readonly range: AxisRange;
  /** Of the plot: its wheel zooms, with Shift or sideways it scrolls. */
  readonly plotRef: RefCallback<HTMLElement>;
  /** Scrolls by a share of the plot's width. */
  readonly scroll: (share: number) => void;
  readonly showAll: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
}

/** Which frames the axis shows. The frame on screen is brought into view when it changes, and stays free to leave it otherwise. */
export function useAxisRange(numberOfFrames: number, frameNumber: number): AxisRangeControl {
  const [range, setRange] = useState<AxisRange>(null);
  const [seenFrame, setSeenFrame] = useState(frameNumber);
  if (seenFrame !== frameNumber) {
    setSeenFrame(frameNumber);
    setRange(rangeWithFrame(range, numberOfFrames, frameNumber));
  }
  const scroll = useCallback((share: number) => setRange((now) => movedRange(now, numberOfFrames, share)), [numberOfFrames]);
  const showAll = useCallback(() => setRange(null), []);
  const plotRef = useCallback(
    (plot: HTMLElement | null) => {
      if (plot === null) return undefined;
      // Not as a property: React's wheel listeners may not keep the page from moving.
      const wheel = (event: WheelEvent) => {
        if (event.target instanceof Element && event.target.closest('form, [role="group"]') !== null) return;
        event.preventDefault();
        const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 40 : 1;
        const box = plot.getBoundingClientRect();
        const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
        if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) scroll((sideways * unit) / box.width);
        else setRange((now) => zoomedRange(now, numberOfFrames, Math.exp(-Math.max(-200, Math.min(200, event.deltaY * unit)) * 0.002), (event.clientX - box.left) / box.width));
      };
      plot.addEventListener('wheel', wheel, { passive: false });
      return () => plot.removeEventListener('wheel', wheel);
    },
    [numberOfFrames, scroll],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (range === null || event.key !== '0' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input, select') !== null) return;
    event.preventDefault();
    event.stopPropagation();
    showAll();
  };
  const onDoubleClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('button, form, [role="group"]') === null) showAll();
  };
  return { range, plotRef, scroll, showAll, onKeyDown, onDoubleClick };
}
