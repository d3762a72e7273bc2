import type { PointerEvent } from 'react';

/** What a drag along the axis does. x is told in CSS pixels from the left edge of the nearest element with `data-frame-axis`. */
export interface AxisDrag {
  readonly onMove: (x: number) => void;
  readonly onEnd: (x: number) => void;
  /** Taken away by the system: nothing is kept. */
  readonly onCancel?: () => void;
}

/** Where along the axis the pointer is pressed; null where this press is not the main button's or lies on no axis. */
export function axisPress(event: PointerEvent<HTMLElement>): number | null {
  const axis = event.currentTarget.closest('[data-frame-axis]');
  return event.button !== 0 || axis === null ? null : event.clientX - axis.getBoundingClientRect().left;
}

/** Follows a pressed pointer to its release, also outside the element. */
export function followDrag(event: PointerEvent<HTMLElement>, drag: AxisDrag): void {
  const { pointerId } = event;
  const currentTarget: HTMLElement = event.currentTarget;
  const axis = currentTarget.closest('[data-frame-axis]');
  if (axis === null) return;
  event.stopPropagation();
  currentTarget.setPointerCapture(pointerId);
  const xOf = (moved: { readonly clientX: number }) => moved.clientX - axis.getBoundingClientRect().left;
  const ended = new AbortController();
  const { signal } = ended;
  currentTarget.addEventListener('pointermove', (moved) => moved.pointerId === pointerId && drag.onMove(xOf(moved)), { signal });
  currentTarget.addEventListener(
    'pointerup',
    (released) => {
      if (released.pointerId !== pointerId) return;
      ended.abort();
      drag.onEnd(xOf(released));
    },
    { signal },
  );
  currentTarget.addEventListener(
    'pointercancel',
    () => {
      ended.abort();
      drag.onCancel?.();
    },
    { signal },
  );
}
