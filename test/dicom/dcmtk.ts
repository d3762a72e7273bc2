import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether dcmtk's tools, the oracle for decoded pixels, are installed. */
export const dcmtkInstalled = spawnSync('dcmj2pnm', ['--version']).status === 0;

/** Runs work in a folder that is gone afterwards. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'venolume-dcmtk-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  let result: T;
  try {
    result = work(folder);
  } catch (error) {
    remove();
    throw error;
  }
  if (result instanceof Promise) void result.finally(remove).catch(() => undefined);
  else remove();
  return result;
}

/**
 * Every frame of a file as dcmtk shows it, in grey or in RGB, without overlays. Options are dcmj2pnm's: `+Wi 1` for the first
 * window, `+Wl 1` for the first VOI look-up table; without one it spreads the range of the values.
 */
export function dcmtkShownFrames(path: string, options: readonly string[] = []): readonly Uint8Array[] {
  return inFolder((folder) => {
    // The one that decodes JPEG knows no JPEG-LS, and the other way round.
    const shown = ['dcmj2pnm', 'dcml2pnm'].some((tool) => spawnSync(tool, ['-q', '-O', ...options, '--all-frames', '--write-raw-pnm', path, join(folder, 'frame')]).status === 0);
    if (!shown) throw new Error('dcmtk cannot show the file');
    return readdirSync(folder)
      .toSorted((a, b) => frameOfName(a) - frameOfName(b))
      .map((name) => bodyOfPnm(readFileSync(join(folder, name))));
  });
}

/** The same for a file that is made for it. */
export function dcmtkShownFramesOf(file: Uint8Array, options: readonly string[] = []): readonly Uint8Array[] {
  return inFolder((folder) => {
    const path = join(folder, 'made.dcm');
    writeFileSync(path, file);
    return dcmtkShownFrames(path, options);
  });
}

function frameOfName(name: string): number {
  return Number(/\.(\d+)\./.exec(name)?.[1] ?? 0);
}

function bodyOfPnm(file: Uint8Array): Uint8Array {
  const header = /^P[56]\s+(?:#[^\n]*\s+)*(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(file.subarray(0, 200)).toString('latin1'));
  if (!header) throw new Error('dcmj2pnm wrote no picture');
  return file.subarray(header[0].length);
}

/** What dcmdump, not this program, says a file's transfer syntax is: its name, or its UID where dcmdump knows no name. */
export function syntaxByDcmdump(path: string): string {
  const out = execFileSync('dcmdump', ['-q', '+P', '0002,0010', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return /=(\S+)|\[([\d.]+)/.exec(out)?.slice(1).find((name) => name !== undefined) ?? '';
}

/** The compressed stream of every frame, by dcmdump: a fragment each, or all fragments where there is one frame. */
export function dcmtkStreams(path: string, numberOfFrames: number): readonly Uint8Array[] {
  return inFolder((folder) => {
    execFileSync('dcmdump', ['-q', '+W', folder, path], { stdio: 'pipe' });
    const names = readdirSync(folder).toSorted((a, b) => itemOfName(a) - itemOfName(b));
    const fragments = names.slice(1).map((name) => readFileSync(join(folder, name)));
    if (numberOfFrames === 1) return [Buffer.concat(fragments)];
    if (fragments.length !== numberOfFrames) throw new Error('frames in several fragments');
    return fragments;
  });
}

function itemOfName(name: string): number {
  return Number(/\.(\d+)\.raw$/.exec(name)?.[1] ?? 0);
}

/** The stored pixel bytes of a file, uncompressed and little endian, all frames one behind the other. */
export function dcmtkStoredBytes(path: string): Uint8Array {
  return inFolder((folder) => {
    const plain = join(folder, 'plain.dcm');
    const tool = ['dcmconv', 'dcmdrle', 'dcmdjpeg', 'dcmdjpls'].find((name) => spawnSync(name, ['-q', '+te', path, plain]).status === 0 && hasNativePixels(plain));
    if (tool === undefined) throw new Error('dcmtk cannot decompress the file');
    execFileSync('dcmdump', ['-q', '+W', folder, plain], { stdio: 'pipe' });
    // Overlays, if there are any, come before.
    const raw = readdirSync(folder).filter((name) => name.endsWith('.raw')).toSorted((a, b) => itemOfName(a) - itemOfName(b)).at(-1);
    if (raw === undefined) throw new Error('dcmdump wrote no raw pixels');
    return readFileSync(join(folder, raw));
  });
}

function hasNativePixels(path: string): boolean {
  const { stdout } = spawnSync('dcmdump', ['-q', '+P', '7fe0,0010', path], { encoding: 'utf8' });
  return stdout !== '' && !stdout.includes('PixelSequence');
}
