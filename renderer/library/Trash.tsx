import { routes } from '../../src/api/contract.ts';
import appStyles from '../app/App.module.css';
import { useApp } from '../app/appStore.ts';
import { restorePullback } from '../app/libraryCommands.ts';
import { callService } from '../service/client.ts';
import styles from './LibraryPage.module.css';
import { momentWords } from './libraryWords.ts';
import { useAnswer } from './useAnswer.ts';

/** Pullbacks that were deleted, with the way back. */
export function Trash() {
  const listing = useApp((app) => app.listing);
  const answer = useAnswer(() => callService(routes.trash), listing);
  return (
    <section className={styles.page} aria-label="Trash">
      <h1>Trash</h1>
      <p className={styles.lead}>Deleted pullbacks keep their contours, segments and reports until they are put back.</p>
      {answer.state === 'waiting' ? null : answer.state === 'failed' ? (
        <p className={styles.none} role="alert">
          {answer.message}
        </p>
      ) : answer.value.entries.length === 0 ? (
        <p className={styles.none}>The trash is empty.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Pullback</th>
              <th>Deleted</th>
              <th aria-label="What to do" />
            </tr>
          </thead>
          <tbody>
            {answer.value.entries.map(({ pullbackId, label, deletedAt }) => (
              <tr key={pullbackId}>
                <td>
                  <strong>{label || 'Pullback without a name'}</strong>
                </td>
                <td>{momentWords(deletedAt)}</td>
                <td className={styles.number}>
                  <button type="button" className={appStyles.secondary} onClick={() => void restorePullback(pullbackId)}>
                    Put back
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
