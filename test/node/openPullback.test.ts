import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { deflatedExplicitVrLittleEndian, explicitVrBigEndian, implicitVrLittleEndian, rleLossless } from '../../src/dicom/transferSyntax.ts';
import { openPullbackFile } from '../../src/node/openPullback.ts';
import { AppError } from '../../src/shared/appError.ts';
import { type BuiltPullback, buildPullback, encapsulate, rleFrame } from '../dicom/datasetBuilder.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let written = 0;
function fileOf(bytes: Uint8Array): string {
  const path = join(folder, `${written++}.dcm`);
  writeFileSync(path, bytes);
  return path;
}
const built = (pullback: BuiltPullback = {}) => fileOf(buildPullback(pullback));

describe('opening a pullback', () => {
  for (const uid of [implicitVrLittleEndian, explicitVrBigEndian, deflatedExplicitVrLittleEndian]) {
    test(`every frame of ${uid} is read from its own place`, async () => {
      const opened = await openPullbackFile(built({ transferSyntaxUid: uid }));
      for (const frameIndex of [2, 0, 1]) {
        const frame = await opened.decodeFrame(frameIndex);
        expect([...frame.data]).toEqual(Array.from({ length: 24 }, (_, i) => ((frameIndex * 24 + i) * 7) & 0xff));
      }
      await expect(opened.decodeFrame(3)).rejects.toMatchObject({ code: 'dicom/frameOutOfRange' });
      await expect(opened.decodeFrame(-1)).rejects.toMatchObject({ code: 'dicom/frameOutOfRange' });
      await opened.close();
    });
  }

  test('frames of an odd number of 8-bit samples in big endian words are each read from their own place', async () => {
    const samples = Uint8Array.from({ length: 46 }, (_, i) => (i < 45 ? i * 5 : 0));
    const swapped = samples.map((_, i) => samples[i ^ 1] ?? 0);
    const opened = await openPullbackFile(built({ transferSyntaxUid: explicitVrBigEndian, rows: 3, columns: 5, elements: [{ tag: '7fe00010', vr: 'OW', value: swapped }] }));
    for (const i of [1, 2, 0]) expect((await opened.decodeFrame(i)).data).toEqual(samples.slice(15 * i, 15 * (i + 1)));
    expect(opened.pullback.warnings).toEqual([]);
    await opened.close();
  });

  test('RLE frames, with and without an offset table; a cut file shows what is there', async () => {
    const planes = [1, 2, 3].map((n) => Uint8Array.from({ length: 24 }, (_, i) => (i < 10 ? n : i)));
    const frames = planes.map((plane) => [rleFrame([plane])]);
    for (const basicOffsetTable of [true, false]) {
      const path = built({ transferSyntaxUid: rleLossless, elements: [encapsulate({ frames, basicOffsetTable }).element] });
      const opened = await openPullbackFile(path);
      for (const i of [0, 2, 1]) expect((await opened.decodeFrame(i)).data).toEqual(planes[i]);
      await opened.close();
      const size = opened.sizeBytes;
      truncateSync(path, size - 110);
      const cut = await openPullbackFile(path);
      expect((await cut.decodeFrame(0)).data).toEqual(planes[0]);
      await expect(cut.decodeFrame(2)).rejects.toMatchObject({ code: 'dicom/frameUndecodable', details: { frameNumber: 3 } });
      await cut.close();
    }
  });

  test('the last frame beyond 2 GiB is read by its position', async () => {
    const frameBytes = 1024 * 1024;
    const numberOfFrames = 2304;
    const pixelData = { tag: '7fe00010', vr: 'OB', value: new Uint8Array(), declaredLength: frameBytes * numberOfFrames };
    const header = buildPullback({ rows: 1024, columns: 1024, numberOfFrames, pixels: new Uint8Array(), elements: [pixelData] });
    const path = fileOf(header);
    // Sparse: only its last bytes take place on the disk.
    truncateSync(path, header.length + frameBytes * numberOfFrames - 2);
    appendFileSync(path, Uint8Array.from([7, 8]));
    const opened = await openPullbackFile(path);
    expect([...(await opened.decodeFrame(numberOfFrames - 1)).data.subarray(-3)]).toEqual([0, 7, 8]);
    await opened.close();
    rmSync(path);
  });

  test('what cannot be opened is said in a sentence of its own', async () => {
    const refusal = async (path: string) => {
      try {
        await (await openPullbackFile(path)).close();
        return 'opened';
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        return error instanceof AppError ? error.code : '';
      }
    };
    expect(await refusal(join(folder, 'nothing.dcm'))).toBe('file/notFound');
    expect(await refusal(join(folder, 'no', 'folder.dcm'))).toBe('file/notFound');
    expect(await refusal(folder)).toBe('file/isDirectory');
    expect(await refusal(fileOf(new Uint8Array()))).toBe('file/empty');
    expect(await refusal(fileOf(Buffer.from('not DICOM at all')))).toBe('file/notDicom');
    expect(await refusal(fileOf(buildPullback().subarray(0, 270)))).toBe('file/truncated');
    expect(await refusal(built({ without: ['7fe00010'] }))).toBe('dicom/noPixelData');
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await refusal(pipe)).toBe('file/notReadable');
  });

  test('a file that grows or shrinks while it is open is noticed', async () => {
    const path = built();
    const shrunk = await openPullbackFile(path);
    truncateSync(path, 300);
    await expect(shrunk.readFrameBytes(2)).rejects.toMatchObject({ code: 'file/changed' });
    await shrunk.close();
    const other = built();
    const grown = await openPullbackFile(other);
    appendFileSync(other, 'more');
    await new Promise((resolve) => setTimeout(resolve, 550));
    await expect(grown.readFrameBytes(0)).rejects.toMatchObject({ code: 'file/changed' });
    await grown.close();
  });

  test('a file that is deleted or replaced by another while it is open still shows its own frames, or says that it changed', async () => {
    const own = Array.from({ length: 24 }, (_, i) => ((24 + i) * 7) & 0xff);
    const deleted = built();
    const afterwards = await openPullbackFile(deleted);
    rmSync(deleted);
    expect([...(await afterwards.decodeFrame(1)).data]).toEqual(own);
    await afterwards.close();
    const replaced = built();
    const before = await openPullbackFile(replaced);
    renameSync(built({ pixels: new Uint8Array(72).fill(9) }), replaced);
    expect([...(await before.decodeFrame(1)).data]).toEqual(own);
    await before.close();
    const overwritten = built();
    const under = await openPullbackFile(overwritten);
    await new Promise((resolve) => setTimeout(resolve, 550));
    writeFileSync(overwritten, buildPullback({ pixels: new Uint8Array(72).fill(9) }));
    await expect(under.decodeFrame(1)).rejects.toMatchObject({ code: 'file/changed' });
    await under.close();
  });

  test('links and devices: a link leads to its file, a device and a link to nothing are refused', async () => {
    const link = join(folder, 'link.dcm');
    symlinkSync(built(), link);
    const opened = await openPullbackFile(link);
    expect(opened.pullback.numberOfFrames).toBe(3);
    await opened.close();
    symlinkSync(join(folder, 'nowhere.dcm'), join(folder, 'dangling.dcm'));
    await expect(openPullbackFile(join(folder, 'dangling.dcm'))).rejects.toMatchObject({ code: 'file/notFound' });
    await expect(openPullbackFile('/dev/zero')).rejects.toMatchObject({ name: 'AppError' });
  });

  test('the digest stays with a file that is moved or copied and changes with its contents', async () => {
    const digestOf = async (path: string) => {
      const opened = await openPullbackFile(path);
      try {
        return await opened.digest();
      } finally {
        await opened.close();
      }
    };
    const path = built();
    const first = await digestOf(path);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    renameSync(path, join(folder, 'moved.dcm'));
    copyFileSync(join(folder, 'moved.dcm'), join(folder, 'copied.dcm'));
    expect(await digestOf(join(folder, 'moved.dcm'))).toBe(first);
    expect(await digestOf(join(folder, 'copied.dcm'))).toBe(first);
    const changed = buildPullback();
    changed[changed.length - 1]! ^= 1;
    expect(await digestOf(fileOf(changed))).not.toBe(first);
  });

  test('a file with bytes altered anywhere opens or is refused, and never hangs', async () => {
    const frames = [1, 2].map((n) => [rleFrame([new Uint8Array(24).fill(n)])]);
    const sound = [
      buildPullback(),
      buildPullback({ transferSyntaxUid: implicitVrLittleEndian }),
      buildPullback({ transferSyntaxUid: rleLossless, numberOfFrames: 2, elements: [encapsulate({ frames, basicOffsetTable: true }).element] }),
    ];
    const path = join(folder, 'altered.dcm');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sound),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
        fc.option(fc.double({ min: 0.2, max: 1, noNaN: true })),
        async (bytes, changes, keep) => {
          const altered = bytes.slice(0, keep === null ? bytes.length : Math.floor(bytes.length * keep));
          for (const [where, value] of changes) altered[132 + Math.floor(where * (altered.length - 132))] = value;
          writeFileSync(path, altered);
          try {
            const opened = await openPullbackFile(path);
            try {
              for (let i = 0; i < Math.min(4, opened.pullback.numberOfFrames); i++) await opened.decodeFrame(i);
            } finally {
              await opened.close();
            }
          } catch (error) {
            expect(error).toMatchObject({ name: 'AppError' });
          }
        },
      ),
      { numRuns: 600, seed: 2 },
    );
  });
});
