import type { Contour, ContourKind } from '../contour/contour.ts';
import { contourRefusal } from '../contour/contourRefusal.ts';
import type { CurveKind } from '../geometry/curveKind.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { ImportTarget, NotTaken } from './foreignContours.ts';

/** A contour as it stands in a file, in image coordinates of the pullback. */
interface FoundContour {
  readonly where: string;
  readonly frameNumber: number;
  readonly kind: ContourKind;
  readonly curve: CurveKind;
  readonly points: readonly ImagePoint[];
  readonly author: string | null;
}

const mostPoints = 10_000;
const mostContours = 50_000;
/** Nobody reads more reasons. */
const mostListed = 500;

/**
 * Gathers the contours of a file: what measures is taken as provisional, what does not is listed with its reason. The document's own rules
 * decide, so that nothing is taken over that would be refused afterwards.
 */
export function gatherContours(target: ImportTarget) {
  const contours: Contour[] = [];
  const notTaken: NotTaken[] = [];
  const seen = new Map<string, string>();
  const refuse = (where: string, reason: string) => void notTaken.push({ where, reason });
  return {
    refuse,
    add({ where, frameNumber, kind, curve, points, author }: FoundContour): void {
      if (!Number.isInteger(frameNumber) || frameNumber < 1 || frameNumber > target.numberOfFrames) return refuse(where, `The pullback has no such frame: it has frames 1 to ${target.numberOfFrames}.`);
      if (points.length > mostPoints) return refuse(where, `It has ${points.length} points, more than any contour.`);
      if (contours.length >= mostContours) return refuse(where, 'The file holds more contours than any pullback has.');
      const kept = curve === 'polygon' ? withoutSpurs(points) : points;
      const contour: Contour = { id: crypto.randomUUID(), frameNumber, kind, curve, points: kept, origin: 'imported', acceptance: { status: 'provisional' }, author };
      const refusal = contourRefusal(contour, target);
      if (refusal !== null) return refuse(where, refusal.message);
      const shape = `${frameNumber} ${kind} ${kept.map(({ x, y }) => `${x},${y}`).join(' ')}`;
      const twin = seen.get(shape);
      if (twin !== undefined) return refuse(where, `It is the same contour as the one of ${twin}.`);
      seen.set(shape, where);
      contours.push(contour);
    },
    /** In the order of the frames; `notTaken` in that of the file, of very many the first. */
    result() {
      const more = notTaken.length - mostListed;
      const listed = more <= 0 ? notTaken : [...notTaken.slice(0, mostListed), { where: `${more} more contours of the file`, reason: 'They were not taken over for reasons like those above.' }];
      return { contours: contours.toSorted((a, b) => a.frameNumber - b.frameNumber), notTaken: listed };
    },
  };
}

/**
 * The points without repetitions, without the closing one, and without those to which the outline goes out and back the same way, as outlines of
 * whole pixels do: none of these encloses anything.
 */
function withoutSpurs(points: readonly ImagePoint[]): readonly ImagePoint[] {
  const kept: ImagePoint[] = [];
  const settle = () => {
    for (;;) {
      if (kept.length >= 2 && same(kept.at(-1)!, kept.at(-2)!)) kept.pop();
      else if (kept.length >= 3 && same(kept.at(-1)!, kept.at(-3)!)) kept.length -= 2;
      else return;
    }
  };
  for (const point of points) {
    kept.push(point);
    settle();
  }
  let first = 0;
  let end = kept.length;
  for (;;) {
    const size = end - first;
    if (size >= 2 && same(kept[first]!, kept[end - 1]!)) end--;
    else if (size >= 3 && same(kept[first]!, kept[end - 2]!)) end--;
    else if (size >= 3 && same(kept[first + 1]!, kept[end - 1]!)) first++;
    else break;
  }
  return kept.slice(first, end);
}

/** Closer than any writer means, and no more than rounding. */
const samePointPx = 1e-6;

function same(a: ImagePoint, b: ImagePoint): boolean {
  return Math.abs(a.x - b.x) <= samePointPx && Math.abs(a.y - b.y) <= samePointPx;
}
