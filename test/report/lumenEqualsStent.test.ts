import { expect, test } from 'vitest';
import { frameRows } from '../../src/report/csvFrameRows.ts';
import { analysisExample, reportOf } from './reportExample.ts';

test('the lumen of a frame whose stent stands for it is told with that contour’s scale, curve and origin', () => {
  const analysis = analysisExample();
  const { frameNumber } = analysis.contours.find(({ kind }) => kind === 'lumen')!;
  const rowsOf = (kind: 'lumen' | 'stent') => {
    const contours = analysis.contours.map((contour) => (contour.frameNumber === frameNumber ? { ...contour, kind } : contour));
    const implants = [{ id: 'i1', order: 1, label: '', nominalDiameterMm: null, nominalLengthMm: null, firstFrame: frameNumber, lastFrame: frameNumber, lumenEqualsStent: true }];
    return frameRows(reportOf({ ...analysis, contours, implants })).filter(({ record, frame, quantity }) => record === 'frame' && frame === frameNumber && (quantity === 'lumenAreaMm2' || quantity === 'lumenAreaPx2'));
  };
  expect(rowsOf('stent')).toHaveLength(2);
  expect(rowsOf('stent')).toEqual(rowsOf('lumen'));
});
