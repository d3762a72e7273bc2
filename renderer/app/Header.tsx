import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { memo } from 'react';
import type { Action } from '../actions/action.ts';
import { actionOf, runAction } from '../actions/actionTable.ts';
import { keyWords } from '../actions/pressedKeys.ts';
import { PhaseSign } from '../library/PhaseSign.tsx';
import { caseWords, phaseWords, pullbackName, subjectWords } from '../library/libraryWords.ts';
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
  const titles = { pullbacks: 'Library', remote: 'Find on a server', results: 'Stenosis results', trash: 'Trash', settings: 'Settings' };
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
          if (reading === null && id !== 'help.keys') return null;
          return <ActionButton key={id} action={action} enabled={action.enabled(scene)} pressed={id === 'help.keys' ? app.keysShown : undefined} />;
        })}
      </div>
    </header>
  );
}

interface ActionButtonProps {
  readonly action: Action;
  readonly enabled: boolean;
  readonly pressed: boolean | undefined;
}

/** Stays as it is while frames go by. */
const ActionButton = memo(function ActionButton({ action, enabled, pressed }: ActionButtonProps) {
  const [keys] = action.keys;
  if (action.icon === undefined) return null;
  return <IconButton icon={action.icon} words={action.words} keyWords={keys === undefined ? undefined : keyWords(keys)} disabled={!enabled} pressed={pressed} onClick={() => runAction(action)} />;
});

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
        {pullbackName({ ...entry, sample: null })}
      </span>
      <span className={styles.badge}>
        <PhaseSign phase={phase} size={12} />
        {phaseWords[phase]}
      </span>
    </>
  );
}
