/**
 * Actions that the desktop window's menu asks the renderer for. They are a part of the renderer's one action table, by the same ids;
 * the menu itself does nothing but say which was chosen.
 */
export const menuActions = [
  'file.open',
  'file.openFolder',
  'library.remote',
  'file.openSampleRead',
  'file.openSampleUnread',
  'file.export',
  'file.exportWithoutNames',
  'contour.import',
  'file.backup',
  'file.restore',
  'edit.undo',
  'edit.redo',
  'edit.copyFigures',
  'edit.copyFrame',
  'view.library',
  'view.frame',
  'view.report',
  'view.fit',
  'view.palette',
  'help.keys',
  'help.about',
] as const;
export type MenuAction = (typeof menuActions)[number];

export function isMenuAction(value: unknown): value is MenuAction {
  return menuActions.some((action) => action === value);
}
