import { memo, type ReactNode } from 'react';
import { type Landmark, landmarkWords } from '../../src/analysis/landmark.ts';
import type { Annotation } from '../../src/analysis/annotation.ts';
import { BookmarkMark } from './BookmarkMark.tsx';
import { type FrameScale, xOfFrame } from './frameScale.ts';
import styles from './timeline.module.css';

export interface LandmarkRowProps {
  readonly landmarks: readonly Landmark[];
  /** Of all frames; only bookmarks are shown. */
  readonly annotations: readonly Annotation[];
  readonly scale: FrameScale;
  readonly onGo: (frameNumber: number) => void;
}

/** A flag with fewer pixels than this shows no words. */
const narrowestWordsPx = 48;

/** Flags along the axis, whose words give way to the next flag, and bookmarks below them. */
export const LandmarkRow = memo(function LandmarkRow({ landmarks, annotations, scale, onGo }: LandmarkRowProps): ReactNode {
  const bookmarks = annotations.filter(({ shape }) => shape.kind === 'bookmark');
  const inOrder = landmarks.toSorted((a, b) => a.frameNumber - b.frameNumber);
  return (
    <div className={styles.landmarks}>
      {inOrder.map((landmark, index) => {
        const x = xOfFrame(scale, landmark.frameNumber);
        const next = inOrder[index + 1];
        const room = (next === undefined ? scale.width : xOfFrame(scale, next.frameNumber)) - x - 4;
        const words = landmarkWords(landmark);
        return (
          <button
            key={landmark.id}
            type="button"
            className={styles.landmark}
            style={{ left: x - 5, maxWidth: Math.max(12, room) }}
            title={`${words}, frame ${landmark.frameNumber}, ${landmark.basis}`}
            aria-label={`${words}, frame ${landmark.frameNumber}`}
            onClick={() => onGo(landmark.frameNumber)}
          >
            <svg width="10" height="12" viewBox="0 0 10 12" aria-hidden="true">
              <path d="M1 1h8v6.5L5 11 1 7.5Z" fill="var(--vl-text-2)" />
            </svg>
            {room < narrowestWordsPx ? null : <span>{room < words.length * 6.2 + 16 ? shortened(words) : words}</span>}
          </button>
        );
      })}
      {bookmarks.map((bookmark) => (
        <BookmarkMark key={bookmark.id} bookmark={bookmark} scale={scale} onGo={onGo} />
      ))}
    </div>
  );
});

function shortened(words: string): string {
  return words.replace('confluence', 'confl.').replace('Internal', 'Int.').replace('Saphenofemoral', 'SF').replace('ligament', 'lig.');
}
