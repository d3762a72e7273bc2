import { createStore, useStore } from 'zustand';
import type { ActionScene } from '../actions/action.ts';
import type { ReadingState } from '../store/readingStore.ts';
import { useApp } from './appStore.ts';

const noReading = createStore<ReadingState | null>(() => null);

/** The open read's state, or null in the library. */
export function useReadingState(): ReadingState | null {
  const open = useApp((state) => state.open);
  return useStore<typeof noReading | NonNullable<typeof open>['store'], ReadingState | null>(open?.store ?? noReading, (state) => state);
}

/** What actions are asked about, kept current on screen. */
export function useScene(): ActionScene {
  const app = useApp();
  const state = useReadingState();
  return { app, open: app.open, reading: state?.reading ?? null };
}
