import { IconX } from '@tabler/icons-react';
import { useApp } from '../app/appStore.ts';
import { IconButton } from '../app/IconButton.tsx';
import { actionGroups } from './action.ts';
import { actionTable } from './actionTable.ts';
import styles from './KeysSheet.module.css';
import { keyWords } from './pressedKeys.ts';

const withPointer = [
  ['One frame on or back', 'Wheel'],
  ['Zoom', 'Ctrl wheel'],
  ['Pan', 'Middle drag'],
  ['Window and level', 'Right drag'],
] as const;

/** All keys, in place beside the work; the same key puts it away. */
export function KeysSheet() {
  const shown = useApp((app) => app.keysShown);
  if (!shown) return null;
  return (
    <section className={styles.sheet} aria-label="Keys">
      <div className={styles.head}>
        <h2>Keys</h2>
        <IconButton icon={IconX} words="Close" keyWords="?" onClick={() => useApp.setState({ keysShown: false })} />
      </div>
      {/* Scrolls, so it can be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.list} tabIndex={0} role="group" aria-label="List of keys">
        {actionGroups.map((group) => (
          <section key={group}>
            {actionTable.some((action) => action.group === group && action.keys.length > 0) ? <h3>{group}</h3> : null}
            {actionTable
              .filter((action) => action.group === group && action.keys.length > 0)
              .map(({ id, words, keys }) => (
                <div key={id} className={styles.row}>
                  <span>{words}</span>
                  <kbd>{keyWords(keys[0] ?? '')}</kbd>
                </div>
              ))}
          </section>
        ))}
        <h3>Over the frame</h3>
        {withPointer.map(([words, how]) => (
          <div key={words} className={styles.row}>
            <span>{words}</span>
            <kbd>{how}</kbd>
          </div>
        ))}
      </div>
    </section>
  );
}
