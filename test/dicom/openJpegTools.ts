import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from './dcmtk.ts';

/** Whether OpenJPEG's own tools, the oracle for JPEG 2000, are installed. Without arguments they say what they miss. */
export const openJpegInstalled = ['opj_compress', 'opj_decompress'].every((tool) => spawnSync(tool, ['-h']).error === undefined);

/** Samples as opj_decompress writes them: by plane, one byte each up to 8 bits, else two, little endian. */
export function openJpegSamples(stream: Uint8Array): Uint8Array {
  return inFolder((folder) => {
    const boxed = Buffer.from(stream.subarray(4, 8)).toString('latin1') === 'jP  ';
    const coded = join(folder, boxed ? 'stream.jp2' : 'stream.j2k');
    const raw = join(folder, 'samples.rawl');
    writeFileSync(coded, stream);
    execFileSync('opj_decompress', ['-i', coded, '-o', raw], { stdio: 'pipe' });
    return readFileSync(raw);
  });
}
