import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findElectron } from '../../src/node/electronBinary.ts';
import { programFolder } from '../../src/node/programFolder.ts';

const folder = programFolder();
const electron = findElectron(folder);
const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

describe.skipIf(electron === null || !hasScreen)('the real window (needs Electron’s binary and a display)', () => {
  it('opens the read sample, shows its stenosis, and has no Node in its page', async () => {
    expect(existsSync(join(folder, 'dist', 'electron', 'main.js'))).toBe(true);
    const home = await mkdtemp(join(tmpdir(), 'venolume-window-'));
    const program = await _electron.launch({
      executablePath: electron ?? '',
      args: [folder, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      env: { ...process.env, VENOLUME_HOME: home } as Record<string, string>,
    });
    try {
      const window = await program.firstWindow();
      expect(window.url()).toBe('venolume://app/');
      expect(await window.evaluate(() => typeof Reflect.get(globalThis, 'require'))).toBe('undefined');
      await window.getByRole('button', { name: 'Open the sample, read' }).click();
      await window.getByRole('tab', { name: 'Segments' }).click();
      await window.getByText('Area stenosis').first().waitFor();
    } finally {
      await program.close();
      await rm(home, { recursive: true, force: true });
    }
  });
});
