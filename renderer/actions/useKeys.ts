import { useEffect } from 'react';
import { useDeidentify } from '../deidentify/deidentifyStore.ts';
import { desktop } from '../service/desktop.ts';
import { actionOf, actionOfKeys, runAction } from './actionTable.ts';
import { pressedKeys } from './pressedKeys.ts';

/** Hears keys and the desktop's menu for as long as the program is on screen. */
export function useKeys(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      // What lies behind an export is not worked on.
      if (useDeidentify.getState().open !== null) return;
      const keys = pressedKeys(event);
      if (belongsToControl(event.target, keys)) return;
      const action = actionOfKeys(keys);
      if (action !== null && runAction(action)) event.preventDefault();
    };
    window.addEventListener('keydown', hear);
    const stop = desktop?.onMenuAction((id) => void runAction(actionOf(id)));
    return () => {
      window.removeEventListener('keydown', hear);
      stop?.();
    };
  }, []);
}

const usesArrows = '[role="slider"], [role="separator"], [role="tab"], [role="option"], [role="menuitem"], [role="radio"], [role="listbox"], input[type="radio"], input[type="range"]';

/** Whether the control in focus means something of its own by these keys. */
function belongsToControl(target: EventTarget | null, keys: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches('input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable="true"]')) return !['Mod+K', 'Mod+O'].includes(keys);
  if (keys === 'Enter' || keys === 'Space') return target.matches('button, a[href], summary, input, [role="button"], [role="option"], [role="menuitem"], [role="tab"], [role="row"]');
  if (keys.includes('Arrow') || keys === 'Home' || keys === 'End') return target.closest(usesArrows) !== null;
  return false;
}
