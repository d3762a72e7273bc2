import { IconFlask, IconFolderOpen, IconLassoPolygon } from '@tabler/icons-react';
import { actionOf, runAction } from '../actions/actionTable.ts';
import appStyles from '../app/App.module.css';
import styles from './FirstStart.module.css';
import { ImportOutcome } from './ImportOutcome.tsx';
import { useIsTakingIn, WorkProgress } from './WorkProgress.tsx';

/** What a reader sees before anything is in the library: the three ways to begin. */
export function FirstStart() {
  const busy = useIsTakingIn();
  return (
    <section className={styles.start} aria-label="Begin">
      <ImportOutcome />
      <div className={styles.lead}>
        <h1>Measure a vein from its IVUS pullback</h1>
        <p>Trace the lumen, mark the vein segments, and read the minimum lumen area and the stenosis of each against its reference.</p>
      </div>
      <div className={styles.ways}>
        <div className={`${styles.way} ${styles.drop}`}>
          <IconFolderOpen size={24} stroke={1.5} aria-hidden="true" />
          <h2>Your own pullback</h2>
          <p>DICOM files of intravascular ultrasound, a folder or a disc. You can also drop them anywhere in this window. They stay on this machine.</p>
          {busy ? (
            <WorkProgress />
          ) : (
            <div className={styles.buttons}>
              <button type="button" className={appStyles.primary} onClick={() => runAction(actionOf('file.open'))}>
                Open a pullback…
              </button>
              <button type="button" className={appStyles.secondary} onClick={() => runAction(actionOf('file.openFolder'))}>
                Open a folder or disc…
              </button>
              <button type="button" className={appStyles.secondary} onClick={() => runAction(actionOf('library.remote'))}>
                Find on a server…
              </button>
            </div>
          )}
        </div>
        <div className={styles.way}>
          <IconFlask size={24} stroke={1.5} aria-hidden="true" />
          <h2>A pullback that is read</h2>
          <p>A synthetic left iliofemoral vein with accepted contours, segments and a report: see what a finished read looks like.</p>
          <button type="button" className={appStyles.secondary} onClick={() => runAction(actionOf('file.openSampleRead'))}>
            Open the sample, read
          </button>
        </div>
        <div className={styles.way}>
          <IconLassoPolygon size={24} stroke={1.5} aria-hidden="true" />
          <h2>Try your hand</h2>
          <p>The same vein without a contour. Trace it yourself, and hold your figures against those of the sample that is read.</p>
          <button type="button" className={appStyles.secondary} onClick={() => runAction(actionOf('file.openSampleUnread'))}>
            Try your hand: the sample, unread
          </button>
        </div>
      </div>
    </section>
  );
}
