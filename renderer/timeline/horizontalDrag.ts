import type { PointerEvent } from 'react';

export interface HorizontalDrag {
  /** x from the left edge of the element that reads it, in CSS pixels. Whether the drag is taken. */
  readonly onStart: (x: number) => boolean;
  readonly onMove: (x: number) => void;
  readonly onEnd: (x: number) => void;
  /** Taken away by the system: nothing is kept. */
  readonly onCancel?: () => void;
}

/** Follows the pointer from press to release, also outside the element. `origin` gives the left edge that x is told from. */
export function horizontalDrag(origin: () => HTMLElement | null, drag: HorizontalDrag): (event: PointerEvent<HTMLElement>) => void {
  return (event) => {
    if (event.button !== 0) return;
    const element = origin();
    if (element === null) return;
    const xOf = (clientX: number) => clientX - element.getBoundingClientRect().left;
    if (!drag.onStart(xOf(event.clientX))) return;
    event.stopPropagation();
    const { currentTarget, pointerId } = event;
    currentTarget.setPointerCapture(pointerId);
    const ended = new AbortController();
    const listen = (type: 'pointermove' | 'pointerup' | 'pointercancel', handle: (x: number) => void) =>
      currentTarget.addEventListener(type, (moved) => moved.pointerId === pointerId && handle(xOf(moved.clientX)), { signal: ended.signal });
    listen('pointermove', drag.onMove);
    listen('pointerup', (x) => {
      ended.abort();
      drag.onEnd(x);
    });
    listen('pointercancel', () => {
      ended.abort();
      drag.onCancel?.();
    });
  };
}
