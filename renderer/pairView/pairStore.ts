import { create } from 'zustand';

/** Whether the two pullbacks are on screen side by side, and whether another one is being chosen. */
export interface PairViewState {
  readonly shown: boolean;
  readonly choosing: boolean;
}

export const usePairView = create<PairViewState>()(() => ({ shown: false, choosing: false }));

export function showPair(shown: boolean): void {
  usePairView.setState({ shown, choosing: false });
}
