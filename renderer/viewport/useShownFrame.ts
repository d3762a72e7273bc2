import { useCallback, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { FrameSource } from '../frames/frameSource.ts';

const patienceMs = 150;

/**
 * Asks for a frame and tells which one to show: the wanted one as soon as it is known, and for the moment until then the
 * latest that was wanted and is there. Whoever shows it shows everything about that frame: its number, its contours, its figures.
 */
export function useShownFrame(frames: FrameSource, wanted: number): number {
  useLayoutEffect(() => frames.want(wanted), [frames, wanted]);
  const subscribe = useCallback((changed: () => void) => frames.subscribe(changed), [frames]);
  const standing = useSyncExternalStore(subscribe, () => frames.standingFor(wanted));
  const [overdue, setOverdue] = useState<number | null>(null);
  useEffect(() => {
    if (standing === wanted) return undefined;
    // Each picture that comes meanwhile says that frames do come, and another wish begins the wait anew.
    const timer = setTimeout(() => setOverdue(wanted), patienceMs);
    return () => {
      clearTimeout(timer);
      setOverdue(null);
    };
  }, [standing, wanted]);
  return overdue === wanted ? wanted : standing;
}
