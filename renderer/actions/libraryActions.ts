import { IconFlask, IconFolderOpen, IconFolders, IconServer, IconSettings, IconUserOff } from '@tabler/icons-react';
import { type AppState, showLibrary } from '../app/appStore.ts';
import { askForFolder, askForPullbacks, askForRestore, backUp, openSample } from '../app/libraryCommands.ts';
import { openDeidentify } from '../deidentify/deidentifyStore.ts';
import { useStudy } from '../library/studyStore.ts';
import type { Action } from './action.ts';

const always = () => true;

/** The pullback that is read, else the one that is chosen in the library. */
function pullbackInView({ open, selectedPullbackId }: AppState): string | null {
  return open?.pullbackId ?? selectedPullbackId;
}

export const libraryActions: readonly Action[] = [
  { id: 'file.open', words: 'Open a pullback…', group: 'Library', keys: ['Mod+O'], icon: IconFolderOpen, enabled: always, run: () => void askForPullbacks() },
  { id: 'file.openFolder', words: 'Open a folder or disc…', group: 'Library', keys: ['Mod+Shift+O'], icon: IconFolders, enabled: always, run: () => void askForFolder() },
  { id: 'library.remote', words: 'Find on a server…', group: 'Library', keys: [], icon: IconServer, enabled: always, run: () => showLibrary('remote') },
  { id: 'file.openSampleRead', words: 'Open the sample, read', group: 'Library', keys: [], icon: IconFlask, enabled: always, run: () => void openSample('read') },
  { id: 'file.openSampleUnread', words: 'Try your hand: the sample, unread', group: 'Library', keys: [], icon: IconFlask, enabled: always, run: () => void openSample('unread') },
  { id: 'file.export', words: 'Export the report', group: 'Library', keys: [], enabled: ({ reading }) => reading !== null, run: ({ open }) => open?.store.actions.showPanel('report') },
  {
    id: 'file.exportWithoutNames',
    words: 'Export without names…',
    group: 'Library',
    keys: [],
    icon: IconUserOff,
    enabled: ({ app }) => pullbackInView(app) !== null,
    run: ({ app }) => {
      const pullbackId = pullbackInView(app);
      if (pullbackId !== null) void openDeidentify(pullbackId);
    },
  },
  {
    id: 'library.study',
    words: 'Export study table…',
    group: 'Library',
    keys: [],
    enabled: always,
    run: () => {
      showLibrary('pullbacks');
      useStudy.setState({ shown: true });
    },
  },
  { id: 'library.results', words: 'Stenosis results', group: 'Library', keys: [], enabled: always, run: () => showLibrary('results') },
  { id: 'library.trash', words: 'Trash', group: 'Library', keys: [], enabled: always, run: () => showLibrary('trash') },
  { id: 'library.settings', words: 'Settings, backup and restore', group: 'Library', keys: [], icon: IconSettings, enabled: always, run: () => showLibrary('settings') },
  { id: 'file.backup', words: 'Back up the library', group: 'Library', keys: [], enabled: always, run: () => backUp() },
  { id: 'file.restore', words: 'Restore a backup…', group: 'Library', keys: [], enabled: always, run: () => askForRestore() },
];
