import { describe, expect, test } from 'vitest';
import { type LabelPlace, type LabelRequest, placeDiameterLabels } from '../../../renderer/overlay/diameterLabels.ts';

const canvas = { width: 900, height: 500 };
const size = { widthPx: 56, heightPx: 18 };

function overlap(a: LabelPlace, b: LabelPlace): boolean {
  return Math.abs(a.x - b.x) < size.widthPx && Math.abs(a.y - b.y) < size.heightPx;
}

/** A slit turned by an angle, with its two diameters, as drawn. */
function slit(cx: number, cy: number, a: number, b: number, angle: number): { readonly requests: readonly LabelRequest[]; readonly curve: number[] } {
  const at = (u: number, v: number) => ({ x: cx + u * Math.cos(angle) - v * Math.sin(angle), y: cy + u * Math.sin(angle) + v * Math.cos(angle) });
  return {
    requests: [
      { ...size, ends: [at(-a, 0), at(a, 0)], prefer: 'right' },
      { ...size, ends: [at(0, -b), at(0, b)], prefer: 'below' },
    ],
    curve: Array.from({ length: 72 }, (_, i) => at(a * Math.cos((i * Math.PI) / 36), b * Math.sin((i * Math.PI) / 36))).flatMap(({ x, y }) => [x, y]),
  };
}

describe('the labels of the two diameters', () => {
  test('stand clear of each other, of the curve and inside the canvas, however the lumen lies', () => {
    for (let turn = 0; turn < 12; turn++) {
      for (const [a, b] of [
        [70, 25],
        [30, 29],
        [150, 6],
      ] as const) {
        const { requests, curve } = slit(450, 250, a, b, (turn * Math.PI) / 12);
        const [max, min] = placeDiameterLabels(requests, { canvas, curve });
        expect(overlap(max!, min!)).toBe(false);
        for (const place of [max!, min!]) {
          expect(place.x).toBeGreaterThan(size.widthPx / 2);
          expect(place.x).toBeLessThan(canvas.width - size.widthPx / 2);
          for (let i = 0; i < curve.length; i += 2) expect(overlap(place, { x: curve[i]!, y: curve[i + 1]! }) && Math.abs(place.x - curve[i]!) < size.widthPx / 2 && Math.abs(place.y - curve[i + 1]!) < size.heightPx / 2).toBe(false);
        }
      }
    }
  });

  test('take the other end where the canvas ends', () => {
    const { requests, curve } = slit(860, 250, 38, 20, 0);
    const [max] = placeDiameterLabels(requests, { canvas, curve });
    expect(max!.x).toBeLessThan(822);
  });
});
