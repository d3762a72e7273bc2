import type { ReactNode } from 'react';
import type { Annotation } from '../../src/analysis/annotation.ts';
import { type FrameScale, xOfFrame } from './frameScale.ts';
import styles from './timeline.module.css';

export interface BookmarkMarkProps {
  readonly bookmark: Annotation;
  readonly scale: FrameScale;
  readonly onGo: (frameNumber: number) => void;
}

/** A ribbon that hangs over the segment bar, where it covers no landmark's words. */
export function BookmarkMark({ bookmark: { frameNumber, note }, scale, onGo }: BookmarkMarkProps): ReactNode {
  const words = `Bookmark, frame ${frameNumber}`;
  return (
    <button
      type="button"
      className={styles.bookmark}
      style={{ left: xOfFrame(scale, frameNumber) - 5 }}
      title={note === '' ? words : `${words}: ${note}`}
      aria-label={words}
      onClick={() => onGo(frameNumber)}
    >
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d="M2 0.5h6v9L5 7 2 9.5Z" fill="var(--vl-text-1)" stroke="var(--vl-app)" strokeWidth="1" strokeLinejoin="round" />
      </svg>
    </button>
  );
}
