import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import type { FetchProgress, ImportState } from '../../src/api/importing.ts';
import appStyles from '../app/App.module.css';
import { openRead, useApp } from '../app/appStore.ts';
import { IconButton } from '../app/IconButton.tsx';
import { dismissOutcome, outcomeWords, useImportWork } from '../app/importWork.ts';
import { useLibraryWork } from '../app/libraryCommands.ts';
import styles from './ImportOutcome.module.css';

/** What came of the last import: what is here now, and what was skipped and why, until it is dismissed. */
export function ImportOutcome() {
  const outcome = useImportWork((work) => work.outcome);
  if (outcome === null) return null;
  const { opened, skipped, filesSkipped, fetched } = outcome;
  const failed = fetched?.failed ?? [];
  return (
    <section className={styles.outcome} aria-label="What came in">
      <div className={styles.head}>
        {opened.length === 0 ? <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" className={styles.sign} /> : null}
        <h2 role="status">{outcomeWords(outcome)}</h2>
        <IconButton icon={IconX} words="Dismiss" onClick={dismissOutcome} />
      </div>
      {failed.length === 0 ? null : <NotFetched failed={failed} />}
      {opened.length === 0 && failed.length === 0 && outcome.phase === 'done' ? <p className={styles.hint}>venolume reads DICOM files of intravascular ultrasound, with or without a DICOMDIR. Each file is named here with why it was not taken.</p> : null}
      <div className={styles.lists}>
        <Opened opened={opened} />
        {skipped.length === 0 ? null : (
          // Its text is there to be copied; a list that scrolls can be reached by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className={styles.skipped} role="region" aria-label="Skipped files" tabIndex={0}>
            {skipped.map(({ name, reason }, i) => (
              <p key={`${i} ${name}`}>
                <strong>{name}</strong> {reason}
              </p>
            ))}
            {filesSkipped > skipped.length ? <p>… and {filesSkipped - skipped.length} more.</p> : null}
          </div>
        )}
      </div>
    </section>
  );
}

/** Series that a server did not give, and the way to ask for them again. */
function NotFetched({ failed }: Pick<FetchProgress, 'failed'>) {
  const again = useLibraryWork((work) => work.fetchAgain);
  return (
    <div className={styles.skipped} role="region" aria-label="Not fetched">
      {failed.map(({ seriesInstanceUid, words, reason }) => (
        <p key={seriesInstanceUid}>
          <strong>{words}</strong> {reason} Nothing of it was kept.
        </p>
      ))}
      {again === null ? null : (
        <button type="button" className={appStyles.secondary} onClick={again}>
          Fetch again
        </button>
      )}
    </div>
  );
}

function Opened({ opened }: Pick<ImportState, 'opened'>) {
  const listing = useApp((app) => app.listing);
  if (opened.length === 0) return null;
  const patients = new Map((listing?.patients ?? []).flatMap((patient) => patient.cases.flatMap(({ pullbacks }) => pullbacks.map(({ pullbackId }) => [pullbackId, patient] as const))));
  // As the list names its subjects: two may have one name.
  const words = ({ pullbackId, label }: ImportState['opened'][number]) => [...new Set([patients.get(pullbackId)?.patientId ?? '', label])].filter(Boolean).join(', ') || 'No name';
  return (
    <ul className={styles.opened}>
      {opened.map((each) => (
        <li key={`${each.pullbackId} ${each.readId}`}>
          <button type="button" className={styles.link} onClick={() => void openRead({ pullbackId: each.pullbackId, readId: each.readId })}>
            {words(each)}
          </button>
          {each.isNew ? null : <span>was here already</span>}
        </li>
      ))}
    </ul>
  );
}
