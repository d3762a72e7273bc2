import { describe, expect, it } from 'vitest';
import { cutLevels, shadesOfCut } from '../../../renderer/longitudinal/cutLevels.ts';
import type { DecodedFrame } from '../../../src/dicom/decodedFrame.ts';
import { displayPixels } from '../../../src/dicom/displayPixels.ts';
import { fileLook } from '../../../src/dicom/greyLook.ts';
import type { ImagePixels } from '../../../src/dicom/imagePixels.ts';
import { noGrey } from '../../../src/dicom/readGrey.ts';

const grey8: ImagePixels = {
  transferSyntaxUid: '1.2.840.10008.1.2.1',
  rows: 1,
  columns: 4,
  samplesPerPixel: 1,
  bitsAllocated: 8,
  bitsStored: 8,
  highBit: 7,
  signed: false,
  photometricInterpretation: 'MONOCHROME2',
  planarConfiguration: 0,
  palette: null,
  ...noGrey,
};

/** What the cut shows of a frame, by what it keeps and how it shows that. */
function shown(pixels: ImagePixels, frame: DecodedFrame): readonly number[] {
  const shades = shadesOfCut(pixels, fileLook(pixels));
  return Array.from(cutLevels(pixels)(frame), (level) => shades[level]!);
}

describe('what a cut keeps of a pixel', () => {
  const window = { center: 100, width: 50 };

  it.each(['MONOCHROME1', 'MONOCHROME2'])('looks as the frame does: %s of 8 bits, with its window', (photometricInterpretation) => {
    const pixels = { ...grey8, photometricInterpretation, windows: [window] };
    const frame: DecodedFrame = { kind: 'grey8', columns: 4, rows: 1, data: Uint8Array.of(0, 90, 110, 255) };
    expect(shown(pixels, frame)).toEqual([...displayPixels(frame, pixels).data]);
  });

  it.each([false, true])('looks as the frame does: 16 bits, signed %s', (signed) => {
    const pixels = { ...grey8, bitsAllocated: 16, bitsStored: 12, highBit: 11, signed, windows: [{ center: 300, width: 700 }] };
    const values = [signed ? -400 : 0, 120, 333, 1500];
    const frame: DecodedFrame = { kind: 'grey16', columns: 4, rows: 1, data: signed ? Int16Array.from(values) : Uint16Array.from(values) };
    expect(shown(pixels, frame)).toEqual([...displayPixels(frame, pixels).data]);
  });

  it('is how bright a colour is, and grey stays what it is', () => {
    const pixels = { ...grey8, samplesPerPixel: 3, photometricInterpretation: 'RGB' };
    const frame: DecodedFrame = { kind: 'rgb8', columns: 4, rows: 1, data: Uint8Array.of(255, 255, 255, 0, 0, 0, 77, 77, 77, 0, 255, 0) };
    expect(shown(pixels, frame)).toEqual([255, 0, 77, 149]);
  });
});
