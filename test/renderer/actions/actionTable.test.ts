// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { actionTable } from '../../../renderer/actions/actionTable.ts';
import { keyWords, pressedKeys } from '../../../renderer/actions/pressedKeys.ts';
import { useApp } from '../../../renderer/app/appStore.ts';
import { menuActions } from '../../../src/api/menuAction.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('the action table', () => {
  it('has every action of the desktop’s menu', () => {
    const ids = new Set(actionTable.map(({ id }) => id));
    expect(menuActions.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('names each action once and gives each key to one action', () => {
    const ids = actionTable.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const keys = actionTable.flatMap((action) => action.keys);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('offers nothing of a read while there is none', () => {
    const app = useApp.getState();
    const offered = actionTable.filter(({ group }) => ['Frames', 'Contours', 'Vein'].includes(group));
    expect(offered.length).toBeGreaterThan(10);
    for (const { id, enabled } of offered) expect(enabled({ app, open: null, reading: null }), id).toBe(false);
  });
});

describe('a key press', () => {
  it('is spelled as the table spells it', () => {
    expect(pressedKeys(press('t'))).toBe('T');
    expect(pressedKeys(press(' '))).toBe('Space');
    expect(pressedKeys(press('ArrowLeft', { shiftKey: true }))).toBe('Shift+ArrowLeft');
    expect(pressedKeys(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('Mod+Shift+Z');
    expect(pressedKeys(press('k', { metaKey: true }))).toBe('Mod+K');
  });

  it('of a sign counts by the sign, whatever it takes to type it', () => {
    expect(pressedKeys(press('?', { shiftKey: true }))).toBe('?');
    expect(pressedKeys(press('+', { shiftKey: true }))).toBe('+');
    expect(pressedKeys(press('+'))).toBe('+');
  });

  it('reads as on a key cap', () => {
    expect(keyWords('Mod+Shift+Z')).toBe('Ctrl Shift Z');
    expect(keyWords('+')).toBe('+');
    expect(keyWords('ArrowLeft')).toBe('←');
  });
});
