import type { ReactNode } from 'react';
import type { Annotation } from '../../src/analysis/annotation.ts';
import { type FrameScale, xOfFrame } from './frameScale.ts';
import styles from './timeline.module.css';

export interface BookmarkMarkProps {
  readonly bookmark: Annotation;
  /** A landmark's flag stands on the same frame: the ribbon gives way to the left. */
  readonly besideFlag: boolean;
  readonly scale: FrameScale;
  readonly onGo: (frameNumber: number) => void;
}

/** A ribbon that hangs over its frame. */
export function BookmarkMark({ bookmark: { frameNumber, note }, besideFlag, scale, onGo }: BookmarkMarkProps): ReactNode {
  const words = `Bookmark, frame ${frameNumber}`;
  return (
    <button
      type="button"
      className={styles.bookmark}
      style={{ left: xOfFrame(scale, frameNumber) - (besideFlag ? 16 : 5) }}
      title={note === '' ? words : `${words}: ${note}`}
      aria-label={words}
      onClick={() => onGo(frameNumber)}
    >
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d="M2 0.5h6v9L5 7 2 9.5Z" fill="none" stroke="var(--vl-text-1)" strokeWidth="1.25" strokeLinejoin="round" />
      </svg>
    </button>
  );
}
