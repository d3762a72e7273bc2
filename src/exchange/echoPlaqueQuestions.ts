import { closedCurve } from '../geometry/closedCurve.ts';
import { curveArea } from '../geometry/curveArea.ts';
import type { CurveKind } from '../geometry/curveKind.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import { AppError } from '../shared/appError.ts';
import { shareWords } from './figureWords.ts';
import { type ImportAnswers, type ImportQuestion, type ImportTarget, question, standing } from './foreignContours.ts';
import { childText, type XmlElement } from './xmlTree.ts';

/** Where joining the points straight or smoothly differs by more than this share of the area, it is asked which was meant. */
const curveMatters = 0.005;

/** Some writers of the format put rows and columns the other way round: the size is the pullback's all the same. */
export function sizeOf(stated: { readonly columns: number; readonly rows: number }, target: ImportTarget, answers: ImportAnswers, line: number) {
  const { columns, rows } = target;
  if (stated.columns === columns && stated.rows === rows) return { scale: 1, question: null, notes: [] };
  if (stated.columns === rows && stated.rows === columns) return { scale: 1, question: null, notes: ['The file gives rows and columns the other way round; its contours are not turned.'] };
  const scale = columns / stated.columns;
  if (stated.columns === 0 || Math.abs(stated.rows * scale - rows) > 1) {
    throw new AppError('exchange/wrongPullback', `The contours are of images of ${stated.columns} × ${stated.rows} pixels (line ${line}); those of this pullback have ${columns} × ${rows}. Open the pullback that they were drawn on.`);
  }
  const asked = question(
    'size',
    `The file says that its images have ${stated.columns} × ${stated.rows} pixels; those of this pullback have ${columns} × ${rows}. In which pixels are the contours?`,
    [
      { value: 'scaled', words: `In those of the file: scale them by ${Number(scale.toPrecision(4))}` },
      { value: 'asStored', words: 'In those of this pullback: take them as they stand' },
    ],
    answers,
  );
  return { scale: standing(asked) === 'scaled' ? scale : 1, question: asked, notes: [] };
}

/** Whether the first frame is 0 or 1: by the frames that the file names. Where both could be, it is asked. */
export function frameBaseOf(numbers: readonly number[], image: XmlElement, numberOfFrames: number, answers: ImportAnswers): { readonly first: 0 | 1; readonly question: ImportQuestion | null; readonly notes: readonly string[] } {
  const loaded = ['FirstFrameLoaded', 'LastFrameLoaded'].map((name) => Number(childText(image, name) ?? Number.NaN));
  const named = [...numbers, ...loaded];
  const fromZero = named.includes(0);
  const fromOne = named.includes(numberOfFrames);
  if (fromZero !== fromOne) return { first: fromZero ? 0 : 1, question: null, notes: [`The file counts frames from ${fromZero ? 0 : 1}: its ${fromZero ? 'frame 0 is frame 1' : 'frame numbers are those'} of the pullback.`] };
  const asked = question(
    'frameBase',
    'The file does not show whether it counts frames from 0 or from 1. Which is its first?',
    [
      { value: '0', words: 'From 0: its frame 0 is frame 1 of the pullback' },
      { value: '1', words: 'From 1: its frame 1 is frame 1 of the pullback' },
    ],
    answers,
  );
  return { first: standing(asked) === '1' ? 1 : 0, question: asked, notes: [] };
}

/** Points are of the image where the file says so, whatever the offset at which its program showed the image. */
export function offsetOf(frameState: XmlElement, answers: ImportAnswers): { readonly x: number; readonly y: number; readonly question: ImportQuestion | null } {
  const none = { x: 0, y: 0, question: null };
  if (childText(frameState, 'ImageRelativePoints')?.toUpperCase() === 'TRUE') return none;
  const [x, y] = ['Xoffset', 'Yoffset'].map((name) => Number(childText(frameState, name) ?? 0));
  if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) throw new AppError('exchange/malformed', `Line ${frameState.line}: Xoffset and Yoffset of FrameState are no numbers.`, { line: frameState.line });
  if (x === 0 && y === 0) return none;
  const asked = question(
    'offset',
    `The file names an offset of ${x} × ${y} pixels and does not say that its points are of the image. Where are they?`,
    [
      { value: 'subtracted', words: 'On the screen: take the offset off' },
      { value: 'asStored', words: 'On the image: take them as they stand' },
    ],
    answers,
  );
  return standing(asked) === 'subtracted' ? { x, y, question: asked } : { ...none, question: asked };
}

/** The format holds points and no word on what joins them. Outlines of many points are one polygon or curve alike; few points are not. */
export function curveOf(shapes: readonly { readonly points: readonly ImagePoint[] }[], answers: ImportAnswers): { readonly kind: CurveKind; readonly question: ImportQuestion | null; readonly notes: readonly string[] } {
  let widest = 0;
  for (const { points } of shapes) widest = Math.max(widest, curveDifference(points));
  if (widest <= curveMatters) return { kind: 'polygon', question: null, notes: [] };
  const asked = question(
    'curve',
    `The file does not say how its points are joined, and it matters: straight lines or a smooth curve change an area by up to ${shareWords(widest)}.`,
    [
      { value: 'polygon', words: 'By straight lines: the points are an outline' },
      { value: 'periodicCubic', words: 'By a smooth curve: the points are those of a spline' },
    ],
    answers,
  );
  return { kind: standing(asked) === 'periodicCubic' ? 'periodicCubic' : 'polygon', question: asked, notes: [] };
}

function curveDifference(points: readonly ImagePoint[]): number {
  try {
    const straight = curveArea(closedCurve(points, 'polygon'));
    return straight === 0 ? 0 : Math.abs(curveArea(closedCurve(points, 'periodicCubic')) - straight) / straight;
  } catch (error) {
    // A contour of no extent is refused for itself.
    if (error instanceof AppError) return 0;
    throw error;
  }
}
