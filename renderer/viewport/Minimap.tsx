import type { Contour } from '../../src/contour/contour.ts';
import type { ViewTransform } from '../../src/geometry/viewTransform.ts';
import { canvasPath, imagePathOf } from '../overlay/contourPath.ts';
import styles from './FrameStage.module.css';
import type { StageSize } from './useStageSize.ts';

export interface MinimapProps {
  readonly image: { readonly columns: number; readonly rows: number };
  readonly view: ViewTransform;
  readonly size: StageSize;
  readonly contours: readonly Contour[];
}

const longestPx = 78;

/** Which part of the frame is on the screen, while it is not the whole. */
export function Minimap({ image, view, size, contours }: MinimapProps) {
  const aspect = view.scaleY / view.scaleX;
  const scaleX = Math.min(longestPx / image.columns, longestPx / (image.rows * aspect));
  const small: ViewTransform = { scaleX, scaleY: scaleX * aspect, offsetX: 0, offsetY: 0 };
  const width = image.columns * small.scaleX;
  const height = image.rows * small.scaleY;
  const left = clamp((-view.offsetX / view.scaleX) * small.scaleX, width);
  const top = clamp((-view.offsetY / view.scaleY) * small.scaleY, height);
  const right = clamp(((size.width - view.offsetX) / view.scaleX) * small.scaleX, width);
  const bottom = clamp(((size.height - view.offsetY) / view.scaleY) * small.scaleY, height);
  return (
    <svg className={styles.minimap} width={width} height={height} aria-hidden="true">
      {contours.map((contour) => (
        <polygon
          key={contour.id}
          points={canvasPath(imagePathOf(contour), small).join(' ')}
          fill="none"
          stroke={contour.kind === 'stent' ? 'var(--vl-stent)' : 'var(--vl-lumen)'}
          strokeWidth="1.25"
        />
      ))}
      <rect x={left} y={top} width={Math.max(2, right - left)} height={Math.max(2, bottom - top)} fill="rgb(157 184 255 / 14%)" stroke="var(--vl-focus)" strokeWidth="1" />
    </svg>
  );
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
