import { useApp } from '../app/appStore.ts';
import type { Action, ActionScene } from './action.ts';
import { annotationActions } from './annotationActions.ts';
import { contourActions } from './contourActions.ts';
import { frameActions } from './frameActions.ts';
import { libraryActions } from './libraryActions.ts';
import { proposalActions } from './proposalActions.ts';
import { veinActions } from './veinActions.ts';
import { viewActions } from './viewActions.ts';

/** Everything that the program does on demand. Keys, palette, tool rail, header and the desktop's menu all read this. */
export const actionTable: readonly Action[] = [...frameActions, ...contourActions, ...annotationActions, ...proposalActions, ...veinActions, ...viewActions, ...libraryActions];

const byId = new Map(actionTable.map((action) => [action.id, action]));
const byKeys = new Map(actionTable.flatMap((action) => action.keys.map((keys) => [keys, action] as const)));

/** @throws Error where the table has no such action. */
export function actionOf(id: string): Action {
  const action = byId.get(id);
  if (action === undefined) throw new Error(`There is no action ${id}.`);
  return action;
}

export function actionOfKeys(keys: string): Action | null {
  return byKeys.get(keys) ?? null;
}

export function sceneNow(): ActionScene {
  const app = useApp.getState();
  return { app, open: app.open, reading: app.open?.store.getState().reading ?? null };
}

/** Runs an action where it can be; false where it cannot or had nothing to do. */
export function runAction(action: Action): boolean {
  const scene = sceneNow();
  return action.enabled(scene) && action.run(scene) !== false;
}
