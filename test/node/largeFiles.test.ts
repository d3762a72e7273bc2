import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { jpegBaseline8Bit } from '../../src/dicom/transferSyntax.ts';
import { type OpenPullback, openPullbackFile } from '../../src/node/openPullback.ts';
import { buildPullback, element } from '../dicom/datasetBuilder.ts';

const folder = mkdtempSync(joinPath(tmpdir(), 'venolume-large-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fragmentBytes = 8 * 1024 * 1024;
const word = (...values: readonly number[]) => new Uint8Array(Uint32Array.from(values).buffer);

/** A compressed pullback of that many frames of 8 MiB, each but for its first and last bytes a hole that takes no place on the disk. */
function writeSparse(name: string, numberOfFrames: number, table: 'none' | 'extended' | 'extendedWrong'): string {
  const offsets = Array.from({ length: numberOfFrames }, (_, i) => i * (8 + fragmentBytes));
  if (table === 'extendedWrong') offsets.splice(5, 1, (offsets[5] ?? 0) + 2);
  const tables = table === 'none' ? [] : [element('7fe00001', 'OV', offsets), element('7fe00002', 'OV', offsets.map(() => fragmentBytes))];
  const pixelData = { tag: '7fe00010', vr: 'OB', value: word(0xe000fffe, 0), declaredLength: 0xffffffff };
  const head = buildPullback({ transferSyntaxUid: jpegBaseline8Bit, rows: 1024, columns: 1024, numberOfFrames, pixels: new Uint8Array(), elements: [...tables, pixelData] });
  const path = joinPath(folder, name);
  const file = openSync(path, 'w');
  writeSync(file, head, 0, head.length, 0);
  let at = head.length;
  for (let i = 0; i < numberOfFrames; i++) {
    writeSync(file, Uint8Array.from([...word(0xe000fffe, fragmentBytes), 0xff, 0xd8, 0xff, 0xe0, ...word(i)]), 0, 16, at);
    writeSync(file, Uint8Array.of(0xff, 0xd9), 0, 2, at + 8 + fragmentBytes - 2);
    at += 8 + fragmentBytes;
  }
  writeSync(file, word(0xe0ddfffe, 0), 0, 8, at);
  closeSync(file);
  return path;
}

/** The number that was written into a frame. */
async function numberIn(opened: OpenPullback, frameIndex: number): Promise<number> {
  const bytes = await opened.readFrameBytes(frameIndex);
  expect(bytes.length).toBe(fragmentBytes);
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
}

describe.each([
  ['2.3 GB', 288],
  ['5 GB', 640],
])('a compressed pullback of %s', (size, numberOfFrames) => {
  test.each(['none', 'extended', 'extendedWrong'] as const)('has its frames where they are: offset table %s', async (table) => {
    const path = writeSparse(`${size}-${table}.dcm`, numberOfFrames, table);
    const opened = await openPullbackFile(path);
    try {
      for (const i of [numberOfFrames - 1, 0, numberOfFrames >> 1, 5, 6]) expect(await numberIn(opened, i)).toBe(i);
      expect(opened.pullback.warnings).toEqual([]);
      expect((await opened.checkFrames()).map(({ code }) => code)).toEqual(table === 'extendedWrong' ? ['dicom/offsetTable'] : []);
    } finally {
      await opened.close();
      rmSync(path);
    }
  });
});
