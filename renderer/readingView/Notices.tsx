import { IconAlertOctagon, IconAlertTriangle, IconUser, IconUsers } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { nameReader, type OpenReading } from '../app/appStore.ts';
import appStyles from '../app/App.module.css';
import { startOwnRead } from '../app/libraryCommands.ts';
import type { Reading } from '../reading/reading.ts';
import styles from './Notices.module.css';

/** What the reader has to know or to say before going on, in place and never in the way of looking. */
export function Notices({ open, reading }: { readonly open: OpenReading; readonly reading: Reading }) {
  const asksForReader = useStore(open.store, (state) => state.asksForReader);
  const foundInFile = useStore(open.store, (state) => state.foundInFile);
  const { actions, noted } = open.store;
  const { saving, read } = reading;
  return (
    <>
      {asksForReader ? <ReaderName onLater={open.store.dropWaiting} /> : null}
      {foundInFile.length === 0 ? null : (
        <Notice sign={<IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />} error>
          {foundInFile.map(({ message }) => (
            <span key={message}>{message}</span>
          ))}
          <div className={styles.row}>
            <button type="button" className={appStyles.secondary} onClick={noted}>
              Noted
            </button>
          </div>
        </Notice>
      )}
      {saving.state === 'failed' ? (
        <Notice sign={<IconAlertOctagon size={16} stroke={1.75} aria-hidden="true" />} error>
          <span>The last edit is on screen but not saved. {saving.message}</span>
          <div className={styles.row}>
            <button type="button" className={appStyles.secondary} onClick={actions.retrySaving}>
              Retry saving
            </button>
          </div>
        </Notice>
      ) : null}
      {saving.state === 'changedElsewhere' ? (
        <Notice sign={<IconAlertOctagon size={16} stroke={1.75} aria-hidden="true" />} error>
          <span>{saving.message} Reload it to go on from there.</span>
          <div className={styles.row}>
            <button type="button" className={appStyles.secondary} onClick={actions.reload}>
              Reload the read
            </button>
          </div>
        </Notice>
      ) : null}
      {read.reader !== '' && read.reader !== reading.reader ? (
        <Notice sign={<IconUsers size={16} stroke={1.75} aria-hidden="true" />}>
          <span>This is the read of {read.reader}. It can be looked at; yours stands beside it.</span>
          {reading.reader === null ? (
            <NameForm words="Name yourself" />
          ) : (
            <div className={styles.row}>
              <button type="button" className={appStyles.secondary} onClick={() => void startOwnRead(read.pullbackId)}>
                Start my own read
              </button>
            </div>
          )}
        </Notice>
      ) : null}
    </>
  );
}

function Notice({ sign, error = false, children }: { readonly sign: ReactNode; readonly error?: boolean; readonly children: ReactNode }) {
  return (
    <section className={`${styles.notice} ${error ? styles.error : ''}`} role={error ? 'alert' : 'status'}>
      {sign}
      <div className={styles.content}>{children}</div>
    </section>
  );
}

function ReaderName({ onLater }: { readonly onLater: () => void }) {
  return (
    <section className={styles.notice} aria-label="Who reads">
      <IconUser size={16} stroke={1.75} aria-hidden="true" />
      <div className={styles.content}>
        <span>Your name or initials stand on every edit. What you just did waits for them.</span>
        <NameForm words="Go on" focus onLater={onLater} />
      </div>
    </section>
  );
}

function NameForm({ words, focus = false, onLater }: { readonly words: string; readonly focus?: boolean; readonly onLater?: () => void }) {
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const given = name.trim();
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (given === '') return;
        setBusy(true);
        void nameReader(given).finally(() => setBusy(false));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLater?.();
      }}
    >
      {/* It comes in answer to an edit, and the edit goes on once it is filled in. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <input className={styles.input} aria-label="Your name or initials" placeholder="Name or initials" maxLength={64} autoFocus={focus} value={name} onChange={(event) => setName(event.target.value)} />
      <button type="submit" className={appStyles.primary} disabled={busy || given === ''}>
        {words}
      </button>
      {onLater === undefined ? null : (
        <button type="button" className={appStyles.secondary} onClick={onLater}>
          Drop the edit
        </button>
      )}
    </form>
  );
}
