import { readFileSync } from 'node:fs';
import { MissingTool } from './benchCase.ts';

/** The most memory that a process ever had in use at once, MB (`VmHWM`: pages that it shares with others count whole). */
export function peakMemoryMb(processId: number): number {
  let status: string;
  try {
    status = readFileSync(`/proc/${processId}/status`, 'utf8');
  } catch {
    throw new MissingTool('this system does not tell the peak memory of a process (/proc/PID/status)');
  }
  const kib = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]);
  if (!(kib > 0)) throw new MissingTool('this system does not tell the peak memory of a process (VmHWM)');
  return (kib * 1024) / 1e6;
}
