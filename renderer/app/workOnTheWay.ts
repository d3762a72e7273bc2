import { useImportWork } from './importWork.ts';
import { useLibraryWork } from './libraryCommands.ts';

/** Something on its way into the library, as it is told wherever the reader is. */
export interface WorkOnTheWay {
  readonly words: string;
  readonly done: number;
  /** null while it is not known yet. */
  readonly total: number | null;
  readonly cancel: () => void;
}

/** null while nothing is on its way. */
export function useWorkOnTheWay(): WorkOnTheWay | null {
  const transfer = useLibraryWork((work) => work.transfer);
  const running = useImportWork((work) => work.running);
  if (transfer !== null) {
    const { fileName, sentBytes, totalBytes, cancel } = transfer;
    return { words: `${fileName}: ${megabyteWords(sentBytes, totalBytes)}`, done: sentBytes, total: totalBytes, cancel };
  }
  if (running === null) return null;
  const { sending, cancel, phase, fetched, filesLookedAt, filesTotal, pullbacksAdded } = running;
  if (phase === 'receiving' && fetched !== undefined) {
    const { serverName, instances, instancesTotal, sizeBytes } = fetched;
    const size = `${(sizeBytes / 1e6).toFixed(sizeBytes < 10e6 ? 1 : 0)} MB`;
    const far = instancesTotal === 0 ? 'looking what there is' : instancesTotal === 1 ? size : `${instances} of ${instancesTotal} images, ${size}`;
    // Of a single one it is not known how long it will be.
    return { words: `Fetching from ${serverName}: ${far}`, done: instances, total: instancesTotal > 1 ? instancesTotal : null, cancel };
  }
  if (sending !== null) return { words: `Receiving files: ${megabyteWords(sending.sentBytes, sending.totalBytes)}`, done: sending.sentBytes, total: sending.totalBytes, cancel };
  const looked = filesTotal === null ? `${filesLookedAt} files looked at` : `${filesLookedAt} of ${filesTotal} files looked at`;
  return { words: `${looked}, ${pullbacksAdded} new in the library`, done: filesLookedAt, total: filesTotal, cancel };
}

/** `41 of 60 MB`, with a tenth where they are few. */
function megabyteWords(sentBytes: number, totalBytes: number): string {
  const decimals = totalBytes < 10e6 ? 1 : 0;
  return `${(sentBytes / 1e6).toFixed(decimals)} of ${(totalBytes / 1e6).toFixed(decimals)} MB`;
}
