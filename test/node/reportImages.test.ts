import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import type { DecodedFrame } from '../../src/dicom/decodedFrame.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { reportFile } from '../../src/node/reportFiles.ts';
import { reportFonts } from '../../src/node/reportFonts.ts';
import { reportImages } from '../../src/node/reportImages.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import { AppError } from '../../src/shared/appError.ts';
import { fullAnalysis, fullReport } from '../report/fullExample.ts';
import { analysisExample, ellipse, pullbackExample, reportOf, segment } from '../report/reportExample.ts';
import { draftToWrite } from './draftToWrite.ts';

/** Pixel (x, y) of frame n holds (x + y + n) mod 256. */
function opened(pullback: Pullback, refuse: readonly number[] = []) {
  return {
    pullback,
    study: () => Promise.reject(new Error('not asked for')),
    decodeFrame(frameIndex: number): Promise<DecodedFrame> {
      if (refuse.includes(frameIndex + 1)) return Promise.reject(new AppError('dicom/frameUndecodable', 'damaged'));
      const { rows, columns } = pullback.pixels;
      const data = Uint8Array.from({ length: rows * columns }, (_, i) => ((i % columns) + Math.floor(i / columns) + frameIndex + 1) % 256);
      return Promise.resolve({ kind: 'grey8', columns, rows, data });
    },
  };
}

const analysis = analysisExample();
const pullback = pullbackExample();
const model = reportOf(analysis, pullback);

describe('the pictures of a report', () => {
  test('are one for every frame behind a figure, all at one scale, with the lumen inside', async () => {
    const pictures = await reportImages(opened(pullback), model);
    expect(pictures.map(({ frameNumber }) => frameNumber).sort()).toEqual([...new Set(model.framesBehind.map(({ frameNumber }) => frameNumber))].sort());
    expect(new Set(pictures.map(({ cropBox }) => cropBox.maxX - cropBox.minX)).size).toBe(1);
    for (const { frameNumber, cropBox } of pictures) {
      const points = model.frames.find((frame) => frame.frameNumber === frameNumber)?.contours.flatMap((contour) => contour.points) ?? [];
      expect(points.length).toBeGreaterThan(0);
      for (const [x, y] of points) {
        expect(x > cropBox.minX && x < cropBox.maxX && y > cropBox.minY && y < cropBox.maxY).toBe(true);
      }
    }
  });

  test('of annotated frames hold all that lies on them, and leave the others at their scale', async () => {
    const far = { id: 'far', frameNumber: 300, shape: { kind: 'length', from: imagePoint(10, 20), to: imagePoint(500, 490) }, note: '', includedInReport: true, author: null } as const;
    const bookmark = { id: 'mark', frameNumber: 5, shape: { kind: 'bookmark' }, note: '', includedInReport: true, author: null } as const;
    const annotated = fullReport({ annotations: [...fullAnalysis().annotations, far, bookmark] });
    const pictures = await reportImages(opened(pullback), annotated);
    const side = ({ cropBox }: (typeof pictures)[number]) => cropBox.maxX - cropBox.minX;
    const figures = pictures.filter(({ purpose }) => purpose === 'figure');
    expect(new Set(figures.map(side))).toEqual(new Set((await reportImages(opened(pullback), { ...annotated, annotations: [] })).map(side)));
    const others = pictures.filter(({ purpose }) => purpose === 'annotation');
    expect(others.map(({ frameNumber }) => frameNumber)).toEqual([5, 120, 144, 300]);
    const { cropBox } = others.find(({ frameNumber }) => frameNumber === 300)!;
    expect(cropBox.minX <= 10 && cropBox.minY <= 20 && cropBox.maxX >= 500 && cropBox.maxY >= 490).toBe(true);
  });

  test('hold the pixels of their box', async () => {
    const [picture] = await reportImages(opened(pullback), model);
    const { width, height, data } = decode(picture!.png);
    const { cropBox, frameNumber } = picture!;
    expect([width, height]).toEqual([cropBox.maxX - cropBox.minX, cropBox.maxY - cropBox.minY]);
    for (const [x, y] of [[0, 0], [width - 1, 0], [17, height - 1]] as const) {
      expect(data[y * width + x]).toBe((cropBox.minX + x + cropBox.minY + y + frameNumber) % 256);
    }
  });

  test('are square in space where pixels are not', async () => {
    const tall = pullbackExample({ pixelSpacingMm: { column: 0.1, row: 0.2 } });
    const [picture] = await reportImages(opened(tall), reportOf(analysis, tall));
    const { minX, minY, maxX, maxY } = picture!.cropBox;
    expect(((maxX - minX) * 0.1) / ((maxY - minY) * 0.2)).toBeCloseTo(1, 1);
  });

  test('of a lumen at the image’s edge stay inside the image', async () => {
    const atEdge = ellipse(10, 3, 3);
    const moved = { ...atEdge, points: atEdge.points.map((point) => ({ ...point, x: point.x - 220, y: point.y - 220 })) };
    const edgeModel = reportOf({ ...analysis, contours: [moved], segments: [segment('s', 'CIV', 'left', 1, 20)] });
    const [picture] = await reportImages(opened(pullback), edgeModel);
    expect(picture?.cropBox).toMatchObject({ minX: 0, minY: 0 });
  });

  test('are inverted for MONOCHROME1, so that they look as on the screen', async () => {
    const inverse = pullbackExample({ pixels: { ...pullback.pixels, photometricInterpretation: 'MONOCHROME1' } });
    const [[plain], [inverted]] = await Promise.all([reportImages(opened(pullback), model), reportImages(opened(inverse), model)]);
    expect(decode(inverted!.png).data[5]).toBe(255 - Number(decode(plain!.png).data[5]));
  });

  test('leave out a frame that cannot be decoded', async () => {
    const pictures = await reportImages(opened(pullback, [144]), model);
    expect(pictures.map(({ frameNumber }) => frameNumber)).not.toContain(144);
    expect(pictures.length).toBeGreaterThan(0);
  });
});

describe('a report’s file', () => {
  test('comes in each format', async () => {
    const start = async (format: 'pdf' | 'csv' | 'json') => new TextDecoder().decode((await reportFile(format, { ...draftToWrite(model), open: opened(pullback) })).slice(0, 5));
    expect(await start('pdf')).toBe('%PDF-');
    expect(await start('json')).toBe('{\n  "');
    expect(Array.from((await reportFile('csv', draftToWrite(model))).subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('is set in whole TrueType faces that come with the program', async () => {
    const { regular, semibold } = await reportFonts();
    for (const face of [regular, semibold]) expect(Array.from(face.subarray(0, 4))).toEqual([0, 1, 0, 0]);
  });
});
