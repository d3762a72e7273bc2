import { create } from 'zustand';
import type { SpacingMm } from '../../src/geometry/spacingMm.ts';

const radiiMm = [0.5, 0.75, 1, 1.5, 2, 3, 4, 6] as const;

/** How large the brush is, in mm; where there is no scale, in sixtieths of the picture's lesser side. It stays as it was set from frame to frame. */
export const useBrushSize = create<{ readonly radiusMm: number }>()(() => ({ radiusMm: 2 }));

export function resizeBrush(by: 1 | -1): void {
  useBrushSize.setState(({ radiusMm }) => {
    const at = radiiMm.findIndex((one) => one >= radiusMm);
    return { radiusMm: radiiMm[Math.min(radiiMm.length - 1, Math.max(0, at + by))] ?? radiusMm };
  });
}

/** The brush's radii along columns and rows in image pixels: a circle in millimetres. */
export function brushRadiusPx(radiusMm: number, spacingMm: SpacingMm | null, image: { readonly columns: number; readonly rows: number }): { readonly x: number; readonly y: number } {
  if (spacingMm !== null) return { x: radiusMm / spacingMm.column, y: radiusMm / spacingMm.row };
  const px = (radiusMm * Math.min(image.columns, image.rows)) / 60;
  return { x: px, y: px };
}
