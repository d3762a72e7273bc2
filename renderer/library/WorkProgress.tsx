import appStyles from '../app/App.module.css';
import { useImportWork } from '../app/importWork.ts';
import { useLibraryWork } from '../app/libraryCommands.ts';
import { useWorkOnTheWay } from '../app/workOnTheWay.ts';
import styles from './WorkProgress.module.css';

/** Whether something is on its way into the library. */
export function useIsTakingIn(): boolean {
  const transfer = useLibraryWork((work) => work.transfer !== null);
  return useImportWork((work) => work.running !== null) || transfer;
}

/** What is on its way into the library, how far it is, and the way to end it. */
export function WorkProgress() {
  const work = useWorkOnTheWay();
  if (work === null) return null;
  const { words, done, total, cancel } = work;
  return (
    <div className={styles.progress}>
      <span>{words}</span>
      <div className={styles.bar} role="progressbar" aria-label={words} aria-valuemin={0} aria-valuenow={total === null ? undefined : done} aria-valuemax={total ?? undefined}>
        <div style={{ width: `${total === null || total === 0 ? 0 : Math.min(100, (100 * done) / total)}%` }} />
      </div>
      <button type="button" className={appStyles.secondary} onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}
