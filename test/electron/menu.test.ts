import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { menuActions } from '../../src/api/menuAction.ts';

vi.mock('electron', async () => (await import('./electronStandIn.ts')).electronStandIn());
const { Menu } = await import('electron');
const { setMenu } = await import('../../electron/menu.ts');
const { menuTable } = await import('../../electron/menuTable.ts');

function itemsOfMenu(choose: (action: string) => void): readonly MenuItemConstructorOptions[] {
  setMenu(choose);
  const template = vi.mocked(Menu.buildFromTemplate).mock.calls.at(-1)![0];
  return template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
}

const inTable = menuTable.flatMap(({ lines }) => lines).filter((line) => line.kind === 'action');

describe('the menu', () => {
  it('offers every action of the bridge once', () => {
    expect(inTable.map(({ action }) => action).toSorted()).toEqual([...menuActions].toSorted());
  });

  it('hands every choice on by its name', () => {
    const chosen: string[] = [];
    for (const item of itemsOfMenu((action) => chosen.push(action))) item.click?.(undefined as never, undefined, undefined as never);
    expect(chosen).toEqual(inTable.map(({ action }) => action));
  });

  it('shows keys without taking them from the page, and none that could not be typed', () => {
    const withKeys = itemsOfMenu(() => undefined).filter(({ accelerator }) => accelerator !== undefined);
    expect(withKeys.length).toBeGreaterThan(0);
    for (const { accelerator, registerAccelerator } of withKeys) {
      expect(registerAccelerator).toBe(false);
      expect(accelerator).toMatch(/^CommandOrControl\+/);
    }
  });

  it('is put up', () => {
    itemsOfMenu(() => undefined);
    expect(Menu.setApplicationMenu).toHaveBeenCalled();
  });
});
