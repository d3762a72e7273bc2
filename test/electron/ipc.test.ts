import { describe, expect, it, vi } from 'vitest';
import { StandInWindow } from './electronStandIn.ts';

vi.mock('electron', async () => (await import('./electronStandIn.ts')).electronStandIn());
const { dialog, ipcMain, shell } = await import('electron');
const { answerPage } = await import('../../electron/ipc.ts');

const window = new StandInWindow({});
answerPage(() => window as never);

/** Calls a channel as the page would, or as someone else would. */
async function call(channel: string, argument?: unknown, from: { sender?: unknown; senderFrame?: unknown } = {}): Promise<unknown> {
  const handler = vi.mocked(ipcMain.handle).mock.calls.find(([name]) => name === channel)![1];
  return handler({ sender: window.webContents, senderFrame: window.webContents.mainFrame, ...from } as never, argument);
}

describe("the page's calls", () => {
  it('open the dialog for its own window', async () => {
    expect(await call('venolume:openDialog')).toEqual(['/pullbacks/a.dcm']);
  });

  it('open the dialog for folders apart from the one for files', async () => {
    expect(await call('venolume:openFolderDialog')).toEqual(['/pullbacks/a.dcm']);
    expect(vi.mocked(dialog.showOpenDialog).mock.calls.map((call) => call.flatMap((argument) => ('properties' in argument ? argument.properties ?? [] : [])))).toEqual([
      ['openFile', 'multiSelections'],
      ['openDirectory', 'multiSelections'],
    ]);
  });

  it('show a file that is there, by an absolute path', async () => {
    expect(await call('venolume:revealFile', process.execPath)).toBe(true);
    expect(shell.showItemInFolder).toHaveBeenCalledExactlyOnceWith(process.execPath);
  });

  it('show nothing for a path that is relative, gone or no path at all', async () => {
    expect(await call('venolume:revealFile', 'package.json')).toBe(false);
    expect(await call('venolume:revealFile', '/nowhere/a.dcm')).toBe(false);
    await expect(call('venolume:revealFile', { path: '/' })).rejects.toThrow();
    expect(shell.showItemInFolder).toHaveBeenCalledOnce();
  });

  it.each([
    ['another window', { sender: new StandInWindow({}).webContents }],
    ['a frame within the page', { senderFrame: { url: 'venolume://app/' } }],
    ['a frame that is gone', { senderFrame: null }],
  ])('are refused to %s', async (_who, from) => {
    await expect(call('venolume:openDialog', undefined, from)).rejects.toThrow('refused');
    await expect(call('venolume:openFolderDialog', undefined, from)).rejects.toThrow('refused');
    await expect(call('venolume:revealFile', process.execPath, from)).rejects.toThrow('refused');
  });

  it('are refused when the window shows another address', async () => {
    window.webContents.mainFrame.url = 'https://elsewhere.example/';
    await expect(call('venolume:openDialog')).rejects.toThrow('refused');
    window.webContents.mainFrame.url = 'venolume://app/';
  });
});
