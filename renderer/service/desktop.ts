import type { DesktopBridge } from '../../src/api/desktopBridge.ts';

declare global {
  interface Window {
    /** Put there by the desktop window's preload; undefined in a browser. */
    readonly venolume?: DesktopBridge;
  }
}

/** What only a desktop window can do; null in a browser. */
export const desktop: DesktopBridge | null = window.venolume ?? null;
