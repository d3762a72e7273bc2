import { describe, expect, test } from 'vitest';
import { annotationInHandOf } from '../../../renderer/overlay/annotationInHand.ts';
import { emptyTools, holdsSomething, stepTools, type ToolStates } from '../../../renderer/overlay/toolStates.ts';
import type { ToolName } from '../../../renderer/overlay/toolName.ts';
import { annotationPoints, type Annotation, type AnnotationShape } from '../../../src/analysis/annotation.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';
import { contourOf, square, story } from './story.ts';

const image = { columns: 512, rows: 512 };
const at = ([x, y]: readonly [number, number]) => imagePoint(x, y);
const length = (from: readonly [number, number], to: readonly [number, number]): AnnotationShape => ({ kind: 'length', from: at(from), to: at(to) });
const lying = (shape: AnnotationShape, over: Partial<Annotation> = {}): Annotation => ({ id: 'a1', frameNumber: 12, shape, note: '', includedInReport: true, author: 'R1', ...over });

function using(tool: ToolName | null, setting: Parameters<typeof story<ToolStates>>[2] = {}) {
  return story((state: ToolStates, input, context) => stepTools(tool, state, input, context), emptyTools, setting);
}

/** Where the points of the last edit's annotation lie. */
function laid(told: ReturnType<typeof using>) {
  if (told.edit?.type !== 'annotationSet') throw new Error(`The last edit is ${told.edit?.type ?? 'none'}.`);
  return annotationPoints(told.edit.annotation.shape).map(({ x, y }) => [x, y]);
}

describe('a length', () => {
  test('is laid by two clicks: one edit, the reader’s own, selected and not in the report yet', () => {
    const told = using('length').click(100, 100);
    expect(told.edits).toEqual([]);
    told.click(160, 180);
    expect(told.edits).toEqual([
      { type: 'annotationSet', annotation: { id: 'new', frameNumber: 12, shape: length([100, 100], [160, 180]), note: '', includedInReport: false, author: 'R2' } },
    ]);
    expect(told.selectedAnnotation).toBe('new');
    expect(holdsSomething('length', told.state)).toBe(false);
  });

  test('is laid by dragging from end to end', () => {
    expect(laid(using('length').drag([100, 100], [130, 120], [160, 180]))).toEqual([[100, 100], [160, 180]]);
  });

  test('is not laid by a hand that shakes while it clicks, nor by a double click', () => {
    expect(using('length').drag([100, 100], [102, 101]).edits).toEqual([]);
    expect(using('length').click(100, 100).click(101, 100).edits).toEqual([]);
  });

  test('is known while the pointer is on its way to the second end', () => {
    const told = using('length').click(100, 100).moveTo(150, 100);
    expect(annotationInHandOf('length', told.state, image)).toMatchObject({ shape: length([100, 100], [150, 100]), rubber: [{ x: 100 }, { x: 150 }] });
  });

  test('is dropped by Escape, and its first end taken back by Backspace', () => {
    expect(using('length').click(100, 100).press('escape').click(160, 180).edits).toEqual([]);
    expect(laid(using('length').click(100, 100).press('backspace').click(10, 20).click(160, 180))).toEqual([[10, 20], [160, 180]]);
  });
});

describe('an angle', () => {
  test('is laid by three clicks, its corner second', () => {
    const told = using('angle').click(100, 100).click(200, 100).click(200, 180);
    expect(told.edit).toMatchObject({ annotation: { shape: { kind: 'angle', from: { x: 100, y: 100 }, vertex: { x: 200, y: 100 }, to: { x: 200, y: 180 } } } });
    expect(told.edits).toHaveLength(1);
  });

  test('is laid by dragging one side and clicking the end of the other', () => {
    expect(laid(using('angle').drag([100, 100], [150, 100], [200, 100]).click(200, 180))).toEqual([[100, 100], [200, 100], [200, 180]]);
  });

  test('that another tool began is none of this one’s', () => {
    const told = using('length').click(10, 10);
    const other = story((state: ToolStates, input, context) => stepTools('angle', state, input, context), told.state);
    expect(laid(other.click(100, 100).click(200, 100).click(200, 180))).toEqual([[100, 100], [200, 100], [200, 180]]);
  });
});

describe('a free area', () => {
  const corners = () => using('area').click(100, 100).click(200, 100).click(200, 200).click(100, 200);

  test('is closed by Enter or by a click on its first point', () => {
    expect(laid(corners().press('enter'))).toEqual(square);
    expect(laid(corners().click(103, 98))).toEqual(square);
  });

  test('that crosses itself or has two points stays in hand, and says why', () => {
    const crossing = using('area').click(100, 100).click(200, 200).click(200, 100).click(100, 200).press('enter');
    expect(crossing.edits).toEqual([]);
    expect(crossing.refusals[0]).toMatch(/crosses itself/);
    expect(holdsSomething('area', crossing.state)).toBe(true);
    expect(using('area').click(100, 100).click(200, 200).press('enter').refusals[0]).toBe('An area needs at least 3 points.');
  });
});

describe('a note', () => {
  test('has its place and its words in one edit', () => {
    const told = using('text').click(100, 120);
    expect(told.edits).toEqual([]);
    told.write(' spur ');
    expect(told.edits).toMatchObject([{ type: 'annotationSet', annotation: { shape: { kind: 'text', at: { x: 100, y: 120 } }, note: 'spur' } }]);
  });

  test('without words is none, and stays where it was laid while words are typed', () => {
    expect(using('text').click(100, 120).write('  ').edits).toEqual([]);
    expect(laid(using('text').click(100, 120).click(300, 300).write('spur'))).toEqual([[100, 120]]);
  });
});

describe('what was laid before', () => {
  const caliper = lying(length([300, 300], [400, 300]));

  test('is dragged by a point, keeping its words, its author and its tick', () => {
    const told = using(null, { annotations: [caliper] }).drag([401, 299], [411, 319]);
    expect(told.edits).toEqual([{ type: 'annotationSet', annotation: { ...caliper, shape: length([300, 300], [410, 320]) } }]);
    expect(told.selectedAnnotation).toBe('a1');
  });

  test('is moved whole by its line, and stays on the image', () => {
    expect(laid(using(null, { annotations: [caliper] }).drag([350, 302], [360, 312]))).toEqual([[310, 310], [410, 310]]);
    expect(laid(using(null, { annotations: [caliper] }).drag([350, 302], [700, 302]))).toEqual([[412, 300], [512, 300]]);
  });

  test('is selected by a click, which edits nothing, and deselected by one beside it', () => {
    const told = using(null, { annotations: [caliper] }).click(350, 300);
    expect([told.edits, told.selectedAnnotation]).toEqual([[], 'a1']);
    expect(told.click(50, 50).selectedAnnotation).toBeNull();
  });

  test('falls back where Escape drops it, and where an area would cross itself', () => {
    const dropped = using(null, { annotations: [caliper] }).down(400, 300).moveTo(450, 350).press('escape').up(450, 350);
    expect(dropped.edits).toEqual([]);
    const area = lying({ kind: 'area', curve: 'polygon', points: square.map(at) });
    const crossed = using(null, { annotations: [area] }).drag([100, 100], [250, 150]);
    expect(crossed.edits).toEqual([]);
    expect(crossed.refusals[0]).toMatch(/crosses itself.*stays as it was/);
    expect(holdsSomething(null, crossed.state)).toBe(false);
  });

  test('can be taken by its points while another is about to be laid', () => {
    expect(laid(using('length', { annotations: [caliper] }).drag([400, 300], [420, 300]))).toEqual([[300, 300], [420, 300]]);
    // Its line gives way to a new one.
    expect(using('length', { annotations: [caliper] }).click(350, 300).click(350, 350).edit).toMatchObject({ annotation: { id: 'new' } });
  });
});

describe('a contour', () => {
  const contour = contourOf(square);
  const across = lying(length([100, 150], [180, 150]));

  test('is taken before an annotation at its points, on its curve and within it', () => {
    const onPoint = using(null, { contours: [contour], annotations: [lying(length([100, 100], [40, 40]))] }).drag([100, 100], [90, 95]);
    expect(onPoint.edit).toMatchObject({ type: 'contourChanged' });
    const onCurve = using(null, { contours: [contour], annotations: [across] }).drag([100, 150], [90, 150]);
    expect(onCurve.contour.points).toHaveLength(5);
    const within = using(null, { contours: [contour], annotations: [across] }).drag([180, 150], [185, 155]);
    expect(within.edit).toMatchObject({ type: 'contourChanged' });
    expect(within.contour.points[0]).toMatchObject({ x: 105, y: 105 });
  });

  test('gives way within it to the points of the annotation that the reader selected, never on its curve', () => {
    const setting = { contours: [contour], annotations: [across], selectedAnnotation: 'a1' };
    expect(laid(using(null, setting).drag([180, 150], [170, 140]))).toEqual([[100, 150], [170, 140]]);
    expect(using(null, setting).drag([100, 150], [90, 150]).edit).toMatchObject({ type: 'contourChanged' });
    // Its line does not count there.
    expect(using(null, setting).drag([140, 150], [150, 150]).edit).toMatchObject({ type: 'contourChanged' });
  });

  test('that is picked lets the annotation go', () => {
    expect(using(null, { contours: [contour], annotations: [across], selectedAnnotation: 'a1' }).click(150, 120)).toMatchObject({ selected: 'c1', selectedAnnotation: null });
  });
});
