import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFrame } from '../../src/node/frameDecoder.ts';
import { described } from './streamPictures.ts';

const jpeg2000 = '1.2.840.10008.1.2.4.90';

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
