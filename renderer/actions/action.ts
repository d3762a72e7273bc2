import type { Icon } from '@tabler/icons-react';
import type { AppState, OpenReading } from '../app/appStore.ts';
import type { Reading } from '../reading/reading.ts';

/** What an action is asked about: the program and, where a read is on screen, that read. */
export interface ActionScene {
  readonly app: AppState;
  readonly open: OpenReading | null;
  readonly reading: Reading | null;
}

export const actionGroups = ['Frames', 'Contours', 'Measure with', 'Vein', 'View', 'Library', 'Help'] as const;
export type ActionGroup = (typeof actionGroups)[number];

/** One thing that the program does: the same for a key, the palette, a button and the desktop's menu. */
export interface Action {
  readonly id: string;
  /** What it does, as the palette, the tooltip and the keys' sheet say it. */
  readonly words: string;
  readonly group: ActionGroup;
  /** As `pressedKeys` spells them; the first stands on buttons. `Mod` is Ctrl, or Command on a Mac. */
  readonly keys: readonly string[];
  readonly icon?: Icon;
  /** Not offered in the palette: what only makes sense as a key. */
  readonly keyOnly?: boolean;
  readonly enabled: (scene: ActionScene) => boolean;
  /** False where there was nothing to do, so that the key goes on to whoever else wants it. */
  readonly run: (scene: ActionScene) => unknown;
}
