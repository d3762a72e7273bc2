import type { ContourKind } from '../contour/contour.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import { type ImagePoint, imagePoint } from '../geometry/imagePoint.ts';
import { AppError } from '../shared/appError.ts';
import { plainText } from '../shared/plainText.ts';
import { besides, type FileFrame, halfPixel, kindByType, scaleNotes, wholePixelNotes } from './echoPlaqueNotes.ts';
import { curveOf, frameBaseOf, offsetOf, sizeOf } from './echoPlaqueQuestions.ts';
import type { ForeignContours, ImportAnswers, ImportTarget } from './foreignContours.ts';
import { gatherContours } from './gatherContours.ts';
import { childText, childrenNamed, findElement, wholeNumber, type XmlElement } from './xmlTree.ts';

interface FileContour {
  readonly where: string;
  readonly number: number;
  readonly kind: ContourKind;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Whether an XML file is of this format: by the element that holds its frames. */
export function isEchoPlaque(root: XmlElement): boolean {
  return findElement(root, 'FrameState') !== null;
}

/**
 * The lumen and stent contours of a file as echoPlaque and the programs that write its format make it. Sizes that contradict the pullback make the
 * file wrong; a contour that contradicts itself is listed and the rest is taken.
 *
 * @throws AppError `exchange/malformed` for a file that lacks what the contours rest on, `exchange/wrongPullback` for one of another size.
 */
export function readEchoPlaque(root: XmlElement, target: ImportTarget, answers: ImportAnswers): ForeignContours {
  const image = required(root, 'ImageState');
  const frameState = required(root, 'FrameState');
  const frames = childrenNamed(frameState, 'Fm').map((element) => ({ element, number: wholeNumber(element, 'Num') }));
  const stated = { columns: wholeNumber(image, 'Xdim'), rows: wholeNumber(image, 'Ydim'), numberOfFrames: wholeNumber(image, 'NumberOfFrames') };
  if (stated.numberOfFrames !== target.numberOfFrames) {
    throw new AppError('exchange/wrongPullback', `The contours are of a pullback of ${stated.numberOfFrames} frames (line ${image.line}); this one has ${target.numberOfFrames}. Open the pullback that they were drawn on.`);
  }
  const size = sizeOf(stated, target, answers, image.line);
  const base = frameBaseOf(frames.map(({ number }) => number), image, target.numberOfFrames, answers);
  const offset = offsetOf(frameState, answers);
  const gather = gatherContours(target);
  const found = contoursOf(frames, gather.refuse);
  const isWhole = found.every(({ points }) => points.every(([x, y]) => Number.isInteger(x) && Number.isInteger(y)));
  const place = ([x, y]: readonly [number, number]): ImagePoint => {
    // A whole number names a pixel: the contour runs through the pixel's middle.
    const middle = isWhole ? halfPixel : 0;
    return imagePoint((x - offset.x + middle) * size.scale, (y - offset.y + middle) * size.scale);
  };
  const author = authorOf(root);
  const shapes = found.map((contour) => ({ ...contour, points: contour.points.map(place) }));
  const curve = curveOf(shapes, answers);
  for (const { where, number, kind, points } of shapes) {
    gather.add({ where, frameNumber: number + 1 - base.first, kind, curve: curve.kind, points, author });
  }
  const { contours, notTaken } = gather.result();
  return {
    format: 'echoPlaque',
    writer: author,
    contours,
    notTaken: [...notTaken, ...besides(root, frames)],
    notes: [...size.notes, ...base.notes, ...(isWhole ? wholePixelNotes(contours.map(({ points }) => closedCurve(points, curve.kind))) : []), ...scaleNotes(root, target, size.scale), ...curve.notes],
    questions: [size.question, base.question, offset.question, curve.question].filter((asked) => asked !== null),
  };
}

function required(root: XmlElement, name: string): XmlElement {
  const element = findElement(root, name);
  if (element === null) throw new AppError('exchange/malformed', `The file has no ${name}, so that nobody can say what its contours were drawn on.`);
  return element;
}

function contoursOf(frames: readonly FileFrame[], refuse: (where: string, reason: string) => void): readonly FileContour[] {
  return frames.flatMap(({ element, number }) =>
    childrenNamed(element, 'Ctr').flatMap((contour): FileContour[] => {
      const kind = kindByType[childText(contour, 'Type') ?? ''];
      const places = childrenNamed(contour, 'p');
      if (kind === undefined || places.length === 0) return [];
      const where = `Frame ${number} of the file, line ${contour.line}`;
      const declared = Number(childText(contour, 'Npts') ?? Number.NaN);
      if (declared !== places.length) {
        refuse(where, `It says that it has ${childText(contour, 'Npts') ?? 'no number of'} points and has ${places.length}.`);
        return [];
      }
      const points: (readonly [number, number])[] = [];
      for (const { text, line } of places) {
        const point = pointOf(text);
        if (point === null) {
          refuse(where, `Its point in line ${line} is “${plainText(text.slice(0, 40))}”, which is no pair of numbers.`);
          return [];
        }
        points.push(point);
      }
      return [{ where, number, kind, points }];
    }),
  );
}

function pointOf(text: string): readonly [number, number] | null {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length !== 2 || !parts.every((part) => /^[+-]?\d{1,9}(\.\d{1,17})?$/.test(part))) return null;
  return [Number(parts[0]), Number(parts[1])];
}

function authorOf(root: XmlElement): string | null {
  const user = findElement(root, 'UserName')?.text ?? '';
  return user === '' ? null : plainText(user).slice(0, 64);
}
