import type { KeyboardEvent } from 'react';
import type { RemoteStudy } from '../../src/api/remoteStudy.ts';
import appStyles from '../app/App.module.css';
import page from '../library/LibraryPage.module.css';
import { dateWords } from '../library/libraryWords.ts';
import { findStudies, openStudy, useFinding } from './findingStore.ts';
import styles from './servers.module.css';

/** The studies that a server has of what was looked for. */
export function StudyTable() {
  const { studies, study } = useFinding();
  if (studies === null) return <p className={page.none}>Say what you know of the study and find it; with nothing given, the server lists what it has.</p>;
  if (studies.state === 'waiting') {
    return (
      <p className={page.none} role="status">
        The server is asked …
      </p>
    );
  }
  if (studies.state === 'failed') {
    return (
      <div className={styles.failed} role="alert">
        <p>{studies.message}</p>
        <button type="button" className={appStyles.secondary} onClick={() => void findStudies()}>
          Try again
        </button>
      </div>
    );
  }
  const { studies: found, areMore } = studies.value;
  if (found.length === 0) {
    return (
      <p className={page.none} role="status">
        The server has no such study. Give less of it, or use * for what you are not sure of.
      </p>
    );
  }
  return (
    <div className={styles.studies}>
      {areMore ? <p className={styles.more}>There may be more than these {found.length}. Give more of what you know.</p> : null}
      <table className={page.table} aria-label="Studies">
        <thead>
          <tr>
            <th>Patient</th>
            <th>Patient ID</th>
            <th>Study date</th>
            <th>Study</th>
            <th>Accession number</th>
            <th>Modalities</th>
            <th className={page.number}>Objects</th>
          </tr>
        </thead>
        <tbody onKeyDown={stepRows}>
          {found.map((each) => (
            <Row key={each.studyInstanceUid} study={each} isOpen={each.studyInstanceUid === study?.studyInstanceUid} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ study, isOpen }: { readonly study: RemoteStudy; readonly isOpen: boolean }) {
  return (
    <tr className={isOpen ? styles.open : undefined} onClick={() => void openStudy(study)}>
      <td>
        <button type="button" className={styles.name} aria-pressed={isOpen}>
          {study.patientName || 'No name'}
        </button>
      </td>
      <td>{study.patientId}</td>
      <td>{study.studyDate === null ? 'no date' : dateWords(study.studyDate)}</td>
      <td>{study.studyDescription}</td>
      <td>{study.accessionNumber}</td>
      <td>{study.modalities.join(', ')}</td>
      <td className={page.number}>{study.numberOfInstances ?? ''}</td>
    </tr>
  );
}

/** Up and down go from row to row. */
function stepRows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const names = [...event.currentTarget.querySelectorAll('button')];
  const next = names[names.findIndex((name) => name === document.activeElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
