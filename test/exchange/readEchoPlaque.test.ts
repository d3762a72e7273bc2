import { describe, expect, test } from 'vitest';
import type { ImportAnswers, ImportTarget } from '../../src/exchange/foreignContours.ts';
import { readForeignContours } from '../../src/exchange/readForeignContours.ts';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { curveArea } from '../../src/geometry/curveArea.ts';
import { circlePixels, echoPlaqueXml, type XmlFile } from './echoPlaqueXml.ts';

const target: ImportTarget = { rows: 512, columns: 512, numberOfFrames: 10, instances: [], spacingMm: { column: 0.05, row: 0.05 }, scaleOf: () => null };
const circle = { type: 'L', points: circlePixels(256, 250, 100) };

function read(file: XmlFile, answers: ImportAnswers = {}, to: ImportTarget = target) {
  return readForeignContours(echoPlaqueXml(file), to, answers);
}

describe('echoPlaque XML', () => {
  test('a circle of radius 100 px comes in as a provisional lumen of that area, to what whole pixels allow', async () => {
    const { contours, notTaken, questions, notes } = await read({ frames: new Map([[0, [circle]]]) });
    expect(questions).toEqual([]);
    expect(contours).toHaveLength(1);
    const [contour] = contours;
    expect(contour).toMatchObject({ frameNumber: 1, kind: 'lumen', origin: 'imported', acceptance: { status: 'provisional' }, author: 'ICViewAdmin' });
    const area = curveArea(closedCurve(contour!.points, contour!.curve));
    expect(Math.abs(area / (Math.PI * 100 ** 2) - 1)).toBeLessThan(0.005);
    expect(notes.join(' ')).toContain('whole pixels');
    expect(notes.join(' ')).toMatch(/by up to 1 %/); // half a pixel of a radius of 100 px
    expect(notTaken).toEqual([{ where: 'ImageCalibration', reason: expect.stringContaining('Pullback speed') }]);
  });

  test('a square of 20 by 10 pixels encloses what its corners enclose', async () => {
    const corners = ['100,100', '120,100', '120,110', '100,110'];
    const { contours } = await read({ frames: new Map([[3, [{ type: 'S', points: corners }]]]) }, { curve: 'polygon' });
    expect(contours[0]).toMatchObject({ frameNumber: 4, kind: 'stent', curve: 'polygon' });
    expect(curveArea(closedCurve(contours[0]!.points, 'polygon'))).toBe(200);
    expect(contours[0]!.points[0]).toEqual({ x: 100.5, y: 100.5 });
  });

  test('frame 0 says that the file counts from 0, the last frame that it counts from 1, and else it is asked', async () => {
    const bare = { firstLoaded: null, lastLoaded: null };
    expect((await read({ ...bare, frames: new Map([[0, [circle]]]) })).contours[0]?.frameNumber).toBe(1);
    expect((await read({ ...bare, frames: new Map([[10, [circle]]]) })).contours[0]?.frameNumber).toBe(10);
    expect((await read({ firstLoaded: 1, lastLoaded: 10, frames: new Map([[4, [circle]]]) })).contours[0]?.frameNumber).toBe(4);
    const open = await read({ ...bare, frames: new Map([[4, [circle]]]) });
    expect(open.questions).toMatchObject([{ id: 'frameBase', answer: null }]);
    expect((await read({ ...bare, frames: new Map([[4, [circle]]]) }, { frameBase: '0' })).contours[0]?.frameNumber).toBe(5);
    expect((await read({ ...bare, frames: new Map([[4, [circle]]]) }, { frameBase: '1' })).contours[0]?.frameNumber).toBe(4);
  });

  test('few points are a spline or an outline: it is asked, and the areas differ as the geometry says', async () => {
    const knots = Array.from({ length: 8 }, (_, i) => `${Math.round(256 + 100 * Math.cos((i * Math.PI) / 4))},${Math.round(256 + 100 * Math.sin((i * Math.PI) / 4))}`);
    const file = { frames: new Map([[0, [{ type: 'L', points: knots }]]]) };
    expect((await read(file)).questions).toMatchObject([{ id: 'curve', answer: null }]);
    const area = async (curve: string) => {
      const [contour] = (await read(file, { curve })).contours;
      return curveArea(closedCurve(contour!.points, contour!.curve));
    };
    expect(await area('polygon')).toBeCloseTo(2 * Math.SQRT2 * 100 ** 2, -3); // regular octagon: 2√2 r²
    expect(Math.abs((await area('periodicCubic')) / (Math.PI * 100 ** 2) - 1)).toBeLessThan(0.01);
  });

  test('vessel contours, unknown types, empty contours, phases and the speed are listed and not taken', async () => {
    const { contours, notTaken } = await read({ frames: new Map([[0, [circle, { ...circle, type: 'V' }, { type: 'L', points: [] }]], [1, [{ ...circle, type: 'V' }, { ...circle, type: 'Q' }]]]) });
    expect(contours).toHaveLength(1);
    const words = notTaken.map(({ where, reason }) => `${where}: ${reason}`);
    expect(words).toContainEqual(expect.stringMatching(/Frames 0, 1 of the file: Contours of the vessel/));
    expect(words).toContainEqual(expect.stringMatching(/type “Q”/));
    expect(words).toContainEqual(expect.stringMatching(/1 contours of the file: They are empty/));
  });

  test('a contour that contradicts itself is listed with its place, and the rest is taken', async () => {
    const { contours, notTaken } = await read(
      {
        frames: new Map([
          [0, [circle, circle]],
          [1, [{ ...circle, npts: 12 }]],
          [2, [{ type: 'L', points: ['10,10', '20,x', '20,20'] }]],
          [3, [{ type: 'L', points: ['10,10', '20,20', '20,10', '10,20'] }]],
          [4, [{ type: 'L', points: ['500,10', '600,10', '600,60', '500,60'] }]],
          [5, [{ type: 'L', points: ['10,10', '20,10'] }]],
          [6, [circle]],
          [44, [circle]],
        ]),
      },
      { curve: 'polygon' },
    );
    expect(contours.map(({ frameNumber }) => frameNumber)).toEqual([1, 7]);
    const reasons = notTaken.filter(({ where }) => where.startsWith('Frame ')).map(({ where, reason }) => `${where}: ${reason}`);
    expect(reasons).toHaveLength(7);
    expect(reasons[0]).toMatch(/Frame 1 .*says that it has 12 points and has 360/);
    expect(reasons[1]).toMatch(/Frame 2 .*line 4.*“20,x”/);
    expect(reasons.join('\n')).toMatch(/same contour/);
    expect(reasons.join('\n')).toMatch(/crosses/);
    expect(reasons.join('\n')).toMatch(/leaves the image/);
    expect(reasons.join('\n')).toMatch(/fewer than 3/);
    expect(reasons.join('\n')).toMatch(/no such frame/);
  });

  test('a file of another pullback is refused with both sizes; rows and columns the other way round are not', async () => {
    await expect(read({ numberOfFrames: 12, frames: new Map([[0, [circle]]]) })).rejects.toMatchObject({ code: 'exchange/wrongPullback', message: expect.stringMatching(/12 frames.*has 10/) });
    await expect(read({ columns: 640, rows: 512, frames: new Map([[0, [circle]]]) })).rejects.toMatchObject({ code: 'exchange/wrongPullback', message: expect.stringMatching(/640 × 512.*512 × 512/) });
    const oblong = { ...target, columns: 640 };
    const { contours, notes } = await read({ columns: 512, rows: 640, frames: new Map([[0, [circle]]]) }, {}, oblong);
    expect(contours).toHaveLength(1);
    expect(notes.join(' ')).toContain('other way round');
  });

  test('images of another size but the same shape: it is asked, and scaling scales the area by its square', async () => {
    const file = { columns: 256, rows: 256, frames: new Map([[0, [{ type: 'L', points: circlePixels(128, 128, 50) }]]]) };
    expect((await read(file)).questions).toMatchObject([{ id: 'size', answer: null }]);
    const area = async (size: string) => {
      const [contour] = (await read(file, { size })).contours;
      return curveArea(closedCurve(contour!.points, contour!.curve));
    };
    expect((await area('scaled')) / (await area('asStored'))).toBeCloseTo(4, 9);
  });

  test('an offset is taken off only where the file does not say that its points are of the image, and then by the answer', async () => {
    const file = { relative: 'FALSE', offset: [20, 10] as const, frames: new Map([[0, [circle]]]) };
    expect((await read(file)).questions).toMatchObject([{ id: 'offset', answer: null }]);
    const first = async (answers: ImportAnswers, relative: string) => (await read({ ...file, relative }, answers)).contours[0]!.points[0];
    expect(await first({}, 'TRUE')).toEqual({ x: 356.5, y: 250.5 });
    expect(await first({ offset: 'asStored' }, 'FALSE')).toEqual({ x: 356.5, y: 250.5 });
    expect(await first({ offset: 'subtracted' }, 'FALSE')).toEqual({ x: 336.5, y: 240.5 });
  });

  test('a scale that differs from the pullback is said with what it does to areas', async () => {
    const { notes } = await read({ spacing: ['0.1', '0.1'], frames: new Map([[0, [circle]]]) });
    expect(notes.join(' ')).toContain('75 % smaller'); // (0.05 / 0.1)² = 0.25
  });

  test('an outline that goes out and back the same way loses the spur and no area', async () => {
    const corners = ['100,100', '120,100', '125,100', '120,100', '120,110', '100,110', '100,100'];
    const { contours } = await read({ frames: new Map([[0, [{ type: 'L', points: corners }]]]) }, { curve: 'polygon' });
    expect(contours[0]!.points).toHaveLength(4);
    expect(curveArea(closedCurve(contours[0]!.points, 'polygon'))).toBe(200);
  });
});
