import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/** A stand-in for a page's contents: events, and what was asked of it. */
export class StandInContents extends EventEmitter {
  readonly mainFrame = { url: 'venolume://app/' };
  readonly send = vi.fn();
  readonly reload = vi.fn();
  openHandler: ((details: { url: string }) => { action: string }) | null = null;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  getURL(): string {
    return this.mainFrame.url;
  }
}

/** A stand-in for a window that remembers its options. */
export class StandInWindow extends EventEmitter {
  static readonly made: StandInWindow[] = [];
  readonly webContents = new StandInContents();
  readonly maximize = vi.fn();
  readonly show = vi.fn();
  readonly focus = vi.fn();
  readonly restore = vi.fn();
  readonly loadURL = vi.fn(() => Promise.resolve());
  readonly isMaximized = vi.fn(() => false);
  readonly isMinimized = vi.fn(() => false);
  readonly getNormalBounds = vi.fn(() => ({ x: 40, y: 30, width: 1500, height: 950 }));
  readonly options: Record<string, unknown>;

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    StandInWindow.made.push(this);
  }
}

/** A stand-in for the module `electron`, for `vi.mock('electron', electronStandIn)`. Importing the real one would start a download. */
export function electronStandIn() {
  return {
    app: Object.assign(new EventEmitter(), {
      exit: vi.fn(),
      quit: vi.fn(),
      setPath: vi.fn(),
      requestSingleInstanceLock: vi.fn(() => true),
      whenReady: vi.fn(() => Promise.resolve()),
      isPackaged: false,
    }),
    BrowserWindow: StandInWindow,
    contextBridge: { exposeInMainWorld: vi.fn() },
    dialog: { showOpenDialog: vi.fn(() => Promise.resolve({ canceled: false, filePaths: ['/pullbacks/a.dcm'] })), showErrorBox: vi.fn() },
    ipcMain: { handle: vi.fn() },
    ipcRenderer: { invoke: vi.fn(), on: vi.fn(), off: vi.fn() },
    Menu: { buildFromTemplate: vi.fn((template: unknown) => template), setApplicationMenu: vi.fn() },
    protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() },
    // Not safe at all, but not the text itself either: enough to see what is kept and what is not.
    safeStorage: {
      isEncryptionAvailable: vi.fn(() => true),
      getSelectedStorageBackend: vi.fn(() => 'gnome_libsecret'),
      encryptString: vi.fn((text: string) => Buffer.from(`sealed:${text}`).map((byte) => byte ^ 0x5a)),
      decryptString: vi.fn((bytes: Buffer) => {
        const text = Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString();
        if (!text.startsWith('sealed:')) throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
        return text.slice('sealed:'.length);
      }),
    },
    screen: { getAllDisplays: vi.fn(() => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }]) },
    session: {
      defaultSession: Object.assign(new EventEmitter(), { setPermissionRequestHandler: vi.fn(), setPermissionCheckHandler: vi.fn(), setDevicePermissionHandler: vi.fn() }),
    },
    shell: { showItemInFolder: vi.fn() },
    webUtils: { getPathForFile: vi.fn(() => '/pullbacks/dropped.dcm') },
  };
}
