import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportTarget } from '../../src/exchange/foreignContours.ts';
import { readForeignContours } from '../../src/exchange/readForeignContours.ts';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { curveArea } from '../../src/geometry/curveArea.ts';
import { AppError } from '../../src/shared/appError.ts';

const target: ImportTarget = { rows: 500, columns: 500, numberOfFrames: 3, instances: [], spacingMm: { column: 0.02, row: 0.02 }, scaleOf: () => null };
const read = (json: unknown) => readForeignContours(new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json)), target, {});

/** Twelve knots on a circle, the first repeated at the end as the older program leaves them. */
const angles = Array.from({ length: 13 }, (_, i) => (i * Math.PI) / 6);
const xs = angles.map((angle) => 250 + 100 * Math.cos(angle));
const ys = angles.map((angle) => 250 + 100 * Math.sin(angle));
const nothing = { contours: [], measurements: {}, closed: [], start_coords: [], end_coords: [] };

function frame(changes: Readonly<Record<string, unknown>> = {}) {
  const lumen = { contours: [[xs, ys]], measurements: { area: Math.PI * 4 }, closed: [true], start_coords: [[]], end_coords: [[]] };
  return { phase: '-', quality: 'Very Good', lumen, eem: nothing, calcium: nothing, measurement_1: null, measurement_2: null, reference: null, wire: null, ...changes };
}

describe('HolOrama JSON', () => {
  test('knots on a circle give the spline that is the program’s own, within 0.1 % of the circle, and the index of a frame counts from 0', async () => {
    const { contours, notTaken, questions, notes } = await read({ '0': frame(), '2': frame({ lumen: nothing }), gating_signal: {} });
    expect(questions).toEqual([]);
    expect(notTaken).toEqual([]);
    expect(contours).toHaveLength(1);
    const [contour] = contours;
    expect(contour).toMatchObject({ frameNumber: 1, kind: 'lumen', curve: 'periodicCubic', origin: 'imported', acceptance: { status: 'provisional' }, author: null });
    expect(contour!.points).toHaveLength(12);
    expect(Math.abs(curveArea(closedCurve(contour!.points, 'periodicCubic')) / (Math.PI * 100 ** 2) - 1)).toBeLessThan(0.001);
    expect(notes.join(' ')).not.toContain('another scale');
  });

  test('its areas by another scale are told', async () => {
    const { notes } = await read({ '0': frame({ lumen: { contours: [[xs, ys]], measurements: { area: Math.PI }, closed: [true] } }) });
    expect(notes.join(' ')).toContain('300 % larger'); // 4π mm² here, π mm² there
  });

  test('what this program has no place for is listed: other borders, phases, distances, uncertain arcs, gating, open lines', async () => {
    const other = { contours: [[xs, ys]], closed: [true] };
    const { contours, notTaken } = await read({
      '0': frame({ phase: 'D', eem: other, calcium: { contours: [[xs.slice(0, 4), ys.slice(0, 4)]], closed: [false] }, measurement_1: { points: [[1, 2], [3, 4]], length: 2 } }),
      '1': frame({ phase: 'D', lumen: { contours: [[xs, ys], [xs.slice(0, 5), ys.slice(0, 5)]], closed: [true, false], start_coords: [[[1, 2]], []], end_coords: [[[3, 4]], []] } }),
      gating_signal: { image_based: [0.1] },
    });
    expect(contours.map(({ frameNumber }) => frameNumber)).toEqual([1, 2]);
    const words = notTaken.map(({ where, reason }) => `${where}: ${reason}`).join('\n');
    for (const part of ['Frame 2, lumen 2: It is an open line', '“eem”', '“calcium”', 'Frames 1, 2: Phases', 'Distances', 'uncertain', 'gating']) expect(words).toContain(part);
  });

  test('the older file, lists by frame with numbers that are none, is read as well', async () => {
    const text = JSON.stringify({ phases: ['-', 'S', '-'], lumen: [[xs, [], []], [ys, [], []]], lumen_centroid: [[[1], [], []], [[1], [], []]], measures: [[null, null], [null, null], [null, null]], measure_lengths: 'here', note: 'NaN "quoted"' }).replace('"here"', '[[NaN, NaN], [-Infinity, NaN]]');
    const { contours, notTaken } = await read(text);
    expect(contours).toMatchObject([{ frameNumber: 1, kind: 'lumen' }]);
    expect(notTaken.map(({ reason }) => reason)).toEqual(['Phases of the heart beat.']);
  });

  test('a file of another pullback is refused, and a contour that contradicts itself is listed', async () => {
    await expect(read({ '7': frame() })).rejects.toMatchObject({ code: 'exchange/wrongPullback', message: expect.stringContaining('at least 8 frames; this one has 3') });
    await expect(read({ lumen: [[xs, []], [ys, []]] })).rejects.toMatchObject({ code: 'exchange/wrongPullback' });
    const { contours, notTaken } = await read({ '0': frame({ lumen: { contours: [[xs, ys.slice(1)], [xs, [...ys.slice(0, 12), null]], [xs.map((x) => x + 400), ys]] } }) });
    expect(contours).toEqual([]);
    expect(notTaken.map(({ reason }) => reason).join(' ')).toMatch(/13 columns and 12 rows.*no number.*leaves the image/);
  });

  test('other JSON is refused by one sentence, and whatever is in it never becomes anything but contours or a refusal', async () => {
    for (const text of ['{}', '{"a": 1}', '{"format": "venolume-analysis"}']) await expect(read(text)).rejects.toMatchObject({ code: 'exchange/unknownFormat' });
    await expect(read('{"0": ')).rejects.toMatchObject({ code: 'exchange/malformed' });
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), async (lumen, closed, rest) => {
        try {
          const { contours } = await read({ '0': { lumen: { contours: lumen, closed, measurements: rest }, phase: rest, eem: lumen }, lumen: rest, gating_signal: closed });
          for (const { points } of contours) expect(points.length).toBeGreaterThan(2);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 200 },
    );
  });
});
