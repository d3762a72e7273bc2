import { readFileSync } from 'node:fs';
import { MissingTool } from './benchCase.ts';

/** How often memory is looked at, ms. */
const everyMs = 100;

/** What a process itself has in use, MB: not the program files that it maps, which every process of that program shares. 0 for one that has ended. */
function memoryMb(processId: number): number {
  let status: string;
  try {
    status = readFileSync(`/proc/${processId}/status`, 'utf8');
  } catch {
    return 0;
  }
  const kib = [...status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm)].reduce((sum, [, digits]) => sum + Number(digits), 0);
  return (kib * 1024) / 1e6;
}

/** The most memory that one process of each group had in use, added up over the groups at one moment, MB, while the work is done. */
export async function peakMemoryMb(groups: () => Promise<readonly (readonly number[])[]>, work: () => Promise<void>): Promise<number> {
  if (memoryMb(process.pid) === 0) throw new MissingTool('this system does not tell how much memory a process has in use (/proc/PID/status)');
  const processes = await groups();
  let peak = 0;
  const look = () => {
    const now = processes.reduce((sum, group) => sum + Math.max(...group.map(memoryMb)), 0);
    peak = Math.max(peak, now);
  };
  const timer = setInterval(look, everyMs);
  try {
    await work();
    look();
  } finally {
    clearInterval(timer);
  }
  return peak;
}
