import type { MenuAction } from '../src/api/menuAction.ts';

/** One line of the menu: an action of the page, something that the system does itself, or a rule between two groups. */
export type MenuLine =
  | { readonly kind: 'action'; readonly label: string; readonly action: MenuAction; readonly keys?: string }
  | { readonly kind: 'role'; readonly role: 'cut' | 'copy' | 'paste' | 'selectAll' | 'quit' | 'close' | 'togglefullscreen' | 'zoomIn' | 'zoomOut' | 'resetZoom' }
  | { readonly kind: 'rule' };

const rule: MenuLine = { kind: 'rule' };

/**
 * The menu as data. What an action does is the page's business; the keys are shown here and heard there.
 * Only keys with Ctrl or Command are shown: on macOS the system takes a menu's keys, and a bare one could not be typed any more.
 */
export const menuTable: readonly { readonly label: string; readonly lines: readonly MenuLine[] }[] = [
  {
    label: 'File',
    lines: [
      { kind: 'action', label: 'Open a pullback…', action: 'file.open', keys: 'CommandOrControl+O' },
      { kind: 'action', label: 'Open a folder or disc…', action: 'file.openFolder', keys: 'CommandOrControl+Shift+O' },
      { kind: 'action', label: 'Find on a server…', action: 'library.remote' },
      { kind: 'action', label: 'Open the sample, read', action: 'file.openSampleRead' },
      { kind: 'action', label: 'Open the sample, unread', action: 'file.openSampleUnread' },
      rule,
      { kind: 'action', label: 'Import contours…', action: 'contour.import' },
      { kind: 'action', label: 'Export the report…', action: 'file.export' },
      { kind: 'action', label: 'Export without names…', action: 'file.exportWithoutNames' },
      rule,
      { kind: 'action', label: 'Back up the library…', action: 'file.backup' },
      { kind: 'action', label: 'Restore a backup…', action: 'file.restore' },
      rule,
      { kind: 'role', role: 'quit' },
    ],
  },
  {
    label: 'Edit',
    lines: [
      { kind: 'action', label: 'Undo', action: 'edit.undo', keys: 'CommandOrControl+Z' },
      { kind: 'action', label: 'Redo', action: 'edit.redo', keys: 'CommandOrControl+Shift+Z' },
      rule,
      { kind: 'role', role: 'cut' },
      { kind: 'role', role: 'copy' },
      { kind: 'role', role: 'paste' },
      { kind: 'role', role: 'selectAll' },
      rule,
      { kind: 'action', label: 'Copy the figures', action: 'edit.copyFigures' },
      { kind: 'action', label: 'Copy the frame', action: 'edit.copyFrame' },
    ],
  },
  {
    label: 'View',
    lines: [
      { kind: 'action', label: 'Library', action: 'view.library' },
      { kind: 'action', label: 'Frame', action: 'view.frame' },
      { kind: 'action', label: 'Report', action: 'view.report' },
      rule,
      { kind: 'action', label: 'Fit the frame', action: 'view.fit' },
      { kind: 'action', label: 'Find an action…', action: 'view.palette', keys: 'CommandOrControl+K' },
      rule,
      { kind: 'role', role: 'zoomIn' },
      { kind: 'role', role: 'zoomOut' },
      { kind: 'role', role: 'resetZoom' },
      { kind: 'role', role: 'togglefullscreen' },
    ],
  },
  {
    label: 'Help',
    lines: [
      { kind: 'action', label: 'Keys', action: 'help.keys' },
      { kind: 'action', label: 'About venolume', action: 'help.about' },
    ],
  },
];
