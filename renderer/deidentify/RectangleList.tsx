import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type PixelRectangle, within } from '../../src/dicom/deidentify/blanking.ts';
import { Button, IconButton } from '../panels/Button.tsx';
import { NumberField } from '../panels/NumberField.tsx';
import styles from './deidentify.module.css';
import { type ExportedPullback, setPullback } from './deidentifyStore.ts';

/** The rectangles of the pullback on screen in numbers, for hands that draw none and for places that are known to the pixel. */
export function RectangleList({ pullback }: { readonly pullback: ExportedPullback }): ReactNode {
  const { entry, rectangles } = pullback;
  const { pullbackId, rows, columns } = entry;
  const change = (index: number, next: Partial<PixelRectangle>) => {
    const kept = rectangles.map((rectangle, i) => (i === index ? within({ ...rectangle, ...next }, entry) : rectangle)).filter((rectangle) => rectangle !== null);
    setPullback(pullbackId, { rectangles: kept });
  };
  const add = () => setPullback(pullbackId, { rectangles: [...rectangles, { x: 0, y: 0, width: Math.ceil(columns / 4), height: Math.ceil(rows / 16) }] });
  return (
    <>
      {rectangles.map((rectangle, index) => (
        <div key={index} className={styles.numbers} role="group" aria-label={`Rectangle ${index + 1}`}>
          <NumberField label="Left" whole min={0} max={columns - 1} value={rectangle.x} onChange={(x) => x !== null && change(index, { x })} />
          <NumberField label="Top" whole min={0} max={rows - 1} value={rectangle.y} onChange={(y) => y !== null && change(index, { y })} />
          <NumberField label="Width" whole min={1} max={columns} value={rectangle.width} onChange={(width) => width !== null && change(index, { width })} />
          <NumberField label="Height" whole min={1} max={rows} value={rectangle.height} onChange={(height) => height !== null && change(index, { height })} />
          <IconButton label={`Take rectangle ${index + 1} away`} onClick={() => setPullback(pullbackId, { rectangles: rectangles.filter((_, i) => i !== index) })}>
            <IconX size={14} stroke={1.75} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <div>
        <Button onClick={add}>
          <IconPlus size={14} stroke={1.75} aria-hidden="true" /> Add a rectangle
        </Button>
      </div>
    </>
  );
}
