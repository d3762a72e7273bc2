import { IconFlask, IconFolderOpen, IconFolders, IconSettings } from '@tabler/icons-react';
import { showLibrary } from '../app/appStore.ts';
import { askForFolder, askForPullbacks, askForRestore, backUp, openSample } from '../app/libraryCommands.ts';
import type { Action } from './action.ts';

const always = () => true;

export const libraryActions: readonly Action[] = [
  { id: 'file.open', words: 'Open a pullback…', group: 'Library', keys: ['Mod+O'], icon: IconFolderOpen, enabled: always, run: () => void askForPullbacks() },
  { id: 'file.openFolder', words: 'Open a folder or disc…', group: 'Library', keys: ['Mod+Shift+O'], icon: IconFolders, enabled: always, run: () => void askForFolder() },
  { id: 'file.openSampleRead', words: 'Open the sample, read', group: 'Library', keys: [], icon: IconFlask, enabled: always, run: () => void openSample('read') },
  { id: 'file.openSampleUnread', words: 'Try your hand: the sample, unread', group: 'Library', keys: [], icon: IconFlask, enabled: always, run: () => void openSample('unread') },
  { id: 'file.export', words: 'Export the report', group: 'Library', keys: [], enabled: ({ reading }) => reading !== null, run: ({ open }) => open?.store.actions.showPanel('report') },
  { id: 'library.results', words: 'Stenosis results', group: 'Library', keys: [], enabled: always, run: () => showLibrary('results') },
  { id: 'library.trash', words: 'Trash', group: 'Library', keys: [], enabled: always, run: () => showLibrary('trash') },
  { id: 'library.settings', words: 'Settings, backup and restore', group: 'Library', keys: [], icon: IconSettings, enabled: always, run: () => showLibrary('settings') },
  { id: 'file.backup', words: 'Back up the library', group: 'Library', keys: [], enabled: always, run: () => backUp() },
  { id: 'file.restore', words: 'Restore a backup…', group: 'Library', keys: [], enabled: always, run: () => askForRestore() },
];
