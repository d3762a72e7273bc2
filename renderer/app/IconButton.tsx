import { Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import styles from './IconButton.module.css';

export interface IconButtonProps {
  readonly icon: Icon;
  /** The accessible name; the tooltip shows it with its key. */
  readonly words: string;
  readonly keyWords?: string | undefined;
  readonly disabled?: boolean;
  readonly pressed?: boolean | undefined;
  readonly onClick: () => void;
}

/** A button that is only a sign: always with a name, and a tooltip that says it. */
export function IconButton({ icon: Sign, words, keyWords, disabled = false, pressed, onClick }: IconButtonProps) {
  return (
    <Tooltip label={keyWords === undefined ? words : `${words} (${keyWords})`} openDelay={500} transitionProps={{ duration: 0 }} fz={12}>
      <button type="button" className={styles.button} aria-label={words} aria-pressed={pressed} disabled={disabled} onClick={onClick}>
        <Sign size={18} stroke={1.75} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
