import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import { readStreamImage } from '../../src/dicom/readStreamImage.ts';
import { believingStream } from '../../src/dicom/streamImage.ts';
import { decodeFrame } from '../../src/node/frameDecoder.ts';
import { inFolder } from './dcmtk.ts';
import { openJpegInstalled } from './openJpegTools.ts';
import { columns, decoded, described, picture, rows } from './streamPictures.ts';

const jpeg2000 = '1.2.840.10008.1.2.4.90';

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
