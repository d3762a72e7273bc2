import { describe, expect, it, vi } from 'vitest';
import type { DesktopBridge } from '../../src/api/desktopBridge.ts';

vi.mock('electron', async () => (await import('./electronStandIn.ts')).electronStandIn());
process.argv.push('--venolume-version=1.2.3');
const { contextBridge, ipcRenderer } = await import('electron');
await import('../../electron/preload.ts');
const [name, bridge] = vi.mocked(contextBridge.exposeInMainWorld).mock.calls[0] as [string, DesktopBridge];

describe('the bridge that the preload offers', () => {
  it('is one object of few calls', () => {
    expect(name).toBe('venolume');
    expect(Object.keys(bridge).toSorted()).toEqual(['onMenuAction', 'openDialog', 'openFolderDialog', 'pathForDroppedFile', 'revealFile', 'version']);
    expect(bridge.version).toBe('1.2.3');
  });

  it('believes no answer that is not what it should be', async () => {
    vi.mocked(ipcRenderer.invoke).mockResolvedValueOnce(['/a.dcm', 3, null]);
    expect(await bridge.openDialog()).toEqual(['/a.dcm']);
    vi.mocked(ipcRenderer.invoke).mockResolvedValueOnce({ 0: '/disc' });
    expect(await bridge.openFolderDialog()).toEqual([]);
    vi.mocked(ipcRenderer.invoke).mockResolvedValueOnce('yes');
    expect(await bridge.revealFile('/a.dcm')).toBe(false);
  });

  it('says where a dropped file lies, and null for what is no file', () => {
    expect(bridge.pathForDroppedFile(new File(['x'], 'dropped.dcm'))).toBe('/pullbacks/dropped.dcm');
    expect(bridge.pathForDroppedFile({ name: 'dropped.dcm' })).toBeNull();
  });

  it('passes on menu actions that it knows, until it is told to stop', () => {
    const heard: string[] = [];
    const stop = bridge.onMenuAction((action) => heard.push(action));
    const [channel, hear] = vi.mocked(ipcRenderer.on).mock.calls[0]!;
    hear({} as never, 'edit.undo');
    hear({} as never, 'format.disk');
    expect(heard).toEqual(['edit.undo']);
    stop();
    expect(ipcRenderer.off).toHaveBeenCalledExactlyOnceWith(channel, hear);
  });
});
