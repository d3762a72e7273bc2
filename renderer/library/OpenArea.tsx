import { IconFolderOpen, IconFolderPlus, IconFolders, IconServer } from '@tabler/icons-react';
import { actionOf, runAction } from '../actions/actionTable.ts';
import appStyles from '../app/App.module.css';
import { ImportOutcome } from './ImportOutcome.tsx';
import styles from './OpenArea.module.css';
import { useIsTakingIn, WorkProgress } from './WorkProgress.tsx';

/** How a pullback comes in: files and folders of one's own, or the sample, read or to be read. */
export function OpenArea() {
  const busy = useIsTakingIn();
  const sample = (id: string, words: string) => (
    <button type="button" className={styles.link} aria-label={actionOf(id).words} onClick={() => runAction(actionOf(id))}>
      {words}
    </button>
  );
  return (
    <>
      <section className={styles.area} aria-label="Open a pullback">
        <IconFolderPlus size={24} stroke={1.5} aria-hidden="true" />
        <div className={styles.words}>
          <h2>Read a pullback</h2>
          <p>DICOM files, a folder or a disc. You can also drop them here.</p>
          <p>
            Or the sample: {sample('file.openSampleRead', 'read')}, {sample('file.openSampleUnread', 'unread')}
          </p>
        </div>
        {busy ? (
          <WorkProgress />
        ) : (
          <div className={styles.buttons}>
            <button type="button" className={appStyles.secondary} onClick={() => runAction(actionOf('library.remote'))}>
              <IconServer size={18} stroke={1.75} aria-hidden="true" />
              Find on a server…
            </button>
            <button type="button" className={appStyles.secondary} onClick={() => runAction(actionOf('file.openFolder'))}>
              <IconFolders size={18} stroke={1.75} aria-hidden="true" />
              Open a folder or disc…
            </button>
            <button type="button" className={appStyles.primary} onClick={() => runAction(actionOf('file.open'))}>
              <IconFolderOpen size={18} stroke={1.75} aria-hidden="true" />
              Open a pullback…
              <kbd className={styles.key}>Ctrl O</kbd>
            </button>
          </div>
        )}
      </section>
      <ImportOutcome />
    </>
  );
}
