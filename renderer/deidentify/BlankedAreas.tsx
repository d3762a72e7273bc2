import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type PixelRectangle, within } from '../../src/dicom/deidentify/blanking.ts';
import styles from './deidentify.module.css';
import { setPullback } from './deidentifyStore.ts';

interface BlankedAreasProps {
  readonly pullbackId: string;
  readonly size: { readonly rows: number; readonly columns: number };
  readonly keep: readonly PixelRectangle[] | null;
  readonly rectangles: readonly PixelRectangle[];
  readonly solid: boolean;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Fewer pixels are a click, not a rectangle. */
const leastSidePx = 2;

/** What is overwritten, in image space, under the hand that draws more of it. */
export function BlankedAreas({ pullbackId, size, keep, rectangles, solid }: BlankedAreasProps) {
  const [drawn, setDrawn] = useState<{ readonly from: Corner; readonly to: Corner } | null>(null);
  const inHand = drawn === null ? null : within(between(drawn.from, drawn.to), size);
  const cornerAt = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Corner => {
    const box = currentTarget.getBoundingClientRect();
    return { x: ((clientX - box.left) / box.width) * size.columns, y: ((clientY - box.top) / box.height) * size.rows };
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const corner = cornerAt(event);
    setDrawn({ from: corner, to: corner });
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (drawn !== null) setDrawn({ ...drawn, to: cornerAt(event) });
  };
  const end = () => {
    if (inHand !== null && inHand.width >= leastSidePx && inHand.height >= leastSidePx) setPullback(pullbackId, { rectangles: [...rectangles, inHand] });
    setDrawn(null);
  };
  const remove = (index: number) => setPullback(pullbackId, { rectangles: rectangles.filter((_, i) => i !== index) });
  const removeByKey = (event: KeyboardEvent, index: number) => {
    if (!['Delete', 'Backspace', 'Enter', ' '].includes(event.key)) return;
    event.preventDefault();
    remove(index);
  };
  return (
    <svg
      className={`${styles.blanked} ${solid ? styles.solid : ''}`}
      viewBox={`0 0 ${size.columns} ${size.rows}`}
      preserveAspectRatio="none"
      aria-label="What is overwritten; drag to draw a rectangle"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => setDrawn(null)}
    >
      <defs>
        <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform={`scale(${size.columns / 480}) rotate(45)`}>
          <rect className={styles.hatchGround} width="8" height="8" />
          <line className={styles.hatchLine} x1="0" y1="0" x2="0" y2="8" />
        </pattern>
      </defs>
      {keep === null ? null : <path className={styles.outside} fillRule="evenodd" d={`M0 0H${size.columns}V${size.rows}H0Z${keep.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}Z`).join('')}`} />}
      {rectangles.map(({ x, y, width, height }, index) => (
        <g key={`${x} ${y} ${width} ${height} ${index}`} className={styles.rectangle}>
          <rect x={x} y={y} width={width} height={height} />
          <g
            className={styles.remove}
            role="button"
            tabIndex={0}
            aria-label={`Remove rectangle ${index + 1}`}
            transform={`translate(${x + width} ${y}) scale(${size.columns / 480})`}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => remove(index)}
            onKeyDown={(event) => removeByKey(event, index)}
          >
            <circle r={7} />
            <path d="M-3 -3L3 3M3 -3L-3 3" />
          </g>
        </g>
      ))}
      {inHand === null ? null : (
        <g className={styles.rectangle}>
          <rect x={inHand.x} y={inHand.y} width={inHand.width} height={inHand.height} />
        </g>
      )}
    </svg>
  );
}

function between(a: Corner, b: Corner): PixelRectangle {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}
