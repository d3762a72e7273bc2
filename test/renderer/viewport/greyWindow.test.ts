import { describe, expect, test } from 'vitest';
import { draggedWindow, isWindowable } from '../../../renderer/viewport/greyWindow.ts';
import { scaleBarMm } from '../../../renderer/viewport/scaleBarLength.ts';
import { areaFigure, calibrationWords, lookWords, zoomWords } from '../../../renderer/format/frameFigures.ts';
import { windowOfValues } from '../../../src/dicom/greyLook.ts';
import type { ImagePixels } from '../../../src/dicom/imagePixels.ts';

const pixels: ImagePixels = {
  transferSyntaxUid: '1.2.840.10008.1.2.1',
  rows: 512,
  columns: 512,
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

describe('the grey window', () => {
  test('grows to the right and moves with the vertical, never narrower than 1', () => {
    expect(draggedWindow({ center: 128, width: 256 }, -100, 20, pixels)).toEqual({ center: 138, width: 206 });
    expect(draggedWindow({ center: 128, width: 256 }, -5000, 0, pixels).width).toBe(1);
  });

  test('is set as finely in a wide range as in a narrow one', () => {
    const sixteen: ImagePixels = { ...pixels, bitsAllocated: 16, bitsStored: 16, highBit: 15, signed: true };
    expect(draggedWindow({ center: 40, width: 2048 }, 100, 10, sixteen)).toEqual({ center: 80, width: 2448 });
    // One that is all but closed can still be opened.
    expect(draggedWindow({ center: 0, width: 1 }, 100, 0, sixteen)).toEqual({ center: 0, width: 201 });
  });

  test('can be set to what a frame holds, in output units of the modality transform', () => {
    const rescaled: ImagePixels = { ...pixels, bitsAllocated: 16, bitsStored: 16, highBit: 15, rescaleSlope: -2, rescaleIntercept: 1000 };
    // 100 … 400 become 800 … 200: black at 200, white at 800 (PS3.3 C.11.2.1.2 with c = 500.5, w = 601).
    expect(windowOfValues(Uint16Array.of(300, 100, 400), rescaled)).toEqual({ center: 500.5, width: 601 });
    expect(windowOfValues(Uint16Array.of(7, 7), { ...pixels, modalityLut: { firstValue: 7, entries: [40], bitsPerEntry: 8 } })).toEqual({ center: 40.5, width: 1 });
    expect(windowOfValues([], pixels)).toBeNull();
  });

  test('is there for grey frames alone', () => {
    expect(isWindowable(pixels)).toBe(true);
    expect(isWindowable({ ...pixels, photometricInterpretation: 'PALETTE COLOR' })).toBe(false);
    expect(isWindowable({ ...pixels, photometricInterpretation: 'RGB' })).toBe(false);
  });
});

describe('the words at the corners of the frame', () => {
  test('a scale bar has a round length that fits', () => {
    expect(scaleBarMm(8.7)).toEqual({ lengthMm: 10, lengthPx: 87 });
    expect(scaleBarMm(20.4)).toEqual({ lengthMm: 5, lengthPx: 102 });
  });

  test('never name a scale that is not known', () => {
    expect(calibrationWords({ kind: 'uncalibrated', reason: 'No region.' })).toEqual({ scale: 'Uncalibrated', source: 'areas in px²' });
    expect(areaFigure(null, 30600.2)).toEqual({ value: '30600', unit: 'px²' });
    expect(areaFigure(76.46, 30600)).toEqual({ value: '76.5', unit: 'mm²' });
    expect(areaFigure(null, null)).toBeNull();
    expect(zoomWords(null, null)).toBe('Fit');
  });

  test('name both scales where pixels are not square', () => {
    expect(calibrationWords({ kind: 'calibrated', source: 'ultrasoundRegion', regionIndex: 0, spacingMm: { column: 0.1172, row: 0.1172 } })).toEqual({ scale: '0.117 mm/px', source: 'DICOM region 1' });
    expect(calibrationWords({ kind: 'calibrated', source: 'manual', spacingMm: { column: 0.1, row: 0.2 } }).scale).toBe('0.100 × 0.200 mm/px');
    const window = { width: 214, center: -96 };
    expect(lookWords({ kind: 'window', window, shape: 'linear' })).toBe('W 214  L −96');
    expect(lookWords({ kind: 'window', window, shape: 'sigmoid' })).toBe('W 214  L −96  sigmoid');
    expect(lookWords({ kind: 'table', table: { firstValue: 0, entries: [0, 1], bitsPerEntry: 1 } })).toBe('VOI LUT');
    expect(zoomWords(2.345, 20.41)).toBe('235 %, 20.4 px/mm');
  });
});
