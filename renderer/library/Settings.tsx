import { useState } from 'react';
import { actionOf, runAction } from '../actions/actionTable.ts';
import appStyles from '../app/App.module.css';
import { nameReader, sayInApp, useApp } from '../app/appStore.ts';
import { restoreBackup, useLibraryWork } from '../app/libraryCommands.ts';
import { ServersCard } from '../servers/ServersCard.tsx';
import styles from './LibraryPage.module.css';

/** Who reads, backup and restore, and what this program is. */
export function Settings() {
  const session = useApp((app) => app.session);
  const { transfer, restoreAsked, problem } = useLibraryWork();
  const [name, setName] = useState(session?.reader ?? '');
  const given = name.trim();
  return (
    <section className={styles.page} aria-label="Settings">
      <h1>Settings</h1>
      <p className={styles.lead}>They hold for everybody who uses this library on this machine.</p>
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.cards}>
        <form
          className={styles.card}
          onSubmit={(event) => {
            event.preventDefault();
            void nameReader(given).then((named) => named && sayInApp(`From now on edits are ${given}’s.`));
          }}
        >
          <h2>Reader</h2>
          <p>Your name or initials stand on every edit. Reads of other readers stay theirs.</p>
          <div className={styles.row}>
            <input className={styles.input} aria-label="Your name or initials" maxLength={64} value={name} onChange={(event) => setName(event.target.value)} />
            <button type="submit" className={appStyles.secondary} disabled={given === '' || given === session?.reader}>
              Keep
            </button>
          </div>
        </form>
        <div className={styles.card}>
          <h2>Backup</h2>
          <p>One file with every read, edit and report. The DICOM files themselves are not in it.</p>
          <div className={styles.row}>
            <button type="button" className={appStyles.secondary} onClick={() => runAction(actionOf('file.backup'))}>
              Back up the library…
            </button>
            {transfer !== null ? (
              <span>
                Restoring {transfer.fileName}: {Math.round((100 * transfer.sentBytes) / Math.max(1, transfer.totalBytes))} %
              </span>
            ) : restoreAsked ? (
              <>
                <span>A backup takes the place of everything that is here now; the present library is kept beside it.</span>
                <button type="button" className={appStyles.primary} onClick={() => void restoreBackup()}>
                  Choose the backup…
                </button>
                <button type="button" className={appStyles.secondary} onClick={() => useLibraryWork.setState({ restoreAsked: false })}>
                  Keep what is here
                </button>
              </>
            ) : (
              <button type="button" className={appStyles.secondary} onClick={() => runAction(actionOf('file.restore'))}>
                Restore a backup…
              </button>
            )}
          </div>
        </div>
        <ServersCard />
        <div className={styles.card}>
          <h2>venolume {session?.programVersion ?? ''}</h2>
          <p>Measures intravascular ultrasound of veins. Research and training use. Not a cleared medical device.</p>
        </div>
      </div>
    </section>
  );
}
