import { startTransition, useEffect, useState } from 'react';
import type { FrameSource } from '../frames/frameSource.ts';

/** Whatever keeps the first frame, the rest of the screen does not wait longer, ms. */
const patienceMs = 1000;

/** False until a frame has come and been drawn: what stands around the picture is built after it, a piece at a time. */
export function useAfterFirstFrame(frames: FrameSource): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => {
    let handle = 0;
    const goOn = () => startTransition(() => setAfter(true));
    const afterDrawing = () => {
      stop();
      handle = requestAnimationFrame(() => {
        handle = requestAnimationFrame(goOn);
      });
    };
    const stop = frames.subscribe(afterDrawing);
    const timer = setTimeout(goOn, patienceMs);
    if (frames.cachedBytes > 0) afterDrawing();
    return () => {
      stop();
      clearTimeout(timer);
      cancelAnimationFrame(handle);
    };
  }, [frames]);
  return after;
}
