import { IconFolderOpen, IconLayoutSidebarLeftExpand, IconSettings } from '@tabler/icons-react';
import { memo } from 'react';
import type { LibraryListing, PullbackEntry } from '../../src/api/libraryListing.ts';
import { actionOf, runAction } from '../actions/actionTable.ts';
import { type OpenReading, openRead, useApp } from '../app/appStore.ts';
import { IconButton } from '../app/IconButton.tsx';
import { chosenRead } from '../library/chosenRead.ts';
import { phaseWords, pullbackName } from '../library/libraryWords.ts';
import { Thumbnail } from '../library/Thumbnail.tsx';
import styles from './Rail.module.css';

/** The way back to the library, and the other pullbacks of the case. */
export const Rail = memo(function Rail({ open }: { readonly open: OpenReading }) {
  const listing = useApp((app) => app.listing);
  const reader = useApp((app) => app.session?.reader ?? null);
  const siblings = listing === null ? [] : pullbacksOfCase(listing, open.pullbackId);
  return (
    <nav className={styles.rail} aria-label="Library">
      <IconButton icon={IconLayoutSidebarLeftExpand} words="Back to the library" onClick={() => runAction(actionOf('view.library'))} />
      <IconButton icon={IconFolderOpen} words="Open a pullback" keyWords="Ctrl O" onClick={() => runAction(actionOf('file.open'))} />
      <div className={styles.rule} aria-hidden="true" />
      <div className={styles.pullbacks}>
        {siblings.map((pullback) => {
          const read = chosenRead(pullback, reader);
          const words = `${pullbackName({ ...pullback, sample: null })}, ${phaseWords[pullback.phase]}`;
          return (
            <button
              key={pullback.pullbackId}
              type="button"
              className={styles.pullback}
              aria-label={words}
              title={words}
              aria-current={pullback.pullbackId === open.pullbackId}
              disabled={read === null}
              onClick={() => {
                if (read !== null && pullback.pullbackId !== open.pullbackId) void openRead({ pullbackId: pullback.pullbackId, readId: read.readId });
              }}
            >
              <Thumbnail pullback={pullback} />
              <span className={styles.number}>{pullback.number}</span>
            </button>
          );
        })}
      </div>
      <IconButton icon={IconSettings} words="Settings, backup and restore" onClick={() => runAction(actionOf('library.settings'))} />
    </nav>
  );
});

function pullbacksOfCase({ patients }: LibraryListing, pullbackId: string): readonly PullbackEntry[] {
  return patients.flatMap(({ cases }) => cases).find(({ pullbacks }) => pullbacks.some((pullback) => pullback.pullbackId === pullbackId))?.pullbacks ?? [];
}
