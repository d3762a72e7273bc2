import { IconAlertOctagon, IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { LibraryListing } from '../../src/api/libraryListing.ts';
import type { Reading, ReadingActions } from '../reading/reading.ts';
import { restorePullback, useLibraryWork } from './libraryCommands.ts';
import { useApp } from './appStore.ts';
import styles from './StatusBar.module.css';
import { useReadingState } from './useScene.ts';
import { useWorkOnTheWay } from './workOnTheWay.ts';

/** The foot of the window: what the program is for, one sentence, the contours, and whether everything is kept. */
export function StatusBar() {
  const { open, message, listing, reachable } = useApp();
  const deleted = useLibraryWork((work) => work.deleted);
  const work = useWorkOnTheWay();
  const state = useReadingState();
  return (
    <footer className={styles.bar}>
      <span className={styles.use}>Research and training use. Not a cleared medical device.</span>
      <span className={styles.message} role="status">
        {(state?.message ?? '') || message}
        {open !== null && work !== null ? (
          <>
            {work.words}{' '}
            <button type="button" className={styles.button} onClick={work.cancel}>
              Cancel
            </button>
          </>
        ) : null}
        {open === null && deleted !== null && message === '' ? (
          <>
            {deleted.label} is in the trash.{' '}
            <button type="button" className={styles.button} onClick={() => void restorePullback(deleted.pullbackId)}>
              Undo
            </button>
          </>
        ) : null}
      </span>
      {!reachable ? (
        <span className={`${styles.count} ${styles.error}`}>
          <IconAlertOctagon size={12} stroke={1.75} aria-hidden="true" />
          The service does not answer
        </span>
      ) : null}
      {state !== null && open !== null ? <ReadingCounts reading={state.reading} waits={state.asksForReader} actions={open.store.actions} /> : <span>{listing === null ? '' : countWords(listing)}</span>}
    </footer>
  );
}

function ReadingCounts({ reading, waits, actions }: { readonly reading: Reading; readonly waits: boolean; readonly actions: ReadingActions }) {
  const { contours } = reading.analysis;
  const accepted = contours.filter(({ acceptance }) => acceptance.status === 'accepted');
  const unseen = accepted.filter(({ acceptance }) => acceptance.status === 'accepted' && !acceptance.viewed).length;
  const { saving } = reading;
  return (
    <>
      <span className={styles.count}>
        <span className={styles.dot} aria-hidden="true" />
        {accepted.length} accepted
      </span>
      <span className={styles.count}>
        <span className={styles.ring} aria-hidden="true" />
        {contours.length - accepted.length} provisional
      </span>
      {unseen > 0 ? (
        <span className={`${styles.count} ${styles.warning}`}>
          <IconAlertTriangle size={12} stroke={1.75} aria-hidden="true" />
          {unseen} accepted unseen
        </span>
      ) : null}
      <span className={`${styles.count} ${saving.state === 'failed' || saving.state === 'changedElsewhere' ? styles.error : ''}`} title={'message' in saving ? saving.message : undefined}>
        {saving.state === 'kept' && !waits ? <IconCheck size={12} stroke={1.75} aria-hidden="true" /> : null}
        {waits ? 'An edit waits for your name' : saving.state === 'kept' ? 'Every edit kept' : saving.state === 'saving' ? 'Keeping the edit' : saving.state === 'failed' ? 'Not saved' : 'Changed elsewhere'}
        {saving.state === 'failed' ? (
          <button type="button" className={styles.button} onClick={actions.retrySaving}>
            Retry
          </button>
        ) : null}
      </span>
    </>
  );
}

function countWords({ patients }: LibraryListing): string {
  const of = (sample: boolean) => patients.flatMap(({ cases }) => cases.flatMap(({ pullbacks }) => pullbacks)).filter((pullback) => (pullback.sample !== null) === sample).length;
  const own = patients.filter(({ cases }) => cases.some(({ pullbacks }) => pullbacks.some(({ sample }) => sample === null))).length;
  if (of(false) === 0) return of(true) > 0 ? 'The sample only' : 'Nothing in the library yet';
  const words = [`${of(false)} ${of(false) === 1 ? 'pullback' : 'pullbacks'}`, `${own} ${own === 1 ? 'subject' : 'subjects'}`].join(', ');
  return of(true) > 0 ? `${words} and the sample` : words;
}
