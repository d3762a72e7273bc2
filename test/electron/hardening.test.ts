import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { StandInContents } from './electronStandIn.ts';

vi.mock('electron', async () => (await import('./electronStandIn.ts')).electronStandIn());
const { app } = await import('electron');
const { refuseToLeave, refusePermissions } = await import('../../electron/hardening.ts');

function confinedContents(): StandInContents {
  refuseToLeave();
  const contents = new StandInContents();
  app.emit('web-contents-created', {} as never, contents as never);
  return contents;
}

function happens(contents: EventEmitter, name: string, fields: object = {}): { refused: boolean } {
  const preventDefault = vi.fn();
  contents.emit(name, { ...fields, preventDefault });
  return { refused: preventDefault.mock.calls.length > 0 };
}

describe('a page', () => {
  it('cannot go to another address, in the window or in a frame', () => {
    const contents = confinedContents();
    expect(happens(contents, 'will-navigate', { url: 'https://elsewhere.example/' }).refused).toBe(true);
    expect(happens(contents, 'will-navigate', { url: 'file:///etc/hosts' }).refused).toBe(true);
    expect(happens(contents, 'will-frame-navigate', { url: 'https://elsewhere.example/' }).refused).toBe(true);
    expect(happens(contents, 'will-redirect', { url: 'venolume://app/' }).refused).toBe(true);
  });

  it("may load its own address anew", () => {
    expect(happens(confinedContents(), 'will-navigate', { url: 'venolume://app/' }).refused).toBe(false);
  });

  it('cannot open a window or embed a page', () => {
    const contents = confinedContents();
    expect(contents.openHandler?.({ url: 'venolume://app/' })).toEqual({ action: 'deny' });
    expect(contents.openHandler?.({ url: 'https://elsewhere.example/' })).toEqual({ action: 'deny' });
    expect(happens(contents, 'will-attach-webview').refused).toBe(true);
  });
});

class StandInSession extends EventEmitter {
  readonly setPermissionRequestHandler = vi.fn<(handler: (contents: unknown, permission: string, grant: (granted: boolean) => void) => void) => void>();
  readonly setPermissionCheckHandler = vi.fn<(handler: (contents: unknown, permission: string, origin: string) => boolean) => void>();
  readonly setDevicePermissionHandler = vi.fn<(handler: () => boolean) => void>();
}

describe('permissions', () => {
  const session = new StandInSession();
  refusePermissions(session as never);
  const asked = (permission: string, address: string) => {
    const grant = vi.fn();
    session.setPermissionRequestHandler.mock.calls[0]![0]({ getURL: () => address }, permission, grant);
    return grant.mock.calls[0]![0];
  };
  const checked = (permission: string, address: string) => session.setPermissionCheckHandler.mock.calls[0]![0](null, permission, address);

  it("are granted for putting something on the clipboard, to the program's own page", () => {
    expect(asked('clipboard-sanitized-write', 'venolume://app/')).toBe(true);
    expect(checked('clipboard-sanitized-write', 'venolume://app/')).toBe(true);
  });

  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'usb', 'hid', 'serial'])('are refused for %s', (permission) => {
    expect(asked(permission, 'venolume://app/')).toBe(false);
    expect(checked(permission, 'venolume://app/')).toBe(false);
  });

  it('are refused to any other page and for every device', () => {
    expect(asked('clipboard-sanitized-write', 'https://elsewhere.example/')).toBe(false);
    expect(checked('clipboard-sanitized-write', 'https://elsewhere.example/')).toBe(false);
    expect(session.setDevicePermissionHandler.mock.calls[0]![0]()).toBe(false);
  });

  it("are refused for downloads that are not the program's own", () => {
    const download = (address: string) => {
      const preventDefault = vi.fn();
      session.emit('will-download', { preventDefault }, { getURL: () => address });
      return preventDefault.mock.calls.length > 0 ? 'refused' : 'saved';
    };
    expect(download('venolume://app/api/backup')).toBe('saved');
    expect(download('blob:venolume://app/1b2c')).toBe('saved');
    expect(download('https://elsewhere.example/a.exe')).toBe('refused');
    expect(download('blob:https://elsewhere.example/1b2c')).toBe('refused');
  });
});
