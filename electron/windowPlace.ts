import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BrowserWindow, Rectangle } from 'electron';
import { screen } from 'electron';
import { z } from 'zod';
import { makeFolder } from '../src/node/makeFolder.ts';

const placeSchema = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int().positive(), height: z.number().int().positive(), maximized: z.boolean() });

/** Where the window stood, in screen points. */
export type WindowPlace = z.infer<typeof placeSchema>;

/** Where the window last stood; null when it never did, or when that place is on no screen any more. */
export function lastPlace(path: string): WindowPlace | null {
  try {
    const place = placeSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return screen.getAllDisplays().some(({ workArea }) => showsTitleBar(place, workArea)) ? place : null;
  } catch {
    return null;
  }
}

/** Remembers where the window stands when it closes. A place that cannot be written is forgotten: it is a comfort. */
export function rememberPlace(window: BrowserWindow, path: string): void {
  window.on('close', () => {
    try {
      const place: WindowPlace = { ...window.getNormalBounds(), maximized: window.isMaximized() };
      makeFolder(dirname(path));
      writeFileSync(`${path}.part`, JSON.stringify(place));
      renameSync(`${path}.part`, path);
    } catch {
      // Nothing rests on it.
    }
  });
}

/** Whether enough of the window's upper edge lies on a screen to take hold of it. */
function showsTitleBar(place: Rectangle, area: Rectangle): boolean {
  const shown = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
  return shown >= 100 && place.y >= area.y - 8 && place.y < area.y + area.height - 40;
}
