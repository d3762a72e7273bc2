import { describe, expect, test } from 'vitest';
import { detectLumen } from '../../src/detection/detectLumen.ts';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { curveAreaMm2 } from '../../src/geometry/curveArea.ts';
import { centroidOf } from '../../src/geometry/centroid.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { syntheticFrame } from './syntheticFrame.ts';

const spacingMm = { column: 60 / 384, row: 60 / 384 };

/** A dark disc beside the lumen, which holds the catheter. */
describe.each([
  { atMm: [9, -8], radiusMm: 3 },
  { atMm: [-11, 2], radiusMm: 2 },
  { atMm: [2, 11], radiusMm: 4.5 },
] as const)('a channel without the catheter, $radiusMm mm wide at $atMm', ({ atMm, radiusMm }) => {
  const frame = syntheticFrame({ columns: 384, rows: 384, spacingMm, offsetMm: [1, 0], semiAxesMm: [5, 4], turn: 0, artery: { atMm, radiusMm } });
  const place = (dxMm: number, dyMm: number) => imagePoint(192 + (atMm[0] + dxMm) / spacingMm.column, 192 + (atMm[1] + dyMm) / spacingMm.row);

  test.each([
    [0, 0],
    [0.5, -0.4],
    [-0.6, 0.3],
  ])('is found round a place in it, %f and %f mm off its middle', (dx, dy) => {
    const found = detectLumen(frame, { spacingMm, around: place(dx, dy) });
    const curve = closedCurve(found!.points, 'periodicCubic');
    const share = curveAreaMm2(curve, spacingMm) / (Math.PI * radiusMm ** 2);
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(1.15);
    const middle = centroidOf(curve)!;
    expect(Math.hypot(middle.x - place(0, 0).x, middle.y - place(0, 0).y) * spacingMm.column).toBeLessThan(0.4);
  });
});

test('Round a place in bright tissue there is either no border or a small doubtful one, never the lumen beside it', () => {
  const frame = syntheticFrame({ columns: 384, rows: 384, spacingMm, offsetMm: [1, 0], semiAxesMm: [5, 4], turn: 0 });
  const found = detectLumen(frame, { spacingMm, around: imagePoint(192 + 14 / spacingMm.column, 192 + 9 / spacingMm.row) });
  if (found !== null) expect(curveAreaMm2(closedCurve(found.points, 'periodicCubic'), spacingMm)).toBeLessThan(20);
  if (found !== null) expect(found.doubts).toContain('unclear');
});
