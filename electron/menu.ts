import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '../src/api/menuAction.ts';
import { type MenuLine, menuTable } from './menuTable.ts';

/** Puts the menu up. Every choice that is the page's is handed on by its name. */
export function setMenu(choose: (action: MenuAction) => void): void {
  const ofSystem: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...ofSystem, ...menuTable.map(({ label, lines }) => ({ label, submenu: lines.map((line) => itemOf(line, choose)) }))]));
}

function itemOf(line: MenuLine, choose: (action: MenuAction) => void): MenuItemConstructorOptions {
  switch (line.kind) {
    case 'rule':
      return { type: 'separator' };
    case 'role':
      return { role: line.role };
    case 'action':
      return {
        label: line.label,
        click: () => choose(line.action),
        // The page hears the keys itself, also in a browser; were they taken here too, each would act twice.
        ...(line.keys === undefined ? {} : { accelerator: line.keys, registerAccelerator: false }),
      };
  }
}
