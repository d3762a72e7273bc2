import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../app/IconButton.tsx';
import { subjectWords } from '../library/libraryWords.ts';
import { Button } from '../panels/Button.tsx';
import controls from '../panels/controls.module.css';
import panel from '../panels/panel.module.css';
import { WarningBox } from '../panels/WarningBox.tsx';
import { BlankingView } from './BlankingView.tsx';
import styles from './deidentify.module.css';
import { closeDeidentify, type Deidentifying, lockedBecause, makeExport, mayHaveLooked, setExport } from './deidentifyStore.ts';
import { ExportChoices } from './ExportChoices.tsx';
import { ExportOutcome } from './ExportOutcome.tsx';

/** An export without names, from the choices to the archive: the pictures on one side, the words on the other. */
export function DeidentifyScreen({ open }: { readonly open: Deidentifying }) {
  const { patient, pullbacks, shownPullbackId, job, options, problem } = open;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    // Whoever goes elsewhere in the program has left it.
    window.addEventListener('hashchange', closeDeidentify);
    return () => window.removeEventListener('hashchange', closeDeidentify);
  }, []);
  const shown = pullbacks.find(({ entry }) => entry.pullbackId === shownPullbackId);
  const locked = lockedBecause(open);
  return (
    <section className={styles.screen} aria-label="Export without names">
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Export without names
        </h1>
        <span className={panel.secondary}>{subjectWords(patient, pullbacks[0]?.entry.sample ?? null)}</span>
        <span className={panel.end} />
        <IconButton icon={IconX} words="Close" onClick={closeDeidentify} />
      </header>
      {job !== null ? (
        <ExportOutcome job={job} patientId={options.patientId} />
      ) : (
        <div className={styles.body}>
          {shown === undefined ? <div className={styles.view} /> : <BlankingView key={shownPullbackId} pullback={shown} />}
          <div className={styles.side}>
            <div className={panel.scroll}>
              <ExportChoices open={open} />
            </div>
            <div className={styles.foot}>
              {problem === null ? null : <WarningBox>{problem}</WarningBox>}
              <label className={controls.check}>
                <input type="checkbox" checked={open.looked} disabled={!mayHaveLooked(open)} onChange={(event) => setExport({ looked: event.target.checked })} />
                <strong className={styles.looked}>I have looked: no name or date is left in the pictures</strong>
              </label>
              <p className={panel.quietText} role="status">
                {locked ?? 'Everything that is written is looked through before it is handed out.'}
              </p>
              <Button kind="primary" main disabled={locked !== null} onClick={() => void makeExport()}>
                Export without names
              </Button>
            </div>
          </div>
        </div>
      )}
    </section>
  );
}
