import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './Divider.module.css';

export interface DividerProps {
  readonly words: string;
  /** `vertical`: between what is left and right of it; the value grows towards the left or the top. */
  readonly orientation: 'vertical' | 'horizontal';
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onValue: (value: number) => void;
  readonly onReset: () => void;
}

const keyStep = 16;

/** The edge of a part that can be dragged, or moved by arrow keys; a double click sets it back. */
export function Divider({ words, orientation, value, least, most, onValue, onReset }: DividerProps) {
  const from = useRef<{ readonly at: number; readonly value: number } | null>(null);
  const placeOf = (event: PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY);
  const setWithin = (wanted: number) => onValue(Math.round(Math.min(most, Math.max(least, wanted))));
  const onKeyDown = (event: KeyboardEvent) => {
    const grows = orientation === 'vertical' ? 'ArrowLeft' : 'ArrowUp';
    const shrinks = orientation === 'vertical' ? 'ArrowRight' : 'ArrowDown';
    if (event.key !== grows && event.key !== shrinks) return;
    event.preventDefault();
    setWithin(value + (event.key === grows ? keyStep : -keyStep));
  };
  return (
    // A separator that moves is a control, by the ARIA pattern of window splitters.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      tabIndex={0}
      aria-label={words}
      aria-orientation={orientation}
      aria-valuenow={value}
      aria-valuemin={least}
      aria-valuemax={most}
      className={`${styles.divider} ${styles[orientation]}`}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { at: placeOf(event), value };
      }}
      onPointerMove={(event) => {
        if (from.current !== null) setWithin(from.current.value + from.current.at - placeOf(event));
      }}
      onPointerUp={() => {
        from.current = null;
      }}
      onPointerCancel={() => {
        from.current = null;
      }}
    />
  );
}
