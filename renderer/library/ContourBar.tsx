import type { ReadEntry } from '../../src/api/libraryListing.ts';
import styles from './ContourBar.module.css';

/** How many contours are accepted (solid) and provisional (striped), against the most that a row of the list has. */
export function ContourBar({ read }: { readonly read: ReadEntry | null }) {
  const accepted = read?.acceptedContours ?? 0;
  const provisional = read?.provisionalContours ?? 0;
  // A row is full once every contour is decided and there are enough of them to speak of a read pullback.
  const full = Math.max(accepted + provisional, 20);
  return (
    <div className={styles.bar} aria-hidden="true">
      <div className={styles.accepted} style={{ width: `${(100 * accepted) / full}%` }} />
      <div className={styles.provisional} style={{ width: `${(100 * provisional) / full}%` }} />
    </div>
  );
}
