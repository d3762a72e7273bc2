import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The folder that holds the library, logs and files that were dropped into a browser: `VENOLUME_HOME`, else `venolume` in the platform's
 * folder for application data.
 */
export function homeFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const named = environment.VENOLUME_HOME;
  if (named !== undefined && named !== '') return resolve(named);
  switch (platform) {
    case 'win32':
      return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'venolume');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'venolume');
    default:
      return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'venolume');
  }
}
