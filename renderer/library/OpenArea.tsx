import { IconFlask, IconFolderOpen, IconFolderPlus, IconLassoPolygon } from '@tabler/icons-react';
import { actionOf, runAction } from '../actions/actionTable.ts';
import appStyles from '../app/App.module.css';
import { type Transfer, useLibraryWork } from '../app/libraryCommands.ts';
import styles from './OpenArea.module.css';

/** How a pullback comes in: a file of one's own, or the sample, read or to be read. */
export function OpenArea() {
  const transfer = useLibraryWork((work) => work.transfer);
  return (
    <section className={styles.area} aria-label="Open a pullback">
      <IconFolderPlus size={24} stroke={1.5} aria-hidden="true" />
      <div className={styles.words}>
        <h2>Read a pullback</h2>
        <p>DICOM files. You can also drop them here.</p>
      </div>
      {transfer === null ? (
        <div className={styles.buttons}>
          <button type="button" className={appStyles.secondary} aria-label={actionOf('file.openSampleRead').words} onClick={() => runAction(actionOf('file.openSampleRead'))}>
            <IconFlask size={18} stroke={1.75} aria-hidden="true" />
            Sample, read
          </button>
          <button type="button" className={appStyles.secondary} aria-label={actionOf('file.openSampleUnread').words} onClick={() => runAction(actionOf('file.openSampleUnread'))}>
            <IconLassoPolygon size={18} stroke={1.75} aria-hidden="true" />
            Sample, unread
          </button>
          <button type="button" className={appStyles.primary} onClick={() => runAction(actionOf('file.open'))}>
            <IconFolderOpen size={18} stroke={1.75} aria-hidden="true" />
            Open a pullback…
            <kbd className={styles.key}>Ctrl O</kbd>
          </button>
        </div>
      ) : (
        <TransferProgress {...transfer} />
      )}
    </section>
  );
}

export function TransferProgress({ fileName, sentBytes, totalBytes, cancel }: Transfer) {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(totalBytes < 10e6 ? 1 : 0);
  return (
    <div className={styles.progress}>
      <span>
        {fileName}: {megabytes(sentBytes)} of {megabytes(totalBytes)} MB
      </span>
      <div className={styles.bar} role="progressbar" aria-label="Upload" aria-valuenow={sentBytes} aria-valuemin={0} aria-valuemax={totalBytes}>
        <div style={{ width: `${totalBytes === 0 ? 100 : (100 * sentBytes) / totalBytes}%` }} />
      </div>
      <button type="button" className={appStyles.secondary} onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}
