import { type RefObject, useLayoutEffect, useState } from 'react';

export interface StageSize {
  readonly width: number;
  readonly height: number;
}

/** Size of an element in CSS pixels, kept up with; null before the first layout or while it is not shown. */
export function useStageSize(element: RefObject<HTMLElement | null>): StageSize | null {
  const [size, setSize] = useState<StageSize | null>(null);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return undefined;
    const read = () => {
      const { clientWidth: width, clientHeight: height } = measured;
      setSize((known) => (width === 0 || height === 0 ? null : known?.width === width && known.height === height ? known : { width, height }));
    };
    read();
    const sizes = new ResizeObserver(read);
    sizes.observe(measured);
    return () => sizes.disconnect();
  }, [element]);
  return size;
}
