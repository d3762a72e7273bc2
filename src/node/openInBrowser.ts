import { spawn } from 'node:child_process';

/** Whether there is a screen to open a browser on. */
export function hasDisplay(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY);
}

/** Opens a page in the reader's own browser. Where that fails nothing happens: its address has been printed. */
export function openInBrowser(url: string): void {
  const [command, arguments_] =
    process.platform === 'darwin' ? ['open', [url]] : process.platform === 'win32' ? ['rundll32', ['url.dll,FileProtocolHandler', url]] : ['xdg-open', [url]];
  const child = spawn(command, arguments_, { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}
