import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { imagesOfDirectory, isDicomDirectory } from '../dicom/dicomDirectory.ts';
import { readHeader } from '../dicom/readHeader.ts';
import { AppError } from '../shared/appError.ts';
import { openFileByteSource } from './fileByteSource.ts';

/** More than any disc holds. */
const mostListedFiles = 100_000;

/** A file that a disc's directory lists: where it is, or why it is not taken. */
export type DiscFile = { readonly name: string; readonly path: string } | { readonly name: string; readonly reason: string };

/**
 * The files with images that a DICOMDIR lists; null where the file is none. Names are found whatever their case and without the
 * version number (`;1`) that some systems show. Nothing outside the folder of the DICOMDIR is ever looked at, whatever it says.
 */
export async function discFiles(path: string, signal?: AbortSignal): Promise<readonly DiscFile[] | null> {
  const file = await openFileByteSource(path);
  let listed: readonly (readonly string[])[];
  try {
    const header = await readHeader(file, signal);
    if (!isDicomDirectory(header)) return null;
    listed = imagesOfDirectory(header.dataset);
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('file/not')) return null;
    throw error;
  } finally {
    await file.close();
  }
  const root = dirname(path);
  const namesOf = rememberedFolders();
  const files: DiscFile[] = [];
  for (const components of new Map(listed.map((each) => [each.join('/'), each])).values()) {
    signal?.throwIfAborted();
    if (files.length >= mostListedFiles) return [...files, { name: basename(path), reason: `it lists more files than the ${mostListedFiles} that are followed` }];
    files.push(await findOnDisc(root, components, namesOf));
  }
  return files;
}

/** The names in a folder, by themselves and as they compare on a disc. */
type NamesOf = (folder: string) => Promise<ReadonlyMap<string, string>>;

function rememberedFolders(): NamesOf {
  const folders = new Map<string, ReturnType<NamesOf>>();
  return (folder) => {
    const names = folders.get(folder) ?? namesIn(folder);
    folders.set(folder, names);
    return names;
  };
}

async function namesIn(folder: string): ReturnType<NamesOf> {
  const names = await readdir(folder).catch(() => []);
  // A name itself wins over one that compares equal.
  return new Map([...names.map((name) => [plainName(name), name] as const), ...names.map((name) => [name, name] as const)]);
}

async function findOnDisc(root: string, components: readonly string[], namesOf: NamesOf): Promise<DiscFile> {
  const name = components.join('/');
  if (components.length === 0 || components.some((component) => /^\.{0,2}$|[/\\:\0]/.test(component))) {
    return { name, reason: 'the DICOMDIR names a place outside its folder' };
  }
  let path = root;
  for (const component of components) {
    const names = await namesOf(path);
    const found = names.get(component) ?? names.get(plainName(component));
    if (found === undefined) return { name, reason: 'the DICOMDIR lists it, but it is not there' };
    path = join(path, found);
  }
  return (await isWithin(root, path)) ? { name, path } : { name, reason: 'it is a link that leads out of the folder' };
}

/** As the names of ISO 9660 compare: without case, version and a dot with nothing behind it. */
function plainName(name: string): string {
  return name.replace(/;\d+$/, '').replace(/\.$/, '').toLowerCase();
}

/** Whether what a path leads to, links followed, lies in a folder. False where it leads nowhere. */
export async function isWithin(folder: string, path: string): Promise<boolean> {
  try {
    const [root, real] = [await realpath(folder), await realpath(path)];
    return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
  } catch {
    return false;
  }
}
