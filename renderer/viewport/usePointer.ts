import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { canvasPoint, type CanvasPoint } from '../../src/geometry/canvasPoint.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { canvasToImage, type ViewTransform } from '../../src/geometry/viewTransform.ts';
import type { HeldKeys, ToolInput } from '../overlay/tools/toolStep.ts';
import { wheelSteps, wheelWay } from './wheelSteps.ts';

export interface PointerActions {
  readonly view: ViewTransform;
  readonly image: { readonly columns: number; readonly rows: number };
  /** The main button, and movement, as the tools take it. */
  readonly onTool: (input: ToolInput) => void;
  /** Whether the main button moves the picture here instead: nothing lies under the pointer and no tool is in use. */
  readonly pansAt: (keys: HeldKeys) => boolean;
  readonly onPan: (dx: number, dy: number) => void;
  readonly onZoom: (factor: number, about: CanvasPoint) => void;
  readonly onScrub: (frames: number) => void;
  readonly onWindowStart: () => void;
  /** Way of the right button since it was pressed, in canvas pixels. */
  readonly onWindowDrag: (dx: number, dy: number) => void;
  readonly onFit: () => void;
  readonly onHover: (at: CanvasPoint | null) => void;
}

type Hold = { readonly kind: 'tool' } | { readonly kind: 'pan'; x: number; y: number; moved: number } | { readonly kind: 'window'; readonly x: number; readonly y: number };

/**
 * The pointer over the frame: wheel scrubs (Shift tenfold), Ctrl+wheel zooms about the pointer, middle drag pans, right drag
 * sets the window, double click fits; the main button belongs to the tool in use.
 */
export function usePointer(surface: RefObject<HTMLElement | null>, actions: PointerActions): void {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });

  useEffect(() => {
    const element = surface.current;
    if (element === null) return undefined;
    let hold: Hold | null = null;
    const steps = wheelSteps();

    const at = (event: MouseEvent) => {
      const box = element.getBoundingClientRect();
      return canvasPoint(event.clientX - box.left, event.clientY - box.top);
    };
    const keysOf = (event: MouseEvent): HeldKeys => ({ shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey });
    const tool = (type: 'down' | 'move' | 'up', event: PointerEvent) => {
      const { view, image } = latest.current;
      const point = canvasToImage(view, at(event));
      // The hand may leave the picture; what it draws may not.
      const inside = imagePoint(Math.min(image.columns, Math.max(0, point.x)), Math.min(image.rows, Math.max(0, point.y)));
      latest.current.onTool({ type, at: type === 'move' && hold === null ? point : inside, keys: keysOf(event) });
    };

    const down = (event: PointerEvent) => {
      if (hold !== null) return;
      if (event.button === 1) hold = { kind: 'pan', x: event.clientX, y: event.clientY, moved: 0 };
      else if (event.button === 2) {
        hold = { kind: 'window', x: event.clientX, y: event.clientY };
        latest.current.onWindowStart();
      } else if (event.button === 0) {
        tool('move', event);
        if (latest.current.pansAt(keysOf(event))) {
          tool('down', event);
          hold = { kind: 'pan', x: event.clientX, y: event.clientY, moved: 0 };
        } else {
          hold = { kind: 'tool' };
          tool('down', event);
        }
      } else return;
      element.setPointerCapture(event.pointerId);
      // Keeps the middle button from scrolling; the focus is set by hand, since this keeps it from coming too.
      event.preventDefault();
      element.closest<HTMLElement>('[data-frame-stage]')?.focus({ preventScroll: true });
    };
    const move = (event: PointerEvent) => {
      latest.current.onHover(at(event));
      if (hold === null || hold.kind === 'tool') {
        // All positions since the last event, so that a quick freehand stroke keeps its shape.
        const passed = hold === null ? [event] : event.getCoalescedEvents();
        for (const step of passed.length === 0 ? [event] : passed) tool('move', step);
      } else if (hold.kind === 'pan') {
        latest.current.onPan(event.clientX - hold.x, event.clientY - hold.y);
        hold = { kind: 'pan', x: event.clientX, y: event.clientY, moved: hold.moved + 1 };
      } else latest.current.onWindowDrag(event.clientX - hold.x, event.clientY - hold.y);
    };
    const up = (event: PointerEvent) => {
      if (hold?.kind === 'tool') tool('up', event);
      hold = null;
    };
    const leave = () => {
      if (hold !== null) return;
      latest.current.onHover(null);
      latest.current.onTool({ type: 'leave' });
    };
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) {
        latest.current.onZoom(Math.exp(-Math.max(-200, Math.min(200, wheelWay(event))) * 0.002), at(event));
        return;
      }
      const frames = steps(event);
      if (frames !== 0) latest.current.onScrub(frames);
    };
    const noMenu = (event: Event) => event.preventDefault();
    const twice = () => latest.current.onFit();

    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('wheel', turn, { passive: false });
    element.addEventListener('contextmenu', noMenu);
    element.addEventListener('dblclick', twice);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('wheel', turn);
      element.removeEventListener('contextmenu', noMenu);
      element.removeEventListener('dblclick', twice);
    };
  }, [surface]);
}
