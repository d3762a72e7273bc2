import { describe, expect, it } from 'vitest';
import { detectLumen } from '../../src/detection/detectLumen.ts';
import { greyOfFrame } from '../../src/detection/greyOfFrame.ts';
import type { DecodedFrame } from '../../src/dicom/decodedFrame.ts';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import { agreement } from './agreement.ts';
import { syntheticFrame, type SyntheticVein } from './syntheticFrame.ts';

const size = { columns: 384, rows: 384 };
const vein: SyntheticVein = { ...size, spacingMm: { column: 60 / 384, row: 60 / 384 }, offsetMm: [2, 1], semiAxesMm: [7, 5], turn: 0.4 };
const { grey } = syntheticFrame(vein);

function pixelsOf(photometricInterpretation: string, samplesPerPixel: 1 | 3 = 1): ImagePixels {
  return {
    ...size,
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    samplesPerPixel,
    bitsAllocated: 8,
    bitsStored: 8,
    highBit: 7,
    signed: false,
    photometricInterpretation,
    planarConfiguration: 0,
    palette: null,
    modalityLut: null,
    rescaleSlope: 1,
    rescaleIntercept: 0,
    windows: [],
    windowFunction: 'linear',
    voiLut: null,
  };
}

function found(frame: DecodedFrame, pixels: ImagePixels): number {
  return agreement(detectLumen(greyOfFrame(frame, pixels), { spacingMm: vein.spacingMm })!.points, vein);
}

describe('the lumen is found', () => {
  it('in grey', () => {
    expect(found({ kind: 'grey8', ...size, data: grey }, pixelsOf('MONOCHROME2'))).toBeGreaterThan(0.95);
  });

  it('where the file stores bright echoes as small values (MONOCHROME1)', () => {
    expect(found({ kind: 'grey8', ...size, data: grey.map((value) => 255 - value) }, pixelsOf('MONOCHROME1'))).toBeGreaterThan(0.95);
  });

  it('in a picture tinted as consoles tint it', () => {
    const data = Uint8Array.from({ length: 3 * grey.length }, (_, i) => Math.round(grey[Math.floor(i / 3)]! * [1, 0.78, 0.42][i % 3]!));
    expect(found({ kind: 'rgb8', ...size, data }, pixelsOf('RGB', 3))).toBeGreaterThan(0.95);
  });
});
