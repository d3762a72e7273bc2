import { useEffect, useRef, useState } from 'react';
import { routes } from '../../src/api/contract.ts';
import type { ServerDraft, ServerList, SignIn } from '../../src/api/servers.ts';
import appStyles from '../app/App.module.css';
import controls from '../panels/controls.module.css';
import { SelectField } from '../panels/SelectField.tsx';
import { TextField } from '../panels/TextField.tsx';
import { callService, sentenceOf } from '../service/client.ts';
import styles from './servers.module.css';

export interface ServerFormProps {
  readonly draft: ServerDraft;
  /** Whether a password is kept that need not be given again. */
  readonly hasSecret: boolean;
  readonly onKept: (list: ServerList) => void;
  readonly onLeave: () => void;
}

const signInWords: readonly { readonly value: SignIn; readonly words: string }[] = [
  { value: 'password', words: 'User name and password' },
  { value: 'token', words: 'Bearer token' },
  { value: 'nobody', words: 'Nothing' },
];

type Trial = { readonly state: 'none' } | { readonly state: 'waiting' } | { readonly state: 'good' } | { readonly state: 'wrong'; readonly message: string };

/** A server is filled in, tried and kept. */
export function ServerForm({ draft: given, hasSecret, onKept, onLeave }: ServerFormProps) {
  const [draft, setDraft] = useState(given);
  const [trial, setTrial] = useState<Trial>({ state: 'none' });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const change = (part: Partial<ServerDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setTrial({ state: 'none' });
  };
  const trying = async (work: () => Promise<void>) => {
    setTrial({ state: 'waiting' });
    try {
      await work();
    } catch (error) {
      setTrial({ state: 'wrong', message: sentenceOf(error) });
    }
  };
  const isPlain = /^\s*http:/i.test(draft.baseUrl) && !/^\s*http:\/\/(localhost|127\.|\[::1\])/i.test(draft.baseUrl);
  const isFilled = draft.name.trim() !== '' && draft.baseUrl.trim() !== '';
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={given.serverId === null ? 'New server' : `Server ${given.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        void trying(async () => onKept(await callService(routes.keepServer, { body: draft })));
      }}
    >
      <TextField label="Name" value={draft.name} placeholder="As you call it" onChange={(name) => change({ name })} />
      <TextField label="Address (DICOMweb)" value={draft.baseUrl} placeholder="https://pacs.example.org/dicom-web" onChange={(baseUrl) => change({ baseUrl })} />
      <SelectField label="It asks for" value={draft.signIn} options={signInWords} onChange={(signIn) => change({ signIn })} />
      {draft.signIn === 'password' ? <TextField label="User name" value={draft.userName} onChange={(userName) => change({ userName })} /> : <span />}
      {draft.signIn === 'nobody' ? null : (
        <label className={`${controls.field} ${styles.wide}`}>
          <span>{draft.signIn === 'password' ? 'Password' : 'Token'}</span>
          <input className={controls.input} type="password" autoComplete="off" value={draft.secret ?? ''} placeholder={hasSecret ? 'as it is kept' : ''} onChange={(event) => change({ secret: event.target.value === '' ? null : event.target.value })} />
        </label>
      )}
      <label className={`${controls.check} ${styles.wide}`}>
        <input type="checkbox" checked={draft.maySend} onChange={(event) => change({ maySend: event.target.checked })} />
        Final reports may be sent there
      </label>
      {isPlain ? (
        <div className={`${styles.warning} ${styles.wide}`}>
          <p>This address is not encrypted: names, images and the password can be read by others in the network, and changed on their way. Ask for its https address.</p>
          <label className={controls.check}>
            <input type="checkbox" checked={draft.allowUnencrypted} onChange={(event) => change({ allowUnencrypted: event.target.checked })} />
            Use it all the same, not encrypted
          </label>
        </div>
      ) : null}
      {trial.state === 'wrong' ? (
        <p className={`${styles.wrong} ${styles.wide}`} role="alert">
          {trial.message}
        </p>
      ) : trial.state === 'good' ? (
        <p className={styles.wide} role="status">
          It answers as it should.
        </p>
      ) : null}
      <div className={`${styles.buttons} ${styles.wide}`}>
        <button type="submit" className={appStyles.primary} disabled={!isFilled || trial.state === 'waiting'}>
          Keep
        </button>
        <button
          type="button"
          className={appStyles.secondary}
          disabled={!isFilled || trial.state === 'waiting'}
          onClick={() =>
            void trying(async () => {
              await callService(routes.testServer, { body: draft });
              setTrial({ state: 'good' });
            })
          }
        >
          Test the connection
        </button>
        <button type="button" className={appStyles.secondary} onClick={onLeave}>
          Cancel
        </button>
        {trial.state === 'waiting' ? <span role="status">The server is asked …</span> : null}
      </div>
    </form>
  );
}
