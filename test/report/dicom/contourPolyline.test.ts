import { describe, expect, it } from 'vitest';
import { contourPolyline } from '../../../src/report/dicom/contourPolyline.ts';

const circle = (count: number) => Array.from({ length: count }, (_, i) => [256 + 100 * Math.cos((2 * Math.PI * i) / count), 256 + 100 * Math.sin((2 * Math.PI * i) / count)] as const);

function shoelace(points: readonly (readonly [number, number])[]): number {
  let twice = 0;
  for (let i = 1; i < points.length; i++) twice += points[i - 1]![0] * points[i]![1] - points[i]![0] * points[i - 1]![1];
  return Math.abs(twice) / 2;
}

describe('the polyline of a contour', () => {
  it('is closed and encloses the area, of a curve through few points and of as many as a contour may have', () => {
    for (const count of [12, 200, 8190, 8191, 10_000]) {
      for (const curve of ['periodicCubic', 'polygon'] as const) {
        const corners = contourPolyline({ points: circle(count), curve });
        expect(corners.at(-1)).toEqual(corners[0]);
        // A dozen corners of a polygon are the whole of it.
        const area = curve === 'polygon' ? (count / 2) * 100 ** 2 * Math.sin((2 * Math.PI) / count) : Math.PI * 100 ** 2;
        expect(Math.abs(shoelace(corners) / area - 1), `${count} ${curve}`).toBeLessThan(0.0005);
        // Graphic data (FL) have a length of 16 bits.
        expect(8 * corners.length, `${count} ${curve}`).toBeLessThanOrEqual(65_534);
      }
    }
  });
});
