import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import { decodeFrame } from '../../src/node/frameDecoder.ts';
import { buildPullback, element } from './datasetBuilder.ts';
import { dcmtkInstalled, dcmtkStoredBytes, dcmtkStreams, inFolder } from './dcmtk.ts';
import { columns, decoded, described, picture, rows, words } from './streamPictures.ts';

const jpegLossless = '1.2.840.10008.1.2.4.57';
const jpegLsLossless = '1.2.840.10008.1.2.4.80';

function nativeFile(pixels: ImagePixels, numbers: Int32Array): Uint8Array {
  const { samplesPerPixel, bitsAllocated, bitsStored, highBit, signed, photometricInterpretation } = pixels;
  return buildPullback({
    rows,
    columns,
    numberOfFrames: 1,
    elements: [
      element('00280002', 'US', [samplesPerPixel]),
      element('00280004', 'CS', photometricInterpretation),
      ...(samplesPerPixel === 3 ? [element('00280006', 'US', [0])] : []),
      element('00280100', 'US', [bitsAllocated]),
      element('00280101', 'US', [bitsStored]),
      element('00280102', 'US', [highBit]),
      element('00280103', 'US', [signed ? 1 : 0]),
      element('7fe00010', bitsAllocated > 8 ? 'OW' : 'OB', padded(words(numbers, pixels))),
    ],
  });
}

function padded(bytes: Uint8Array): Uint8Array {
  return bytes.length % 2 ? Uint8Array.from([...bytes, 0]) : bytes;
}

interface Compressed {
  readonly stream: Uint8Array;
  /** What dcmtk makes of its own stream. */
  readonly back: Uint8Array;
}

/** One frame, compressed by a tool of dcmtk. */
function compressed(tool: 'dcmcjpeg' | 'dcmcjpls', options: readonly string[], pixels: ImagePixels, numbers: Int32Array): Compressed {
  return inFolder((folder) => {
    const [plain, coded] = [join(folder, 'plain.dcm'), join(folder, 'coded.dcm')];
    writeFileSync(plain, nativeFile(pixels, numbers));
    execFileSync(tool, ['-q', ...options, plain, coded], { stdio: 'pipe' });
    return { stream: dcmtkStreams(coded, 1)[0] ?? new Uint8Array(), back: dcmtkStoredBytes(coded) };
  });
}

describe.skipIf(!dcmtkInstalled)('lossless JPEG that dcmtk made', () => {
  for (const predictor of [1, 2, 3, 4, 5, 6, 7]) {
    test(`comes back exactly with predictor ${predictor}, in 8 to 16 bits, signed, and in colour`, async () => {
      for (const pixels of [
        described(jpegLossless, 8),
        described(jpegLossless, 12),
        described(jpegLossless, 16),
        described(jpegLossless, 16, { signed: true }),
        described(jpegLossless, 8, { samplesPerPixel: 3 }),
      ]) {
        const numbers = picture(pixels);
        const { stream } = compressed('dcmcjpeg', ['+el', '+sv', String(predictor)], pixels, numbers);
        expect(await decoded(stream, pixels)).toEqual([...numbers]);
      }
    });
  }

  test('without its low bits, which its point transform leaves out, is what dcmtk makes of it', async () => {
    const pixels = described(jpegLossless, 12);
    for (const bits of [1, 4]) {
      const { stream, back } = compressed('dcmcjpeg', ['+el', '+sv', '4', '+pt', String(bits), '+pl'], pixels, picture(pixels));
      const expected = new Uint16Array(back.buffer.slice(back.byteOffset, back.byteOffset + 2 * rows * columns));
      expect(await decoded(stream, pixels)).toEqual([...expected]);
    }
  });

  test('may be followed by anything, but never breaks off unnoticed', async () => {
    const pixels = described(jpegLossless, 12);
    const numbers = picture(pixels);
    const { stream } = compressed('dcmcjpeg', ['+el', '+sv', '7'], pixels, numbers);
    expect(await decoded(Uint8Array.from([...stream, 0, 0, 0xff, 0xd8, 7]), pixels)).toEqual([...numbers]);
    const end = stream.lastIndexOf(0xd9) - 1;
    expect(await decoded(stream.subarray(0, end), pixels)).toEqual([...numbers]);
    for (let length = 0; length < end - 1; length += 97) {
      await expect(decodeFrame(stream.subarray(0, length), pixels, 4)).rejects.toMatchObject({ code: 'dicom/frameUndecodable', details: { frameNumber: 4 } });
    }
  });
});

describe.skipIf(!dcmtkInstalled)('lossy JPEG that dcmtk made', () => {
  for (const { name, option, uid } of [
    { name: 'extended', option: '+ee', uid: '1.2.840.10008.1.2.4.51' },
    { name: 'by spectral selection', option: '+es', uid: '1.2.840.10008.1.2.4.53' },
    { name: 'progressive', option: '+ep', uid: '1.2.840.10008.1.2.4.55' },
  ]) {
    test(`is, ${name}, what dcmtk makes of it within two levels, in 8 and 12 bits`, async () => {
      for (const bits of [8, 12]) {
        const pixels = described(uid, bits);
        const { stream, back } = compressed('dcmcjpeg', [option, '+q', '85'], pixels, picture(pixels));
        const expected = bits === 8 ? back : new Uint16Array(back.buffer.slice(back.byteOffset, back.byteOffset + 2 * rows * columns));
        const given = await decoded(stream, pixels);
        expect(Math.max(...given.map((value, i) => Math.abs(value - expected[i]!)))).toBeLessThanOrEqual(2);
      }
    });
  }

  test('never breaks off unnoticed', async () => {
    for (const option of ['+ee', '+ep']) {
      const pixels = described('1.2.840.10008.1.2.4.51', 12);
      const { stream } = compressed('dcmcjpeg', [option], pixels, picture(pixels));
      for (let length = 0; length < stream.lastIndexOf(0xd9) - 3; length += 83) {
        await expect(decodeFrame(stream.subarray(0, length), pixels, 1)).rejects.toMatchObject({ code: 'dicom/frameUndecodable' });
      }
    }
  });
});

describe.skipIf(!dcmtkInstalled)('JPEG-LS that dcmtk made', () => {
  for (const interleaving of ['+il', '+is', '+in']) {
    test(`comes back exactly in colour, interleaved by ${interleaving}`, async () => {
      const pixels = described(jpegLsLossless, 8, { samplesPerPixel: 3 });
      const numbers = picture(pixels);
      expect(await decoded(compressed('dcmcjpls', [interleaving], pixels, numbers).stream, pixels)).toEqual([...numbers]);
    });
  }

  test('comes back exactly in 8 to 16 bits, signed or not', async () => {
    for (const bits of [8, 10, 12, 15, 16]) {
      for (const signed of [false, true]) {
        const pixels = described(jpegLsLossless, bits, { signed });
        const numbers = picture(pixels);
        expect(await decoded(compressed('dcmcjpls', [], pixels, numbers).stream, pixels)).toEqual([...numbers]);
      }
    }
  });

  test('is what dcmtk makes of it where it is near-lossless', async () => {
    for (const deviation of [1, 2, 5]) {
      const pixels = described('1.2.840.10008.1.2.4.81', 8);
      const { stream, back } = compressed('dcmcjpls', ['+en', '+md', String(deviation)], pixels, picture(pixels));
      expect(await decoded(stream, pixels)).toEqual([...back.subarray(0, rows * columns)]);
    }
  });

  test('is refused where its scans hold one component twice and another never, or are interleaved in no known way', async () => {
    const pixels = described(jpegLsLossless, 8, { samplesPerPixel: 3 });
    const { stream } = compressed('dcmcjpls', ['+in'], pixels, picture(pixels));
    const scans = [...stream.keys()].filter((i) => stream[i] === 0xff && stream[i + 1] === 0xda);
    const changed = (at: number, value: number) => stream.map((byte, i) => (i === at ? value : byte));
    expect(scans).toHaveLength(3);
    await expect(decodeFrame(changed(scans[2]! + 5, stream[scans[1]! + 5]!), pixels, 1)).rejects.toMatchObject({ message: expect.stringContaining('lacks some of its components') });
    await expect(decodeFrame(changed(scans[2]! + 8, 3), pixels, 1)).rejects.toMatchObject({ message: expect.stringContaining('damaged') });
  });

  test('never breaks off unnoticed, and a broken one does not spoil the next', async () => {
    const pixels = described(jpegLsLossless, 8);
    const numbers = picture(pixels);
    const { stream } = compressed('dcmcjpls', [], pixels, numbers);
    for (let length = 0; length < stream.length - 4; length += 211) {
      await expect(decodeFrame(stream.subarray(0, length), pixels, 1)).rejects.toMatchObject({ code: 'dicom/frameUndecodable' });
    }
    expect(await decoded(stream, pixels)).toEqual([...numbers]);
  });
});
