import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { actionOf, runAction } from '../actions/actionTable.ts';
import { keyWords } from '../actions/pressedKeys.ts';
import { PhaseSign } from '../library/PhaseSign.tsx';
import { caseWords, phaseWords, subjectWords } from '../library/libraryWords.ts';
import type { Reading } from '../reading/reading.ts';
import { showLibrary } from './appStore.ts';
import styles from './Header.module.css';
import { IconButton } from './IconButton.tsx';
import { Mark } from './Mark.tsx';
import { useScene } from './useScene.ts';

/** Where the reader is, the way to any command, undo and help. */
export function Header() {
  const scene = useScene();
  const { reading, app } = scene;
  const titles = { pullbacks: 'Library', results: 'Stenosis results', trash: 'Trash', settings: 'Settings' };
  return (
    <header className={styles.header}>
      <span className={styles.mark}>
        <Mark />
      </span>
      <nav className={styles.place} aria-label="Where you are">
        {reading !== null ? <ReadingPlace reading={reading} /> : <span className={styles.here}>{titles[app.libraryView]}</span>}
      </nav>
      <button type="button" className={styles.search} onClick={() => runAction(actionOf('view.palette'))}>
        <IconSearch size={14} stroke={1.75} aria-hidden="true" />
        <span>Search or run a command</span>
        <kbd className={styles.key}>Ctrl K</kbd>
      </button>
      <div className={styles.buttons}>
        {['edit.undo', 'edit.redo', 'help.keys'].map((id) => {
          const action = actionOf(id);
          if (action.icon === undefined || (reading === null && id !== 'help.keys')) return null;
          const [keys] = action.keys;
          return (
            <IconButton
              key={id}
              icon={action.icon}
              words={action.words}
              keyWords={keys === undefined ? undefined : keyWords(keys)}
              disabled={!action.enabled(scene)}
              pressed={id === 'help.keys' ? app.keysShown : undefined}
              onClick={() => runAction(action)}
            />
          );
        })}
      </div>
    </header>
  );
}

function ReadingPlace({ reading: { details, analysis } }: { readonly reading: Reading }) {
  const { entry } = details;
  const { phase } = analysis.acquisition;
  return (
    <>
      <button type="button" className={styles.crumb} onClick={() => showLibrary()}>
        {subjectWords(details, entry.sample)}
      </button>
      <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
      <span>{caseWords({ studyDate: details.studyDate, description: details.studyDescription })}</span>
      <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
      <span className={styles.here} aria-current="page">
        Pullback {entry.number}
      </span>
      <span className={styles.badge}>
        <PhaseSign phase={phase} size={12} />
        {phaseWords[phase]}
      </span>
    </>
  );
}
