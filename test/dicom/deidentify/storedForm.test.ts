import { describe, expect, it } from 'vitest';
import { blanked, blankedRuns, isBlankedAt, tissueRectangles } from '../../../src/dicom/deidentify/blanking.ts';
import type { DecodedFrame } from '../../../src/dicom/decodedFrame.ts';
import { pixelAttributes, storedForm, storedFrame } from '../../../src/dicom/deidentify/storedForm.ts';
import { rleLossless } from '../../../src/dicom/transferSyntax.ts';
import { decodeFrame } from '../../../src/node/frameDecoder.ts';
import { readHeader } from '../../../src/dicom/readHeader.ts';
import { readImagePixels } from '../../../src/dicom/readImagePixels.ts';
import { memoryByteSource } from '../../../src/dicom/byteSource.ts';
import { columns, type Layout, madeFile, noise, opened, rows } from '../shownFile.ts';

const layouts: readonly (readonly [string, { readonly layout: Layout; readonly signed?: boolean; readonly samples?: 1 | 3; readonly photometric?: string }])[] = [
  ['8-bit grey', { layout: { allocated: 8, stored: 8, high: 7 } }],
  ['signed 8-bit grey', { layout: { allocated: 8, stored: 8, high: 7 }, signed: true }],
  ['12 bits in the upper part of 16', { layout: { allocated: 16, stored: 12, high: 15 } }],
  ['signed 16-bit grey', { layout: { allocated: 16, stored: 16, high: 15 }, signed: true }],
  ['16 bits in 32', { layout: { allocated: 32, stored: 16, high: 15 } }],
  ['RGB', { layout: { allocated: 8, stored: 8, high: 7 }, samples: 3, photometric: 'RGB' }],
];

describe.each(layouts)('%s that is stored again', (_, made) => {
  it.each(['native', 'RLE'])('in %s gives the same values, bits beside them gone', async (how) => {
    const file = madeFile(made);
    const { frame } = await opened(file);
    const { dataset } = await readHeader(memoryByteSource(file));
    const pixels = readImagePixels(dataset, how === 'RLE' ? rleLossless : '1.2.840.10008.1.2.1', () => undefined);
    const form = storedForm(pixels);
    const attributes = new Map(pixelAttributes(form, pixels).map(([tag, , value]) => [tag, value]));
    const again = {
      ...pixels,
      transferSyntaxUid: form.transferSyntaxUid,
      bitsAllocated: form.bitsAllocated,
      bitsStored: form.bitsStored,
      highBit: form.bitsStored - 1,
      planarConfiguration: 0 as const,
    };
    expect(attributes.get('x00280102')).toBe(form.bitsStored - 1);
    const decoded = await decodeFrame(storedFrame(frame, form, 1), again, 1);
    expect(decoded).toEqual(frame);
  });
});

describe('what is overwritten', () => {
  const region = { index: 0, minX0: 2, minY0: 1, maxX1: 5, maxY1: 3, spatialFormat: 1, dataType: 1 };
  const size = { rows, columns };

  it('is all but the tissue of every region, to the pixel', () => {
    const keep = tissueRectangles([region, { ...region, minX0: 8, minY0: 4, maxX1: 20, maxY1: 20 }, { ...region, spatialFormat: 3, minX0: 0, minY0: 0 }, { ...region, dataType: 0xd, maxX1: 9 }], size);
    const runs = blankedRuns({ keep, rectangles: [{ x: 3, y: 2, width: 1, height: 1 }] }, size);
    const frame: DecodedFrame = { kind: 'grey8', rows, columns, data: new Uint8Array(rows * columns).fill(7) };
    const { data } = blanked(frame, runs);
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        const stays = ((x >= 2 && x <= 5 && y >= 1 && y <= 3) || (x >= 8 && y >= 4)) && !(x === 3 && y === 2);
        expect(data[y * columns + x]).toBe(stays ? 7 : 0);
        expect(isBlankedAt({ keep, rectangles: [{ x: 3, y: 2, width: 1, height: 1 }] }, x + 0.5, y + 0.5)).toBe(!stays);
      }
    }
    expect(frame.data.every((value) => value === 7)).toBe(true);
  });

  it('is nothing where the file names no tissue and nothing was drawn', () => {
    expect(tissueRectangles([{ ...region, spatialFormat: 4 }, { ...region, minX0: 9, maxX1: 2 }], size)).toBeNull();
    expect(blankedRuns({ keep: null, rectangles: [] }, size)).toEqual([]);
  });

  it('is all three colours of a pixel', () => {
    const frame: DecodedFrame = { kind: 'rgb8', rows, columns, data: noise(rows * columns, 3).map((value) => value | 1) };
    const { data } = blanked(frame, blankedRuns({ keep: null, rectangles: [{ x: 1, y: 0, width: 2, height: 1 }] }, size));
    expect([...data.subarray(0, 12)].map((value) => value > 0)).toEqual([true, true, true, false, false, false, false, false, false, true, true, true]);
  });
});
