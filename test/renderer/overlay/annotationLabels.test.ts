import { describe, expect, test } from 'vitest';
import { type AnnotationLabel, annotationLabelHeightPx, placeAnnotationLabels } from '../../../renderer/overlay/annotationLabels.ts';
import { type LabelBox, labelBox } from '../../../renderer/overlay/diameterLabels.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';

const view = { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0 };
const canvas = { width: 600, height: 400 };
const around = { canvas, curve: [], taken: [] };

const boxOf = ({ place, widthPx }: AnnotationLabel): LabelBox => labelBox(place, { widthPx, heightPx: annotationLabelHeightPx });
const overlap = (a: LabelBox, b: LabelBox) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe('labels of annotations', () => {
  test('stand clear of a contour’s own label and of each other', () => {
    const length = (y: number) => ({ shape: { kind: 'length', from: imagePoint(100, y), to: imagePoint(200, y) } as const, words: '12.3 mm' });
    const free = boxOf(placeAnnotationLabels([length(200)], view, around)[0]!);
    const boxes = placeAnnotationLabels([length(200), length(206), length(212)], view, { ...around, taken: [free] }).map((label) => boxOf(label!));
    for (const [index, box] of boxes.entries()) {
      expect(overlap(box, free)).toBe(false);
      for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
    }
  });

  test('stay on the canvas in every corner', () => {
    for (const [x, y] of [[2, 2], [598, 2], [2, 398], [598, 398]] as const) {
      const box = boxOf(placeAnnotationLabels([{ shape: { kind: 'text', at: imagePoint(x, y) }, words: 'In the corner' }], view, around)[0]!);
      expect(box.left >= 0 && box.top >= 0 && box.right <= canvas.width && box.bottom <= canvas.height).toBe(true);
    }
  });

  test('do not lie on their own line, and are none without words', () => {
    const angle = { kind: 'angle', from: imagePoint(100, 100), vertex: imagePoint(200, 200), to: imagePoint(300, 100) } as const;
    const [label, nothing] = placeAnnotationLabels([{ shape: angle, words: '90.0°' }, { shape: angle, words: '' }], view, around);
    expect(nothing).toBeNull();
    const box = boxOf(label!);
    for (let along = 0; along <= 1; along += 0.05) {
      for (const x of [200 - 100 * along, 200 + 100 * along]) {
        const y = 200 - 100 * along;
        expect(x > box.left && x < box.right && y > box.top && y < box.bottom).toBe(false);
      }
    }
  });
});
