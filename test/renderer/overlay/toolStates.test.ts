import { expect, test } from 'vitest';
import { emptyTools, stepTools } from '../../../renderer/overlay/toolStates.ts';
import { noKeys, type ToolContext } from '../../../renderer/overlay/tools/toolStep.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';

const context: ToolContext = {
  frameNumber: 1,
  kind: 'lumen',
  reader: 'R2',
  now: '',
  newId: 'new',
  view: { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0 },
  image: { columns: 512, rows: 512 },
  spacingMm: null,
  brushRadiusPx: { x: 15, y: 15 },
  contours: [],
  selectedContourId: null,
  annotations: [],
  selectedAnnotationId: null,
};

test('A pointer that moves over nothing leaves the tools as they are: nothing has to be drawn anew', () => {
  expect(stepTools(null, emptyTools, { type: 'move', at: imagePoint(10, 10), keys: noKeys }, context).state).toBe(emptyTools);
});
