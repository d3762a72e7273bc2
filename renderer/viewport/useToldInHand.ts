import { useEffect, useRef } from 'react';
import type { Contour } from '../../src/contour/contour.ts';

/** Tells what is in hand when it has changed by value: whoever recomputes figures because of it renders this stage again, and must not be told the same once more. */
export function useToldInHand(inHand: Contour | null, tell: (contour: Contour | null) => void): void {
  const told = useRef<Contour | null>(null);
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
    if (isSame(told.current, inHand)) return;
    told.current = inHand;
    tell(inHand);
  });
  useEffect(
    () => () => {
      if (told.current !== null) latest.current(null);
      told.current = null;
    },
    [],
  );
}

function isSame(a: Contour | null, b: Contour | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (a.id !== b.id || a.frameNumber !== b.frameNumber || a.points.length !== b.points.length) return false;
  return a.points === b.points || a.points.every((point, index) => point.x === b.points[index]?.x && point.y === b.points[index]?.y);
}
