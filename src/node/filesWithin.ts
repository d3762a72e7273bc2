import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SkippedFile } from '../api/importing.ts';
import { AppError } from '../shared/appError.ts';
import { type DiscFile, discFiles, isWithin } from './discFiles.ts';
import { systemErrorCode } from './fileByteSource.ts';

/** A file to be looked at. */
export interface CandidateFile {
  /** From the folder that was named, with `/`; of a file that was named itself, its own name. */
  readonly name: string;
  readonly path: string;
  /** Whether the reader named this very file. */
  readonly chosen: boolean;
}

export interface SearchOptions {
  readonly signal?: AbortSignal;
  readonly onSkipped: (skipped: SkippedFile) => void;
}

/** Deeper than any disc or archive; what is deeper still is named and left. */
const deepestFolders = 32;

/** More than any study has; someone has named the whole disk. */
const mostFiles = 100_000;

/** Files that systems leave in folders. */
const systemFiles = /^(thumbs\.db|desktop\.ini|ntuser\.dat|autorun\.inf|__macosx|system volume information|\$recycle\.bin|lost\+found)$/i;

/**
 * All files of what was named: files as they are, a DICOMDIR for the files that it lists, folders with all below them. Links are
 * followed only within the folder, and no folder is gone into twice; pipes and devices are never opened.
 * Throws the signal's reason.
 */
export async function filesWithin(paths: readonly string[], options: SearchOptions): Promise<readonly CandidateFile[]> {
  const search = new Search(options);
  for (const path of paths) await search.named(path);
  return [...search.found.values()];
}

class Search {
  /** By real path, so that nothing is found twice. */
  readonly found = new Map<string, CandidateFile>();
  readonly #options: SearchOptions;
  readonly #folders = new Set<string>();

  constructor(options: SearchOptions) {
    this.#options = options;
  }

  async named(path: string): Promise<void> {
    const kind = await kindOf(path);
    if (kind === null) return this.#options.onSkipped({ name: basename(path), reason: 'there is nothing of that name' });
    if (kind === 'folder') return this.#folder(path, path, '', 0);
    const name = basename(path);
    const listed = kind === 'file' && isDirectoryName(name) ? await this.#listed(path, name) : null;
    if (listed === null) return this.#take({ name, path, chosen: true });
    for (const file of listed) {
      if ('path' in file) await this.#take({ ...file, chosen: false });
      else this.#options.onSkipped(file);
    }
  }

  async #folder(root: string, folder: string, prefix: string, depth: number): Promise<void> {
    const { signal, onSkipped } = this.#options;
    signal?.throwIfAborted();
    const real = await realpath(folder).catch(() => folder);
    if (this.#folders.has(real)) return;
    this.#folders.add(real);
    let entries: readonly Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      const denied = ['EACCES', 'EPERM'].includes(systemErrorCode(error));
      onSkipped({ name: prefix || basename(folder), reason: denied ? 'a folder that may not be read' : 'a folder that cannot be read' });
      return;
    }
    for (const entry of entries.toSorted((a, b) => byName.compare(a.name, b.name))) {
      signal?.throwIfAborted();
      const path = join(folder, entry.name);
      const name = prefix + entry.name;
      const reason = await this.#reasonAgainst(root, path, entry, depth);
      if (reason !== null) onSkipped({ name, reason });
      else if ((await kindOf(path)) === 'folder') await this.#folder(root, path, `${name}/`, depth + 1);
      else if (isDirectoryName(entry.name)) await this.#directoryOfDisc(path, prefix, name);
      else await this.#take({ name, path, chosen: false });
    }
  }

  async #reasonAgainst(root: string, path: string, entry: Dirent, depth: number): Promise<string | null> {
    if (entry.name.startsWith('.')) return 'hidden';
    if (systemFiles.test(entry.name)) return 'a file of the operating system';
    if (entry.isSymbolicLink() && !(await isWithin(root, path))) return 'a link that leads out of the folder, or nowhere';
    const kind = await kindOf(path);
    if (kind === null) return 'it went away while the folder was looked through';
    if (kind === 'other') return 'no file, but a pipe or a device';
    if (kind === 'folder') return depth + 1 > deepestFolders ? `folders in folders are followed to a depth of ${deepestFolders}` : null;
    return this.found.size >= mostFiles ? `at most ${mostFiles} files are looked at in one go` : null;
  }

  /** Its files are found by themselves; it says which of them are missing. */
  async #directoryOfDisc(path: string, prefix: string, name: string): Promise<void> {
    const listed = await this.#listed(path, name);
    if (listed === null) return this.#take({ name, path, chosen: false });
    for (const file of listed) if ('reason' in file) this.#options.onSkipped({ name: prefix + file.name, reason: file.reason });
  }

  async #listed(path: string, name: string): Promise<readonly DiscFile[] | null> {
    try {
      return await discFiles(path, this.#options.signal);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#options.onSkipped({ name, reason: `the directory of a disc, but it cannot be read: ${error.message}` });
      return [];
    }
  }

  async #take(file: CandidateFile): Promise<void> {
    const real = await realpath(file.path).catch(() => file.path);
    if (!this.found.has(real)) this.found.set(real, file);
  }
}

/** `IM2` before `IM10`, as people number files. */
const byName = new Intl.Collator('en', { numeric: true });

export function isDirectoryName(name: string): boolean {
  return /^dicomdir\.?(;\d+)?$/i.test(name);
}

/** What a path leads to; null where it leads nowhere. */
export async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch {
    return null;
  }
}
