import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DecodedFrame } from '../../src/dicom/decodedFrame.ts';
import { jpegBaseline8Bit } from '../../src/dicom/transferSyntax.ts';
import { infoCommand } from '../../src/node/commands/info.ts';
import { openPullbackFile } from '../../src/node/openPullback.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import { AppError } from '../../src/shared/appError.ts';
import { sharedData } from '../sharedData.ts';
import { dcmtkInstalled, dcmtkShownFrames, dcmtkStoredBytes } from './dcmtk.ts';

function filesOf(folder: string): readonly string[] {
  return sharedData === null ? [] : readdirSync(join(sharedData, folder)).map((name) => join(sharedData ?? '', folder, name));
}

const inScope = ['LittleEndianExplicit', 'LittleEndianImplicit', 'BigEndianExplicit', 'DeflatedLittleEndianExplicit', 'RLELossless', 'JPEGBaseline'];

/** What dcmdump, not this program, says a file's transfer syntax is. */
function syntaxByDcmdump(path: string): string {
  const out = execFileSync('dcmdump', ['-q', '+P', '0002,0010', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return /=(\S+)/.exec(out)?.[1] ?? '';
}

/**
 * Levels by which dcmtk may differ: two after lossy JPEG (another inverse transform) and after YBR (it truncates where
 * PS3.3's equations are rounded here), else none.
 */
function toleranceFor(pullback: Pullback): number {
  return pullback.transferSyntaxUid === jpegBaseline8Bit || pullback.pixels.photometricInterpretation.startsWith('YBR') ? 2 : 0;
}

async function decodeAll(path: string): Promise<{ frames: readonly DecodedFrame[]; tolerance: number }> {
  const opened = await openPullbackFile(path);
  try {
    const frames: DecodedFrame[] = [];
    for (let i = 0; i < opened.pullback.numberOfFrames; i++) frames.push(await opened.decodeFrame(i));
    return { frames, tolerance: toleranceFor(opened.pullback) };
  } finally {
    await opened.close();
  }
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length > b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

function greyDifference(frames: readonly DecodedFrame[], stored: Uint8Array): number {
  const view = new DataView(stored.buffer, stored.byteOffset, stored.byteLength);
  const count = frames.reduce((sum, frame) => sum + frame.data.length, 0);
  const values = frames.flatMap((frame) => [...frame.data]);
  const wide = stored.length >= 2 * count;
  const signed = frames[0]?.data instanceof Int16Array;
  const expected = Array.from({ length: count }, (_, i) => (wide ? (signed ? view.getInt16(2 * i, true) : view.getUint16(2 * i, true)) : stored[i]!));
  return largestDifference(values, expected);
}

describe.skipIf(sharedData === null || !dcmtkInstalled)('real ultrasound files decode as dcmtk decodes them', () => {
  for (const path of filesOf('dicom_us')) {
    test(path.split('/').at(-1) ?? '', async () => {
      if (!inScope.includes(syntaxByDcmdump(path))) {
        await expect(openPullbackFile(path)).rejects.toMatchObject({ code: 'dicom/unsupportedTransferSyntax' });
        return;
      }
      const { frames, tolerance } = await decodeAll(path);
      // dcmtk does not expand segmented palettes; another test holds the two byte orders of that picture against each other.
      if (path.includes('ALOKA')) return;
      if (frames[0]?.kind === 'rgb8') {
        const expected = dcmtkShownFrames(path);
        expect(frames.length).toBe(expected.length);
        for (const [i, frame] of frames.entries()) expect(largestDifference(frame.data, expected[i]!)).toBeLessThanOrEqual(tolerance);
      } else {
        expect(greyDifference(frames, dcmtkStoredBytes(path))).toBeLessThanOrEqual(tolerance);
      }
    });
  }
});

describe.skipIf(sharedData === null)('a picture with a segmented 16-bit palette', () => {
  test('is the same in either byte order', async () => {
    const [little, big] = filesOf('dicom_us').filter((path) => path.includes('ALOKA'));
    const a = await decodeAll(little ?? '');
    const b = await decodeAll(big ?? '');
    expect(a.frames[0]?.kind).toBe('rgb8');
    expect(largestDifference(a.frames[0]?.data ?? [1], b.frames[0]?.data ?? [])).toBe(0);
  });
});

const manySyntaxes = filesOf('dicom_syntaxes').filter((path) => /SC_rgb|SC_ybr|emri_small|CTImage|CT0012\.not|MR_small|image_dfl|JPEGBaseline|SC_jpeg/.test(path));

describe.skipIf(sharedData === null || !dcmtkInstalled)('files of other kinds, one or more a transfer syntax', () => {
  test('whatever opens decodes as dcmtk decodes it', async () => {
    const differing: string[] = [];
    let compared = 0;
    for (const path of manySyntaxes) {
      // dcmtk shows no colour of 32 bits; a test of its own holds it against its 8-bit twin.
      if (path.includes('32bit')) continue;
      // Here dcmtk believes a header that calls subsampled YBR “RGB”; the next test has its twin with the right header.
      if (path.endsWith('pylibjpeg-data__SC_rgb_jpeg_lossy_gdcm.dcm')) continue;
      const decoded = await decodeAll(path).catch((error: unknown) => {
        expect(error).toBeInstanceOf(AppError);
        return null;
      });
      if (!decoded) continue;
      const { frames, tolerance } = decoded;
      let difference = 0;
      if (frames[0]?.kind === 'rgb8') {
        const expected = dcmtkShownFrames(path);
        for (const [i, frame] of frames.entries()) difference = Math.max(difference, largestDifference(frame.data, expected[i]!));
      } else {
        difference = greyDifference(frames, dcmtkStoredBytes(path));
      }
      compared++;
      if (difference > tolerance) differing.push(`${path.split('/').at(-1)}: ${difference}`);
    }
    expect(compared).toBeGreaterThan(30);
    expect(differing).toEqual([]);
  });
});

describe.skipIf(sharedData === null)('colour of 32 bits', () => {
  test('shows the same colours as its twin with 8', async () => {
    const wide = filesOf('dicom_syntaxes').filter((path) => /SC_rgb.*_32bit/.test(path));
    expect(wide.length).toBeGreaterThan(4);
    for (const path of wide) {
      const eight = await decodeAll(path.replace('_32bit', ''));
      expect((await decodeAll(path)).frames).toEqual(eight.frames);
    }
  });
});

describe.skipIf(sharedData === null)('a JPEG whose header calls it RGB though it holds YBR', () => {
  test('shows the same colours as its twin with the right header, and says that it is wrong', async () => {
    const [right, wrong] = filesOf('dicom_syntaxes').filter((path) => path.endsWith('SC_rgb_jpeg_lossy_gdcm.dcm'));
    const a = await decodeAll(right ?? '');
    const b = await decodeAll(wrong ?? '');
    expect(largestDifference(a.frames[0]?.data ?? [1], b.frames[0]?.data ?? [])).toBe(0);
    const warnings = async (path: string | undefined) => (await infoCommand(path ?? '')).warnings.map((warning) => warning.code);
    expect(await warnings(right)).toEqual([]);
    expect(await warnings(wrong)).toEqual(['dicom/jpegColour']);
  });
});

describe.skipIf(sharedData === null)('files that are kept because they are broken', () => {
  for (const path of filesOf('dicom_broken')) {
    test(`${path.split('/').at(-1)} ends in pictures or in a sentence, soon`, async () => {
      const start = performance.now();
      try {
        await decodeAll(path);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
      expect(performance.now() - start).toBeLessThan(5000);
    });
  }
});
