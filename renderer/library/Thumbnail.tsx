import { IconPhotoOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { bytePaths } from '../../src/api/contract.ts';
import type { PullbackEntry } from '../../src/api/libraryListing.ts';
import styles from './Thumbnail.module.css';

/** A row that is scrolled past within this time asks for no picture. */
const settleMs = 80;

/** A small picture of a pullback; a sign in its place where there is none. What is scrolled past is not waited for. */
export function Thumbnail({ pullback, alt = '', atOnce = false }: { readonly pullback: PullbackEntry; readonly alt?: string; readonly atOnce?: boolean }) {
  const [asked, setAsked] = useState(atOnce);
  const [failed, setFailed] = useState(false);
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const due = window.setTimeout(() => setAsked(true), settleMs);
    return () => window.clearTimeout(due);
  }, []);
  // Its smallest lumen moves with the newest read's edits; a picture that was shown before is not looked for again under the same address.
  const source = bytePaths.thumbnail(pullback.pullbackId, pullback.reads.at(-1)?.lastEventSequence ?? 0);
  useEffect(() => {
    const shown = image.current;
    if (shown === null) return;
    shown.src = source;
    // Taking the picture away ends its request; an image that merely leaves the page is loaded to its end.
    return () => shown.removeAttribute('src');
  }, [asked, source]);
  if (failed || pullback.file !== 'present') {
    return (
      <span className={styles.none} title="No picture">
        <IconPhotoOff size={16} stroke={1.5} aria-hidden="true" />
      </span>
    );
  }
  return asked ? <img ref={image} className={styles.picture} alt={alt} draggable={false} onError={() => setFailed(true)} /> : <span className={styles.none} />;
}
