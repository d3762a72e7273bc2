import { type RefCallback, useCallback } from 'react';

/** For a form that opens in place: brings it into view and the first of its controls under the keyboard. */
export function useReveal<Element extends HTMLElement>(): RefCallback<Element> {
  return useCallback((element: Element | null) => {
    if (element === null) return;
    element.scrollIntoView({ block: 'nearest' });
    element.querySelector<HTMLElement>('select, input, textarea')?.focus({ preventScroll: true });
  }, []);
}
