import { closedCurve, type ClosedCurve } from '../geometry/closedCurve.ts';
import { leavesImage } from '../geometry/leavesImage.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import { selfCrossing } from '../geometry/selfCrossing.ts';
import { AppError } from '../shared/appError.ts';
import type { Contour } from './contour.ts';

/** Why a contour does not measure. */
export interface ContourRefusal {
  readonly code: 'contour/tooFewPoints' | 'contour/selfCrossing' | 'contour/outsideImage';
  /** One sentence for the reader, naming the frame. */
  readonly message: string;
  /** Where the curve crosses itself, for drawing; null for the other reasons. */
  readonly at: ImagePoint | null;
}

interface Remembered {
  readonly curve: Contour['curve'];
  readonly columns: number;
  readonly rows: number;
  readonly frameNumber: number;
  readonly kind: Contour['kind'];
  readonly refusal: ContourRefusal | null;
}

const remembered = new WeakMap<readonly ImagePoint[], Remembered>();

/**
 * Why a contour must not be measured, or null where it may: fewer than three distinct points, a curve that crosses or touches itself,
 * a curve that leaves the image somewhere (also between its points). Remembered by the contour's points array, which must not be changed afterwards.
 */
export function contourRefusal(
  contour: Pick<Contour, 'frameNumber' | 'kind' | 'curve' | 'points'>,
  image: { readonly columns: number; readonly rows: number },
): ContourRefusal | null {
  const { frameNumber, kind, curve } = contour;
  const { columns, rows } = image;
  const known = remembered.get(contour.points);
  if (known?.curve === curve && known.columns === columns && known.rows === rows && known.frameNumber === frameNumber && known.kind === kind) {
    return known.refusal;
  }
  const refusal = examine(contour, image);
  remembered.set(contour.points, { curve, columns, rows, frameNumber, kind, refusal });
  return refusal;
}

function examine(
  contour: Pick<Contour, 'frameNumber' | 'kind' | 'curve' | 'points'>,
  image: { readonly columns: number; readonly rows: number },
): ContourRefusal | null {
  const subject = `Frame ${contour.frameNumber}: the ${contour.kind} contour`;
  let curve: ClosedCurve;
  try {
    curve = closedCurve(contour.points, contour.curve);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'contour/tooFewPoints') {
      return { code: error.code, message: `${subject} has fewer than 3 distinct points; add points or delete it.`, at: null };
    }
    return { code: 'contour/outsideImage', message: `${subject} has a coordinate that is not a number; delete it and draw it again.`, at: null };
  }
  if (leavesImage(curve, image)) {
    return {
      code: 'contour/outsideImage',
      message: `${subject} leaves the image; move it inside, or mark the frame as not measurable if the lumen does not fit the field of view.`,
      at: null,
    };
  }
  const crossing = selfCrossing(curve);
  if (crossing === null) return null;
  return {
    code: 'contour/selfCrossing',
    message: `${subject} crosses or touches itself near column ${Math.round(crossing.x)}, row ${Math.round(crossing.y)}; move or delete points there.`,
    at: crossing,
  };
}
