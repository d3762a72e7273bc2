import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useApp } from '../app/appStore.ts';
import { useScene } from '../app/useScene.ts';
import styles from './CommandPalette.module.css';
import { type PaletteChoice, paletteChoices } from './paletteChoices.ts';

/** Commands, frames, segments and pullbacks by name, in place of the header's search. */
export function CommandPalette() {
  const shown = useApp((app) => app.paletteShown);
  return shown ? <OpenPalette /> : null;
}

function OpenPalette() {
  const scene = useScene();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const before = useRef(document.activeElement);
  const list = useRef<HTMLDivElement>(null);
  const choices = paletteChoices(query, scene);
  const chosen = Math.min(at, choices.length - 1);
  useEffect(() => {
    void list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const close = () => {
    useApp.setState({ paletteShown: false });
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus({ preventScroll: true });
  };
  const run = (choice: PaletteChoice | undefined) => {
    close();
    choice?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) close();
    else if (event.key === 'Enter') run(choices[chosen]);
    else if (event.key === 'ArrowDown') setAt(Math.min(choices.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, chosen - 1));
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.palette}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <input
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-choices"
        aria-activedescendant={chosen >= 0 ? `palette-choice-${chosen}` : undefined}
        aria-label="Search or run a command"
        placeholder="A command, a frame, a segment, a pullback"
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => useApp.setState({ paletteShown: false })}
      />
      <div ref={list} id="palette-choices" role="listbox" aria-label="Found" className={styles.list}>
        {choices.map((choice, i) => (
          // Chosen from the input, which keeps the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={choice.key}
            id={`palette-choice-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            className={styles.option}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => run(choice)}
            onPointerMove={() => setAt(i)}
          >
            <span>
              {choice.words} <small>{choice.detail}</small>
            </span>
            {choice.keyWords === null ? null : <kbd>{choice.keyWords}</kbd>}
          </div>
        ))}
        {choices.length === 0 ? <div className={styles.none}>Nothing is called that.</div> : null}
      </div>
    </div>
  );
}
