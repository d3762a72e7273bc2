import { useEffect, useState, useSyncExternalStore } from 'react';
import type { FrameSource, FrameState } from '../frames/frameSource.ts';

const patienceMs = 150;

export interface ShownFrame {
  /** The frame that is asked for, as far as it is there; null while it is on its way. */
  readonly state: FrameState | null;
  /** It is on its way for longer than passes unnoticed. */
  readonly late: boolean;
}

/** Tells when a frame is there, which `useShownFrame` asks for. What arrives for another number never comes out here. */
export function useFrameState(frames: FrameSource, frameNumber: number): ShownFrame {
  const state = useSyncExternalStore(
    (changed) => frames.subscribe((arrived) => (arrived === frameNumber ? changed() : undefined)),
    () => stateOf(frames, frameNumber),
  );
  const [late, setLate] = useState<number | null>(null);
  useEffect(() => {
    if (state !== null) return undefined;
    const timer = setTimeout(() => setLate(frameNumber), patienceMs);
    return () => clearTimeout(timer);
  }, [state, frameNumber]);
  return { state, late: state === null && late === frameNumber };
}

// React compares snapshots by identity, `peek` makes a new object each time.
const snapshots = new WeakMap<object, FrameState>();

function stateOf(frames: FrameSource, frameNumber: number): FrameState | null {
  const state = frames.peek(frameNumber);
  if (state === null) return null;
  const identity = state.kind === 'ready' ? state.frame : state.error;
  const known = snapshots.get(identity);
  if (known !== undefined) return known;
  snapshots.set(identity, state);
  return state;
}
