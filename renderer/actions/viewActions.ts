import { IconHelpCircle, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { sayInApp, showLibrary, useApp } from '../app/appStore.ts';
import type { Action, ActionScene } from './action.ts';
import { copyFigures, copyFrame } from './copying.ts';

const hasReading = ({ reading }: ActionScene) => reading !== null;
const onStage = ({ reading }: ActionScene) => reading !== null && reading.panel !== 'report';

export const viewActions: readonly Action[] = [
  { id: 'view.library', words: 'Go to the library', group: 'View', keys: [], icon: IconLayoutSidebarLeftExpand, enabled: hasReading, run: () => showLibrary() },
  { id: 'view.frame', words: 'Show the frame', group: 'View', keys: [], enabled: hasReading, run: ({ open }) => open?.store.actions.showPanel('frame') },
  { id: 'view.segments', words: 'Show the segments', group: 'View', keys: [], enabled: hasReading, run: ({ open }) => open?.store.actions.showPanel('segments') },
  { id: 'view.report', words: 'Show the report', group: 'View', keys: [], enabled: hasReading, run: ({ open }) => open?.store.actions.showPanel('report') },
  { id: 'view.fit', words: 'Fit the frame', group: 'View', keys: ['0'], enabled: onStage, run: ({ open }) => open?.stage.handle?.fit() },
  { id: 'view.zoomIn', words: 'Zoom in', group: 'View', keys: ['+', '='], enabled: onStage, run: ({ open }) => open?.stage.handle?.zoomIn() },
  { id: 'view.zoomOut', words: 'Zoom out', group: 'View', keys: ['-'], enabled: onStage, run: ({ open }) => open?.stage.handle?.zoomOut() },
  { id: 'view.resetWindow', words: 'Reset window and level', group: 'View', keys: [], enabled: onStage, run: ({ open }) => open?.stage.handle?.resetWindow() },
  { id: 'view.windowToFrame', words: 'Set window and level to the values of the frame', group: 'View', keys: [], enabled: onStage, run: ({ open }) => open?.stage.handle?.windowToFrame() },
  { id: 'edit.copyFigures', words: 'Copy the figures', group: 'View', keys: [], enabled: hasReading, run: ({ reading }) => void copyFigures(reading) },
  { id: 'edit.copyFrame', words: 'Copy the frame as a picture', group: 'View', keys: [], enabled: onStage, run: ({ open }) => void copyFrame(open) },
  { id: 'view.palette', words: 'Search or run a command', group: 'Help', keys: ['Mod+K'], enabled: () => true, run: () => useApp.setState({ paletteShown: true }) },
  { id: 'help.keys', words: 'Keys', group: 'Help', keys: ['?'], icon: IconHelpCircle, enabled: () => true, run: () => useApp.setState(({ keysShown }) => ({ keysShown: !keysShown })) },
  { id: 'help.about', words: 'About venolume', group: 'Help', keys: [], enabled: () => true, run: ({ app, reading }) => (reading === null ? showLibrary('settings') : sayInApp(`venolume ${app.session?.programVersion ?? ''}`)) },
];
