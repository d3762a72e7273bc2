import { describe, expect, test } from 'vitest';
import { contourRefusal } from '../../src/contour/contourRefusal.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';

const image = { columns: 100, rows: 80 };
const contour = (corners: readonly (readonly [number, number])[], curve: 'polygon' | 'periodicCubic' = 'polygon') => ({
  frameNumber: 7,
  kind: 'lumen' as const,
  curve,
  points: corners.map(([x, y]) => imagePoint(x, y)),
});

describe('a contour', () => {
  test('that is simple and inside the image may be measured', () => {
    expect(contourRefusal(contour([[10, 10], [90, 10], [50, 70]]), image)).toBeNull();
  });

  test('that crosses itself is refused with its frame and the place', () => {
    const refusal = contourRefusal(contour([[10, 10], [30, 30], [30, 10], [10, 30]]), image);
    expect(refusal).toMatchObject({ code: 'contour/selfCrossing', at: { x: 20, y: 20 } });
    expect(refusal?.message).toMatch(/^Frame 7: the lumen contour crosses .* column 20, row 20/);
  });

  test('whose points lie inside but whose curve bulges out of the image is refused', () => {
    const corners = [[10, 1], [50, 0.5], [90, 1], [90, 60], [10, 60]] as const;
    expect(contourRefusal(contour(corners), image)).toBeNull();
    expect(contourRefusal(contour(corners, 'periodicCubic'), image)).toMatchObject({ code: 'contour/outsideImage', at: null });
  });

  test('with fewer than three distinct points or a coordinate that is no number is refused', () => {
    expect(contourRefusal(contour([[10, 10], [30, 30], [10, 10], [30, 30]]), image)).toMatchObject({ code: 'contour/tooFewPoints' });
    expect(contourRefusal(contour([[10, 10], [NaN, 30], [10, 40], [30, 30]]), image)).toMatchObject({ code: 'contour/outsideImage' });
  });

  test('is judged anew for another image, curve or frame, although its points are the same', () => {
    const one = contour([[10, 1], [50, 0.5], [90, 1], [90, 60], [10, 60]]);
    expect(contourRefusal(one, image)).toBeNull();
    expect(contourRefusal(one, { columns: 60, rows: 80 })?.code).toBe('contour/outsideImage');
    expect(contourRefusal({ ...one, curve: 'periodicCubic' }, image)?.code).toBe('contour/outsideImage');
    expect(contourRefusal({ ...one, frameNumber: 8, curve: 'periodicCubic' }, image)?.message).toMatch(/^Frame 8/);
  });
});
