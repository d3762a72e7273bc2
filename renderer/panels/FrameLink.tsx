import type { ReactNode } from 'react';
import styles from './controls.module.css';

export interface FrameLinkProps {
  readonly frameNumber: number;
  readonly onGo: (frameNumber: number) => void;
  /** Instead of `Frame 143`. */
  readonly words?: string;
}

/** Every figure leads to the frame that it stands on. */
export function FrameLink({ frameNumber, onGo, words = `Frame ${frameNumber}` }: FrameLinkProps): ReactNode {
  return (
    <button type="button" className={styles.link} onClick={() => onGo(frameNumber)}>
      {words} <span aria-hidden="true">→</span>
    </button>
  );
}
