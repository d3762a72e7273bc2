import { spawnSync } from 'node:child_process';
import { MissingTool } from './benchCase.ts';
import { timedMs } from './inTurns.ts';

/** How long `cat FILE` to nowhere takes, ms: what reading the file costs at the least. */
export function catMs(path: string): Promise<number> {
  return timedMs(() => {
    const { error, status } = spawnSync('cat', [path], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (error !== undefined) throw new MissingTool('there is no cat on this machine');
    if (status !== 0) throw new Error(`cat could not read ${path}`);
  });
}
