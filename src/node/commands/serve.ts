import { resolve } from 'node:path';
import { startBrowserHost } from '../browserHost.ts';
import { homeFolder } from '../homeFolder.ts';
import { openInBrowser } from '../openInBrowser.ts';
import { rendererFolder } from '../programFolder.ts';

export interface ServeRequest {
  readonly paths: readonly string[];
  /** 0: any free port. */
  readonly port: number;
  readonly openBrowser: boolean;
}

/**
 * Serves the program to a browser on this machine's loopback address until the process is told to stop (SIGINT, SIGTERM).
 * Prints one line: the address with its token.
 */
export async function serveCommand(request: ServeRequest): Promise<void> {
  const host = await startBrowserHost({
    home: homeFolder(),
    files: request.paths.map((path) => resolve(path)),
    port: request.port,
    rendererFolder: rendererFolder(),
  });
  process.stdout.write(`${host.url}\n`);
  if (request.openBrowser) openInBrowser(host.url);
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await host.close();
}
