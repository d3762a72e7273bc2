import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeRle } from '../../src/dicom/decodeRle.ts';
import { displayPixels } from '../../src/dicom/displayPixels.ts';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import { explicitVrBigEndian, explicitVrLittleEndian, jpegBaseline8Bit, rleLossless } from '../../src/dicom/transferSyntax.ts';
import { decodeFrame } from '../../src/node/frameDecoder.ts';
import { join, rleFrame } from './datasetBuilder.ts';

const grey: ImagePixels = {
  transferSyntaxUid: explicitVrLittleEndian,
  rows: 1,
  columns: 2,
  samplesPerPixel: 1,
  bitsAllocated: 8,
  bitsStored: 8,
  highBit: 7,
  signed: false,
  photometricInterpretation: 'MONOCHROME2',
  planarConfiguration: 0,
  palette: null,
  modalityLut: null,
  rescaleSlope: 1,
  rescaleIntercept: 0,
  windows: [],
  windowFunction: 'linear',
  voiLut: null,
};
const colour: ImagePixels = { ...grey, samplesPerPixel: 3, photometricInterpretation: 'RGB' };

const decoded = async (bytes: readonly number[], pixels: ImagePixels) => [...(await decodeFrame(Uint8Array.from(bytes), pixels, 1)).data];

/** RGB to YBR_FULL by the equations of PS3.3 C.7.6.3.1.2, rounded as a writer would. */
function toYbr([r, g, b]: readonly [number, number, number]): readonly number[] {
  return [0.299 * r + 0.587 * g + 0.114 * b, -0.1687 * r - 0.3313 * g + 0.5 * b + 128, 0.5 * r - 0.4187 * g - 0.0813 * b + 128].map((value) => Math.max(0, Math.min(255, Math.round(value))));
}

describe('decoding uncompressed frames', () => {
  test('8-bit values stay as they are, MONOCHROME1 too', async () => {
    expect(await decoded([3, 250], grey)).toEqual([3, 250]);
    expect(await decoded([3, 250], { ...grey, photometricInterpretation: 'MONOCHROME1' })).toEqual([3, 250]);
  });

  test('16-bit values in either byte order, signed or not, without the bits beside the stored ones', async () => {
    const sixteen = { ...grey, bitsAllocated: 16, bitsStored: 16, highBit: 15 };
    expect(await decoded([0x34, 0x12, 0xff, 0xff], sixteen)).toEqual([0x1234, 0xffff]);
    expect(await decoded([0x12, 0x34, 0xff, 0xff], { ...sixteen, transferSyntaxUid: explicitVrBigEndian })).toEqual([0x1234, 0xffff]);
    expect(await decoded([0xff, 0xff, 0x01, 0x80], { ...sixteen, signed: true })).toEqual([-1, -32767]);
    expect(await decoded([0xff, 0xf7, 0x00, 0x18], { ...sixteen, bitsStored: 12, highBit: 11 })).toEqual([0x7ff, 0x800]);
    expect(await decoded([0xff, 0xf7, 0x00, 0x18], { ...sixteen, bitsStored: 12, highBit: 11, signed: true })).toEqual([0x7ff, -0x800]);
    expect(await decoded([0xf0, 0x7f, 0x00, 0x80], { ...sixteen, bitsStored: 12, highBit: 15 })).toEqual([0x7ff, 0x800]);
  });

  test('colour by pixel and by plane', async () => {
    expect(await decoded([1, 2, 3, 4, 5, 6], colour)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await decoded([1, 4, 2, 5, 3, 6], { ...colour, planarConfiguration: 1 })).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('YBR_FULL comes back to the RGB that it was made of, within its rounding', async () => {
    for (const rgb of [[255, 0, 0], [0, 255, 0], [0, 0, 255], [17, 200, 90], [255, 255, 255], [0, 0, 0], [128, 64, 32]] as const) {
      const back = await decoded([...toYbr(rgb), ...toYbr(rgb)], { ...colour, photometricInterpretation: 'YBR_FULL' });
      rgb.forEach((value, i) => expect(Math.abs(back[i]! - value)).toBeLessThanOrEqual(2));
    }
    // 100 + 1.402·(150 − 128) = 130.844, 100 − 0.344136·(−18) − 0.714136·22 = 90.483, 100 + 1.772·(−18) = 68.104
    expect(await decoded([100, 110, 150, 100, 110, 150], { ...colour, photometricInterpretation: 'YBR_FULL' })).toEqual([131, 90, 68, 131, 90, 68]);
  });

  test('YBR_FULL_422 shares its colour between two pixels', async () => {
    expect(await decoded([100, 50, 110, 150], { ...colour, photometricInterpretation: 'YBR_FULL_422' })).toEqual([131, 90, 68, 81, 40, 18]);
  });

  test('palette colours, values beyond its ends included', async () => {
    const palette = { firstStoredValue: 10, red: [1, 2], green: [3, 4], blue: [5, 6] };
    expect(await decoded([9, 200], { ...grey, photometricInterpretation: 'PALETTE COLOR', palette })).toEqual([1, 3, 5, 2, 4, 6]);
  });

  test('a frame that breaks off is refused by its number', async () => {
    await expect(decodeFrame(new Uint8Array(1), grey, 17)).rejects.toMatchObject({ code: 'dicom/frameUndecodable', message: expect.stringContaining('Frame 17') });
  });
});

describe('RLE', () => {
  test('gives back what was packed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 300 })), { minLength: 1, maxLength: 20 }), (runs) => {
        const plane = Uint8Array.from(runs.flatMap(([value, count]) => Array.from({ length: count }, () => value)));
        expect(decodeRle(rleFrame([plane, plane.toReversed()]), 2, plane.length)).toEqual(join([plane, plane.toReversed()]));
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  test('puts the more significant byte first for 16 bits, and colours by plane', async () => {
    const sixteen = { ...grey, transferSyntaxUid: rleLossless, bitsAllocated: 16, bitsStored: 16, highBit: 15 };
    const bytes = rleFrame([Uint8Array.from([0x12, 0xff]), Uint8Array.from([0x34, 0x01])]);
    expect(await decoded([...bytes], sixteen)).toEqual([0x1234, 0xff01]);
    const planes = rleFrame([Uint8Array.from([1, 4]), Uint8Array.from([2, 5]), Uint8Array.from([3, 6])]);
    expect(await decoded([...planes], { ...colour, transferSyntaxUid: rleLossless })).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('any bytes end in a frame of the right size or a refusal, at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const pixels = { ...grey, rows: 20, columns: 20, transferSyntaxUid: rleLossless };
        const forged = bytes.length >= 64 ? join([Uint8Array.from([1, 0, 0, 0, 64, 0, 0, 0]), bytes.subarray(8)]) : bytes;
        try {
          expect((await decodeFrame(forged, pixels, 1)).data.length).toBe(400);
        } catch (error) {
          expect(error).toMatchObject({ code: 'dicom/frameUndecodable' });
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});

describe('JPEG', () => {
  test('any bytes, with a plausible beginning or not, are refused', async () => {
    const start = [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0];
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, plausible) => {
        const stream = Uint8Array.from([...(plausible ? start : []), ...bytes, 0xff, 0xd9]);
        await expect(decodeFrame(stream, { ...grey, rows: 8, columns: 8, transferSyntaxUid: jpegBaseline8Bit }, 3)).rejects.toMatchObject({ code: 'dicom/frameUndecodable' });
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});

describe('pixels for looking at', () => {
  const sixteen = { ...grey, columns: 5, bitsAllocated: 16, bitsStored: 12, highBit: 11 };
  const shown = (values: readonly number[], pixels: ImagePixels) => [...displayPixels({ kind: 'grey16', rows: 1, columns: 5, data: Int16Array.from(values) }, pixels).data];

  test('without a window the range of the stored bits is spread over 8 bits', () => {
    expect(shown([0, 1024, 2048, 3072, 4095], sixteen)).toEqual([0, 64, 128, 191, 255]);
    expect(shown([-2048, -1, 0, 1024, 2047], { ...sixteen, signed: true })).toEqual([0, 127, 128, 191, 255]);
  });

  test('values beyond the stored bits, which a compressed frame may hold, are as bright or dark as the range allows', () => {
    expect(shown([0, 4095, 4096, 9000, 32767], sixteen)).toEqual([0, 255, 255, 255, 255]);
    expect(shown([-32768, -2049, -2048, 2047, 2048], { ...sixteen, signed: true })).toEqual([0, 0, 0, 255, 255]);
  });

  test('the first window of the file is applied to the rescaled values', () => {
    // PS3.3 C.11.2.1.2.1 with c = 2048, w = 4096: 0 for x ≤ 0, 255 for x > 4095, else ((x − 2047.5)/4095 + 0.5)·255.
    const windows = [{ center: 2048, width: 4096 }, { center: 0, width: 1 }];
    expect(shown([-5, 0, 2048, 4095, 5000], { ...sixteen, bitsStored: 16, highBit: 15, signed: true, windows })).toEqual([0, 0, 128, 255, 255]);
    expect(shown([0, 512, 1024, 1536, 2048], { ...sixteen, windows, rescaleSlope: 2, rescaleIntercept: -1024 })).toEqual([0, 0, 64, 128, 191]);
  });
});
