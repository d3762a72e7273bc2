import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ViewTransform } from '../../src/geometry/viewTransform.ts';
import { openPictureSurface, type Picture, type PictureSurface } from './cornerstonePicture.ts';

export interface FramePictureProps {
  /** null: nothing is shown, since another frame would be taken for the one that is named. */
  readonly picture: Picture | null;
  readonly view: ViewTransform;
  readonly className?: string | undefined;
}

/** The frame itself, drawn by cornerstone under the transform that the contours are drawn under. */
export function FramePicture({ picture, view, className }: FramePictureProps) {
  const host = useRef<HTMLDivElement>(null);
  const surface = useRef<PictureSurface | null>(null);

  useLayoutEffect(() => {
    if (host.current === null) return undefined;
    const opened = openPictureSurface(host.current);
    surface.current = opened;
    const sizes = new ResizeObserver(() => opened.resize());
    sizes.observe(host.current);
    return () => {
      sizes.disconnect();
      surface.current = null;
      opened.dispose();
    };
  }, []);

  useLayoutEffect(() => {
    if (picture !== null) surface.current?.show(picture, view);
  }, [picture, view]);

  useEffect(() => {
    const onRatio = () => surface.current?.resize();
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', onRatio);
    return () => query.removeEventListener('change', onRatio);
  }, []);

  return <div ref={host} className={className} aria-hidden="true" style={{ visibility: picture === null ? 'hidden' : 'visible' }} />;
}
