import { useState } from 'react';
import { routes } from '../../src/api/contract.ts';
import type { ServerDraft, ServerList } from '../../src/api/servers.ts';
import appStyles from '../app/App.module.css';
import page from '../library/LibraryPage.module.css';
import { useAnswer } from '../library/useAnswer.ts';
import { callService, sentenceOf } from '../service/client.ts';
import { ServerForm } from './ServerForm.tsx';
import styles from './servers.module.css';

type ListedServer = ServerList['servers'][number];

const newServer: ServerDraft = { serverId: null, name: '', baseUrl: '', signIn: 'password', userName: '', secret: null, maySend: false, allowUnencrypted: false };

/** The servers of images that this library finds pullbacks on and may send reports to. */
export function ServersCard() {
  const loaded = useAnswer(() => callService(routes.servers), 'once');
  const [changed, setChanged] = useState<ServerList | null>(null);
  const [edited, setEdited] = useState<string | 'new' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const list = changed ?? (loaded.state === 'there' ? loaded.value : null);
  const take = (next: ServerList) => {
    setChanged(next);
    setEdited(null);
    setProblem(null);
  };
  const forget = (serverId: string) => void callService(routes.deleteServer, { parameters: { serverId } }).then(take, (error: unknown) => setProblem(sentenceOf(error)));
  return (
    <section className={page.card} aria-label="Servers">
      <h2>Servers</h2>
      <p>Pullbacks are found on these by DICOMweb and fetched into the library. Final reports go only where you allow it here, and only when you say so each time.</p>
      {loaded.state === 'failed' || problem !== null ? (
        <p className={page.problem} role="alert">
          {problem ?? (loaded.state === 'failed' ? loaded.message : '')}
        </p>
      ) : null}
      {list === null ? null : (
        <>
          <ul className={styles.list}>
            {list.servers.map((server) =>
              edited === server.serverId ? (
                <li key={server.serverId}>
                  <ServerForm draft={{ ...server, secret: null }} hasSecret={server.hasSecret} onKept={take} onLeave={() => setEdited(null)} />
                </li>
              ) : (
                <Listed key={server.serverId} server={server} onEdit={() => setEdited(server.serverId)} onForget={() => forget(server.serverId)} />
              ),
            )}
          </ul>
          {edited === 'new' ? (
            <ServerForm draft={newServer} hasSecret={false} onKept={take} onLeave={() => setEdited(null)} />
          ) : (
            <div className={page.row}>
              <button type="button" className={appStyles.secondary} onClick={() => setEdited('new')}>
                Add a server…
              </button>
            </div>
          )}
          <p>{list.secrets.keptIn === 'keychain' ? "Passwords are kept by this system's keychain, never in the library or a backup." : `${list.secrets.remark} They are never in the library or a backup.`}</p>
        </>
      )}
    </section>
  );
}

interface ListedProps {
  readonly server: ListedServer;
  readonly onEdit: () => void;
  readonly onForget: () => void;
}

function Listed({ server, onEdit, onForget }: ListedProps) {
  const [isAsked, setAsked] = useState(false);
  const remarks = [
    server.maySend ? 'reports may be sent there' : 'nothing is sent there',
    ...(server.allowUnencrypted ? ['not encrypted'] : []),
    ...(server.signIn !== 'nobody' && !server.hasSecret ? [`its ${server.signIn} is to be given again`] : []),
  ];
  return (
    <li>
      <div className={styles.who}>
        <strong>{server.name}</strong>
        <span>{server.baseUrl}</span>
        <span>{remarks.join(', ')}</span>
      </div>
      <button type="button" className={appStyles.secondary} aria-label={`Edit ${server.name}`} onClick={onEdit}>
        Edit
      </button>
      <button type="button" className={appStyles.secondary} aria-label={`Delete ${server.name}`} aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
        Delete
      </button>
      {isAsked ? (
        <div className={styles.confirm}>
          <span>Forget “{server.name}” with its password? What was fetched and sent stays, and so does what is known of it.</span>
          <span className={styles.buttons}>
            <button type="button" className={appStyles.primary} onClick={onForget}>
              Forget it
            </button>
            <button type="button" className={appStyles.secondary} onClick={() => setAsked(false)}>
              Keep it
            </button>
          </span>
        </div>
      ) : null}
    </li>
  );
}
