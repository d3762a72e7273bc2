import { AppError } from '../../src/shared/appError.ts';
import type { ChosenFile } from './importWork.ts';

/** What was dropped: its files, and whether a folder is among what was dropped. */
export interface Dropped {
  /** As they were dropped, folders among them: a desktop window can say where each lies. */
  readonly top: readonly File[];
  readonly hasFolder: boolean;
  /** Every file, those within folders too. Throws `file/notReadable` where the browser may not read one of them. */
  readonly files: () => Promise<readonly ChosenFile[]>;
}

/** Reads a drop. To be called in its event: afterwards a browser tells nothing of it. */
export function readDrop({ items, files }: DataTransfer): Dropped {
  const entries = [...items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry());
  const top = [...files];
  const hasFolder = entries.some((entry) => entry?.isDirectory === true);
  const plain = top.map((file) => ({ file, path: file.name }));
  return { top, hasFolder, files: async () => (hasFolder ? (await Promise.all(entries.map(filesOfEntry))).flat() : plain) };
}

function unreadable(name: string): (cause: unknown) => never {
  return (cause) => {
    throw new AppError('file/notReadable', `${name} could not be read. Look whether it is still there and may be read, or choose the folder in the dialog.`, {}, { cause });
  };
}

async function filesOfEntry(entry: FileSystemEntry | null): Promise<readonly ChosenFile[]> {
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch(unreadable(entry.name));
    return [{ file, path: entry.fullPath.replace(/^\//, '') }];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const reader = entry.createReader();
  const found: ChosenFile[] = [];
  // A reader gives a hundred at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).catch(unreadable(entry.name));
    if (some.length === 0) return found;
    for (const each of some) found.push(...(await filesOfEntry(each)));
  }
}
