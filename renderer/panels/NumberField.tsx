import { type ReactNode, useState } from 'react';
import styles from './controls.module.css';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  /** Told as soon as what is typed is a number within the limits; null where it is not. */
  readonly onChange: (value: number | null) => void;
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
  readonly unit?: string;
}

/** A number that is typed: a decimal comma is read as a point, and what is not a number is marked and never taken. */
export function NumberField({ label, value, onChange, min, max, whole = false, unit }: NumberFieldProps): ReactNode {
  // What was typed stands as long as the value is what it says; a value from elsewhere takes its place.
  const [entered, setEntered] = useState({ text: value === null ? '' : String(value), value });
  const text = entered.value === value ? entered.text : value === null ? '' : String(value);
  const typed = numberOf(text, whole);
  const wrong = text.trim() !== '' && (typed === null || typed < min || typed > max);
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <span className={styles.withUnit}>
        <input
          className={`${styles.input} ${wrong ? styles.wrong : ''}`}
          inputMode={whole ? 'numeric' : 'decimal'}
          aria-invalid={wrong}
          title={wrong ? `A ${whole ? 'whole ' : ''}number from ${min} to ${max}` : undefined}
          value={text}
          onChange={(event) => {
            const number = numberOf(event.target.value, whole);
            const next = number !== null && number >= min && number <= max ? number : null;
            setEntered({ text: event.target.value, value: next });
            onChange(next);
          }}
        />
        {unit}
      </span>
    </label>
  );
}

function numberOf(text: string, whole: boolean): number | null {
  const trimmed = text.trim().replace(',', '.').replace('\u2212', '-');
  if (!(whole ? /^\d+$/ : /^-?(\d+\.?\d*|\.\d+)$/).test(trimmed)) return null;
  return Number(trimmed);
}
