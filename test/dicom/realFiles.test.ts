import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DecodedFrame } from '../../src/dicom/decodedFrame.ts';
import { infoCommand } from '../../src/node/commands/info.ts';
import { openPullbackFile } from '../../src/node/openPullback.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import { sharedData } from '../sharedData.ts';
import { dcmtkInstalled, dcmtkShownFrames, dcmtkStoredBytes, dcmtkStreams, inFolder, syntaxByDcmdump } from './dcmtk.ts';
import { openJpegInstalled, openJpegSamples } from './openJpegTools.ts';

function filesOf(folder: string): readonly string[] {
  return sharedData === null ? [] : readdirSync(join(sharedData, folder)).map((name) => join(sharedData ?? '', folder, name));
}

const nameOf = (path: string) => path.split('/').at(-1) ?? '';

/** Every file that is not opened, with the code that it is refused by and why. Whatever is not listed has to open, and to be right. */
const refused: readonly { readonly files: RegExp; readonly code: string; readonly why: string }[] = [
  { files: /wave_dfl$/, code: 'dicom/noPixelData', why: 'a waveform, no images' },
  { files: /rtdose/, code: 'dicom/unsupportedPixels', why: '32-bit grey, which is radiation dose and no ultrasound' },
  { files: /JLS[LN]_RGB_ILV\d\.dcm$|P14SV1_1s_1f_u_16_16/, code: 'dicom/malformed', why: 'no SOP Instance UID, so no read could be matched with it again; another test gives it one' },
];

/** Files that no independent decoder of those installed reads, or none reads rightly; what holds them instead. */
const unheld: readonly { readonly files: RegExp; readonly why: string }[] = [
  { files: /gdcm-US-ALOKA-16/, why: 'dcmtk does not expand segmented palettes; its two byte orders are held against each other' },
  { files: /^pylibjpeg-data__SC_rgb_jpeg_lossy_gdcm\.dcm$/, why: 'dcmtk believes a header that calls subsampled YBR “RGB”; its twin with the right header is held against it' },
  { files: /SC_rgb_(?:expb_)?32bit/, why: 'dcmtk shows no uncompressed colours of 32 bits; the same picture in 8 bits is held against it' },
  { files: /JLSL_08_07_0_1F/, why: 'dcmtk’s decoder refuses JPEG-LS of 7 bits; the same picture in 15 bits is held against it' },
  { files: /^pydicom__SC_rgb_jpeg\.dcm$/, why: 'dcmtk does not read a data set that is written otherwise than its file header says' },
];

async function decodeAll(path: string): Promise<{ readonly frames: readonly DecodedFrame[]; readonly pullback: Pullback }> {
  const opened = await openPullbackFile(path);
  try {
    const frames: DecodedFrame[] = [];
    for (let i = 0; i < opened.pullback.numberOfFrames; i++) frames.push(await opened.decodeFrame(i));
    return { frames, pullback: opened.pullback };
  } finally {
    await opened.close();
  }
}

/** Infinity where the expected ones are fewer; they may be followed by padding. */
function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length > b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

/** Numbers in the stored bits of native words, one byte or two, little endian (PS3.5 8.1.1). */
function storedNumbers(bytes: Uint8Array, bytesPerWord: number, { bitsStored, highBit, signed }: Pick<Pullback['pixels'], 'bitsStored' | 'highBit' | 'signed'>): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const left = 31 - highBit;
  const numbers = new Int32Array(Math.floor(bytes.length / bytesPerWord));
  for (let i = 0; i < numbers.length; i++) {
    const word = (bytesPerWord === 1 ? view.getUint8(i) : view.getUint16(2 * i, true)) << left;
    numbers[i] = signed ? word >> (32 - bitsStored) : word >>> (32 - bitsStored);
  }
  return numbers;
}

/**
 * The image of a JPEG 2000 stream as numbers: signed where the stream says so, or the header, and the stream's bits are all that it
 * stores.
 */
function openJpegNumbers(stream: Uint8Array, { bitsStored, signed }: Pullback['pixels']): Int32Array {
  const size = Buffer.from(stream.buffer, stream.byteOffset, stream.length).indexOf(Buffer.from([0xff, 0x4f, 0xff, 0x51]));
  const precision = (stream[size + 42]! & 0x7f) + 1;
  const cell = { bitsStored: precision, highBit: precision - 1, signed: stream[size + 42]! >= 0x80 || (signed && precision === bitsStored) };
  return storedNumbers(openJpegSamples(stream), precision > 8 ? 2 : 1, cell);
}

function interleaved(planes: Uint8Array): Uint8Array {
  const count = planes.length / 3;
  return Uint8Array.from({ length: planes.length }, (_, i) => planes[(i % 3) * count + Math.floor(i / 3)]!);
}

/** What an independent decoder makes of each frame. */
function expectedFrames(path: string, syntax: string, { pixels, numberOfFrames }: Pullback, colour: boolean): readonly ArrayLike<number>[] {
  if (/^JPEG2000|^1\.2\.840\.10008\.1\.2\.4\.20[123]$/.test(syntax)) {
    const streams = dcmtkStreams(path, numberOfFrames);
    return streams.map((stream) => (colour ? interleaved(openJpegSamples(stream)) : openJpegNumbers(stream, pixels)));
  }
  if (colour) return dcmtkShownFrames(path);
  const bytes = dcmtkStoredBytes(path);
  const length = pixels.rows * pixels.columns;
  const bytesPerWord = bytes.length >= 2 * length * numberOfFrames ? 2 : 1;
  return Array.from({ length: numberOfFrames }, (_, i) => storedNumbers(bytes.subarray(i * length * bytesPerWord, (i + 1) * length * bytesPerWord), bytesPerWord, pixels));
}

/**
 * Levels by which the other decoder may differ: two after lossy JPEG and JPEG 2000 (another inverse transform) and after YBR (dcmtk
 * truncates where PS3.3's equations are rounded here), else none.
 */
function toleranceFor(syntax: string, { pixels }: Pullback): number {
  const transformed = /^JPEG(?:Baseline|Extended|Spectral|FullProgression)|^JPEG2000$|203$/.test(syntax);
  return transformed || pixels.photometricInterpretation.startsWith('YBR') ? 2 : 0;
}

async function expectAsDecodedElsewhere(path: string): Promise<void> {
  const { frames, pullback } = await decodeAll(path);
  const syntax = syntaxByDcmdump(path);
  const expected = expectedFrames(path, syntax, pullback, frames[0]?.kind === 'rgb8');
  expect(frames.length).toBe(expected.length);
  const difference = Math.max(...frames.map((frame, i) => largestDifference(frame.data, expected[i] ?? [])));
  expect(difference).toBeLessThanOrEqual(toleranceFor(syntax, pullback));
}

const held = describe.skipIf(sharedData === null || !dcmtkInstalled || !openJpegInstalled);

for (const folder of ['dicom_us', 'dicom_syntaxes']) {
  held(`every file of ${folder} decodes as independent decoders decode it, or is refused as listed`, () => {
    for (const path of filesOf(folder)) {
      const refusal = refused.find(({ files }) => files.test(nameOf(path)));
      const exception = unheld.find(({ files }) => files.test(nameOf(path)));
      const title = refusal ? `${nameOf(path)} is refused: ${refusal.why}` : exception ? `${nameOf(path)} opens: ${exception.why}` : nameOf(path);
      test(title, async () => {
        if (refusal) await expect(decodeAll(path)).rejects.toMatchObject({ code: refusal.code });
        else if (exception) expect((await decodeAll(path)).frames.length).toBeGreaterThan(0);
        else await expectAsDecodedElsewhere(path);
      });
    }
  });
}

held('files that lack an identifier', () => {
  for (const path of filesOf('dicom_syntaxes').filter((file) => /JLS[LN]_RGB_ILV\d\.dcm$|P14SV1_1s_1f_u_16_16/.test(file))) {
    test(`${nameOf(path)} decodes as independent decoders decode it once it has one`, async () => {
      await inFolder(async (folder) => {
        const named = join(folder, 'named.dcm');
        copyFileSync(path, named);
        execFileSync('dcmodify', ['-q', '-nb', '-i', '(0008,0018)=2.25.1', named], { stdio: 'pipe' });
        await expectAsDecodedElsewhere(named);
      });
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
describe.skipIf(sharedData === null)('one picture stored in several ways', () => {
  const first = async (name: string) => (await decodeAll(join(sharedData ?? '', 'dicom_syntaxes', name))).frames[0]?.data ?? [];

  test('has the same colours in 8, 16 and 32 bits, in either byte order', async () => {
    const eight = await first('pydicom-data__SC_rgb.dcm');
    expect(eight.length).toBeGreaterThan(0);
    for (const name of ['16bit', '32bit', '32bit_2frame', 'expb_32bit', 'expb_32bit_2frame']) expect(largestDifference(eight, await first(`pydicom-data__SC_rgb_${name}.dcm`))).toBe(0);
  });

  test('is the same in JPEG-LS of 7 bits, unsigned, and of 15, signed, within the rounding', async () => {
    const seven = await first('pydicom-data__JLSL_08_07_0_1F.dcm');
    const fifteen = await first('pydicom-data__JLSL_16_15_1_1F.dcm');
    expect(largestDifference(Array.from(fifteen, (value) => (value + 16384) >> 8), seven)).toBeLessThanOrEqual(1);
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
    expect(await warnings(wrong)).toEqual(['dicom/streamColour']);
  });
});
