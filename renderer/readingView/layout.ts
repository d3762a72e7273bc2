import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { create } from 'zustand';

const layoutSchema = z.object({ sideWidth: z.number().nullable(), timelineHeight: z.number().nullable() });
type Layout = z.infer<typeof layoutSchema>;

const storageKey = 'venolume.layout';

function remembered(): Layout {
  try {
    return layoutSchema.parse(JSON.parse(localStorage.getItem(storageKey) ?? ''));
  } catch {
    return { sideWidth: null, timelineHeight: null };
  }
}

/** How the reader has set the dividers, in px; null where the window's size decides. Remembered on this machine. */
export const useLayout = create<Layout>()(remembered);
useLayout.subscribe(({ sideWidth, timelineHeight }) => {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ sideWidth, timelineHeight }));
  } catch {
    // A browser that keeps nothing: the layout holds for this window.
  }
});

interface DefaultSizes {
  readonly sideWidth: number;
  readonly timelineHeight: number;
}

/** A small screen at a large scale: the picture keeps what the panels can spare. */
const scaled: DefaultSizes = { sideWidth: 280, timelineHeight: 132 };
const small: DefaultSizes = { sideWidth: 312, timelineHeight: 248 };
const middle: DefaultSizes = { sideWidth: 336, timelineHeight: 300 };
const large: DefaultSizes = { sideWidth: 368, timelineHeight: 372 };

function sizesOfWindow(): DefaultSizes {
  const { innerWidth, innerHeight } = window;
  if (innerWidth < 900 || innerHeight < 500) return scaled;
  if (innerWidth < 1400 || innerHeight < 800) return small;
  return innerWidth >= 1800 && innerHeight >= 1000 ? large : middle;
}

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** Sizes that fit the window where the reader has set none. */
export function useDefaultSizes(): DefaultSizes {
  return useSyncExternalStore(onResize, sizesOfWindow);
}
