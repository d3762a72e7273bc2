import { useEffect, useState } from 'react';
import { routes } from '../../src/api/contract.ts';
import type { Server } from '../../src/api/servers.ts';
import appStyles from '../app/App.module.css';
import { showLibrary } from '../app/appStore.ts';
import { useLibraryWork } from '../app/libraryCommands.ts';
import { ImportOutcome } from '../library/ImportOutcome.tsx';
import page from '../library/LibraryPage.module.css';
import { useAnswer } from '../library/useAnswer.ts';
import { SelectField } from '../panels/SelectField.tsx';
import { callService } from '../service/client.ts';
import { chooseServer, useFinding } from './findingStore.ts';
import { FetchBar } from './FetchBar.tsx';
import { SearchForm } from './SearchForm.tsx';
import { SeriesList } from './SeriesList.tsx';
import styles from './servers.module.css';
import { StudyTable } from './StudyTable.tsx';

/** Pullbacks are found on a server and fetched into the library. */
export function FindOnServer() {
  const [turn, setTurn] = useState(0);
  const answer = useAnswer(() => callService(routes.servers), turn);
  const problem = useLibraryWork((work) => work.problem);
  return (
    <section className={`${page.page} ${styles.find}`} aria-label="Find on a server">
      <h1>Find on a server</h1>
      {problem === null ? null : (
        <p className={page.problem} role="alert">
          {problem}
        </p>
      )}
      {answer.state === 'waiting' ? null : answer.state === 'failed' ? (
        <p className={page.problem} role="alert">
          {answer.message}{' '}
          <button type="button" className={page.link} onClick={() => setTurn(turn + 1)}>
            Try again
          </button>
        </p>
      ) : answer.value.servers.length === 0 ? (
        <div className={styles.empty}>
          <p>No server is set up yet. Once it is, studies are found here by patient, date or accession number, and fetched into the library.</p>
          <button type="button" className={appStyles.primary} onClick={() => showLibrary('settings')}>
            Set up a server in the settings
          </button>
        </div>
      ) : (
        <Finding servers={answer.value.servers} />
      )}
    </section>
  );
}

function Finding({ servers }: { readonly servers: readonly Server[] }) {
  const serverId = useFinding((finding) => finding.serverId);
  const known = servers.find((server) => server.serverId === serverId) ?? servers[0]!;
  useEffect(() => {
    if (known.serverId !== serverId) chooseServer(known.serverId);
  }, [known, serverId]);
  return (
    <>
      <div className={styles.question}>
        <div className={styles.server}>
          <SelectField label="Server" value={known.serverId} options={servers.map((server) => ({ value: server.serverId, words: server.name }))} onChange={chooseServer} />
        </div>
        <SearchForm />
      </div>
      <ImportOutcome />
      <StudyTable />
      <SeriesList />
      <FetchBar />
    </>
  );
}
