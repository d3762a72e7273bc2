import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import { noGrey } from '../../src/dicom/readGrey.ts';
import { readStreamImage } from '../../src/dicom/readStreamImage.ts';
import { believingStream } from '../../src/dicom/streamImage.ts';
import { decodeFrame } from '../../src/node/frameDecoder.ts';
import { buildPullback, element } from './datasetBuilder.ts';
import { dcmtkInstalled, dcmtkStoredBytes, dcmtkStreams, inFolder } from './dcmtk.ts';
import { openJpegInstalled } from './openJpegTools.ts';

const rows = 37;
const columns = 53;

const jpegLossless = '1.2.840.10008.1.2.4.57';
const jpegLsLossless = '1.2.840.10008.1.2.4.80';
const jpeg2000 = '1.2.840.10008.1.2.4.90';

function described(uid: string, bits: number, changes: Partial<ImagePixels> = {}): ImagePixels {
  return {
    transferSyntaxUid: uid,
    rows,
    columns,
    samplesPerPixel: 1,
    bitsAllocated: bits > 8 ? 16 : 8,
    bitsStored: bits,
    highBit: bits - 1,
    signed: false,
    photometricInterpretation: changes.samplesPerPixel === 3 ? 'RGB' : 'MONOCHROME2',
    planarConfiguration: 0,
    palette: null,
    ...noGrey,
    ...changes,
  };
}

/** A picture with smooth parts, noise, both ends of the range and hard edges; by pixel. */
function picture({ bitsStored, samplesPerPixel, signed }: ImagePixels): Int32Array {
  const most = 2 ** bitsStored - 1;
  let state = 12345;
  return Int32Array.from({ length: rows * columns * samplesPerPixel }, (_, i) => {
    const pixel = Math.floor(i / samplesPerPixel);
    const [x, y] = [pixel % columns, Math.floor(pixel / columns)];
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const smooth = 0.5 + 0.45 * Math.sin(x / 7 + (i % samplesPerPixel)) * Math.cos(y / 5);
    const value = y < 3 ? (x % 2) * most : Math.round(smooth * most + ((state >>> 16) % 64) * (most / 2048));
    return Math.max(0, Math.min(most, value)) - (signed ? 2 ** (bitsStored - 1) : 0);
  });
}

/** The numbers in words of the described size, little endian, cut to the stored bits. */
function words(numbers: Int32Array, { bitsAllocated, bitsStored }: ImagePixels): Uint8Array {
  const mask = 2 ** bitsStored - 1;
  if (bitsAllocated === 8) return Uint8Array.from(numbers, (value) => value & mask);
  return new Uint8Array(Uint16Array.from(numbers, (value) => value & mask).buffer);
}

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

const decoded = async (stream: Uint8Array, pixels: ImagePixels) => [...(await decodeFrame(stream, pixels, 1)).data];

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

/** One frame, compressed by OpenJPEG's own tool: by plane as the tool wants it. */
function byOpenJpeg(pixels: ImagePixels, numbers: Int32Array, options: readonly string[] = [], ending = 'j2k'): Uint8Array {
  const { samplesPerPixel, bitsStored, bitsAllocated, signed } = pixels;
  const count = rows * columns;
  const planes = Int32Array.from(numbers, (_, i) => numbers[(i % count) * samplesPerPixel + Math.floor(i / count)]!);
  return inFolder((folder) => {
    const [raw, coded] = [join(folder, 'samples.rawl'), join(folder, `coded.${ending}`)];
    writeFileSync(raw, bitsAllocated === 8 ? Uint8Array.from(planes) : new Uint8Array(Uint16Array.from(planes).buffer));
    execFileSync('opj_compress', ['-i', raw, '-o', coded, '-F', `${columns},${rows},${samplesPerPixel},${bitsStored},${signed ? 's' : 'u'}`, ...options], { stdio: 'pipe' });
    return readFileSync(coded);
  });
}

describe.skipIf(!openJpegInstalled)('JPEG 2000 that OpenJPEG made', () => {
  test('comes back exactly in 8 to 16 bits, signed or not', async () => {
    for (const bits of [8, 10, 12, 16]) {
      for (const signed of [false, true]) {
        const pixels = described(jpeg2000, bits, { signed });
        const numbers = picture(pixels);
        expect(await decoded(byOpenJpeg(pixels, numbers), pixels)).toEqual([...numbers]);
      }
    }
  });

  test('comes back exactly in any progression, in tiles, and in the boxes of a JP2 file', async () => {
    const pixels = described(jpeg2000, 12);
    const numbers = picture(pixels);
    for (const options of [['-p', 'RPCL', '-n', '3'], ['-t', '16,16', '-n', '3'], ['-p', 'CPRL', '-n', '3', '-t', '20,20', '-TP', 'R'], ['-SOP', '-EPH', '-b', '16,16']]) {
      expect(await decoded(byOpenJpeg(pixels, numbers, options), pixels)).toEqual([...numbers]);
    }
    expect(await decoded(byOpenJpeg(pixels, numbers, [], 'jp2'), pixels)).toEqual([...numbers]);
  });

  test('comes back as RGB whatever the header calls its colours, transformed or not', async () => {
    const rgb = described(jpeg2000, 8, { samplesPerPixel: 3 });
    const numbers = picture(rgb);
    for (const photometricInterpretation of ['RGB', 'YBR_RCT', 'YBR_FULL']) expect(await decoded(byOpenJpeg(rgb, numbers), { ...rgb, photometricInterpretation })).toEqual([...numbers]);
    for (const photometricInterpretation of ['RGB', 'YBR_RCT']) expect(await decoded(byOpenJpeg(rgb, numbers, ['-mct', '0']), { ...rgb, photometricInterpretation })).toEqual([...numbers]);
  });

  test('holds numbers where its bits are fewer than the header’s, negative ones too', async () => {
    const ten = described(jpeg2000, 10);
    const numbers = picture(ten);
    expect(await decoded(byOpenJpeg(ten, numbers), { ...ten, bitsStored: 16, highBit: 15 })).toEqual([...numbers]);
    expect(await decoded(byOpenJpeg(ten, numbers), { ...ten, bitsStored: 16, highBit: 15, signed: true })).toEqual([...numbers]);
    const signed = described(jpeg2000, 10, { signed: true });
    const negative = picture(signed);
    expect(await decoded(byOpenJpeg(signed, negative), { ...signed, bitsStored: 16, highBit: 15 })).toEqual([...negative]);
  });

  test('holds negative values where the header knows of none, if its first frame does; a later frame that alone does is refused by its number', async () => {
    const signed = described(jpeg2000, 10, { signed: true });
    const negative = picture(signed);
    const stream = byOpenJpeg(signed, negative);
    const header = { ...signed, signed: false };
    expect(await decoded(stream, believingStream(readStreamImage(stream).image, header))).toEqual([...negative]);
    const positive = byOpenJpeg(header, picture(header));
    const pixels = believingStream(readStreamImage(positive).image, header);
    expect(await decoded(positive, pixels)).toEqual([...picture(header)]);
    await expect(decodeFrame(stream, pixels, 5)).rejects.toMatchObject({ code: 'dicom/frameUndecodable', message: expect.stringContaining('may be negative'), details: { frameNumber: 5 } });
  });

  test('is refused where the header has no room for its bits', async () => {
    const pixels = described(jpeg2000, 12);
    await expect(decodeFrame(byOpenJpeg(pixels, picture(pixels)), { ...pixels, bitsAllocated: 8, bitsStored: 8, highBit: 7 }, 2)).rejects.toMatchObject({ message: expect.stringContaining('12 bits') });
  });

  test('never breaks off unnoticed, nor shows the frame before', async () => {
    const pixels = described(jpeg2000, 8);
    const numbers = picture(pixels);
    for (const options of [[], ['-t', '16,16', '-n', '3']]) {
      const stream = byOpenJpeg(pixels, numbers, options);
      expect(await decoded(stream, pixels)).toEqual([...numbers]);
      for (let length = 0; length < stream.length - 2; length += 61) {
        await expect(decodeFrame(stream.subarray(0, length), pixels, 1)).rejects.toMatchObject({ code: 'dicom/frameUndecodable' });
      }
    }
  });
});

/** The headers of streams that call themselves so many pixels wide and high, and hold nothing. */
function beginnings(side: number): readonly { readonly name: string; readonly stream: readonly number[] }[] {
  const short = [side >> 8, side & 0xff];
  const long = [0, 0, ...short];
  const nowhere = [0, 0, 0, 0, 0, 0, 0, 0];
  const frame = (marker: number, precision = 8) => [0xff, 0xd8, 0xff, marker, 0, 11, precision, ...short, ...short, 1, 1, 0x11, 0];
  const size = [0xff, 0x51, 0, 41, 0, 0, ...long, ...long, ...nowhere, ...long, ...long, ...nowhere, 0, 1, 7, 1, 1];
  return [
    { name: 'JPEG', stream: frame(0xc0) },
    { name: 'progressive JPEG of 12 bits', stream: frame(0xc2, 12) },
    { name: 'lossless JPEG', stream: frame(0xc3) },
    { name: 'JPEG-LS', stream: [...frame(0xf7), 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0] },
    { name: 'JPEG 2000', stream: [0xff, 0x4f, ...size, 0xff, 0x52, 0, 12, 0, 0, 0, 1, 0, 5, 4, 4, 0, 1, 0xff, 0x90] },
  ];
}

describe('streams that lie', () => {
  for (const { name, stream } of beginnings(65535)) {
    test(`${name} of another size than the header’s is refused before anything is allocated for it`, async () => {
      await expect(decodeFrame(Uint8Array.from(stream), described(jpeg2000, 8), 1)).rejects.toMatchObject({ message: expect.stringContaining('65535 × 65535 pixels, the file says 53 × 37') });
    });
  }

  test('any bytes behind a plausible beginning end in a picture of the right size or a refusal', async () => {
    const pixels = { ...described(jpeg2000, 12), rows: 32, columns: 32 };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings(32)), fc.uint8Array({ maxLength: 300 }), async ({ stream }, rest) => {
        try {
          expect((await decodeFrame(Uint8Array.from([...stream, ...rest]), pixels, 1)).data.length).toBe(1024);
        } catch (error) {
          expect(error).toMatchObject({ code: 'dicom/frameUndecodable' });
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
