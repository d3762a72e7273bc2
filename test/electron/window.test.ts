import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { StandInWindow } from './electronStandIn.ts';

vi.mock('electron', async () => (await import('./electronStandIn.ts')).electronStandIn());
const { openWindow } = await import('../../electron/window.ts');

function open(placePath: string): StandInWindow {
  openWindow({ preloadPath: '/program/preload.cjs', placePath, programVersion: '1.2.3' });
  return StandInWindow.made.at(-1)!;
}

describe('the window', () => {
  let placePath: string;
  beforeEach(() => {
    placePath = join(mkdtempSync(join(tmpdir(), 'venolume-window-')), 'window.json');
  });

  it('has no Node, a sandbox and a context of its own', () => {
    const { webPreferences } = open(placePath).options;
    expect(webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false, preload: '/program/preload.cjs' });
  });

  it('is dark before it is painted, shown only then, and never smaller than its layout', () => {
    const window = open(placePath);
    expect(window.options).toMatchObject({ backgroundColor: '#0B0D10', minWidth: 1024, minHeight: 640, show: false });
    expect(window.show).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    expect(window.show).toHaveBeenCalledOnce();
  });

  it("shows the program's own address and nothing else", () => {
    expect(open(placePath).loadURL).toHaveBeenCalledExactlyOnceWith('venolume://app/');
  });

  it('tells the page its version', () => {
    expect(open(placePath).options.webPreferences).toMatchObject({ additionalArguments: ['--venolume-version=1.2.3'] });
  });

  it('comes back where it was closed', () => {
    open(placePath).emit('close');
    expect(JSON.parse(readFileSync(placePath, 'utf8'))).toEqual({ x: 40, y: 30, width: 1500, height: 950, maximized: false });
    expect(open(placePath).options).toMatchObject({ x: 40, y: 30, width: 1500, height: 950 });
  });

  it('does not come back on a screen that is gone', () => {
    writeFileSync(placePath, JSON.stringify({ x: 4000, y: 30, width: 1500, height: 950, maximized: false }));
    expect(open(placePath).options).toMatchObject({ width: 1440, height: 900 });
    expect(open(placePath).options).not.toHaveProperty('x');
  });

  it('opens at its usual size when its place was garbled', () => {
    writeFileSync(placePath, '{"x": "left"');
    expect(open(placePath).options).toMatchObject({ width: 1440, height: 900 });
  });
});
