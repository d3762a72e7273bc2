import type { ReactNode } from 'react';
import styles from './controls.module.css';

export interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly words: string }[];
  readonly onChange: (value: Value) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly hideLabel?: boolean;
}

/** One of a few. */
export function SelectField<Value extends string>({ label, value, options, onChange, placeholder, disabled = false, hideLabel = false }: SelectFieldProps<Value>): ReactNode {
  return (
    <label className={styles.field}>
      {hideLabel ? null : <span>{label}</span>}
      <select
        className={styles.input}
        aria-label={label}
        disabled={disabled}
        value={value ?? ''}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {value === null ? <option value="">{placeholder ?? 'Choose …'}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </label>
  );
}
