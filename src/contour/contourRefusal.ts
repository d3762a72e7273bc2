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

type Shape = Pick<Contour, 'curve' | 'points'>;
type Judged = Shape & Pick<Contour, 'frameNumber' | 'kind'>;

/** What is wrong with a shape, whichever frame it lies on: a copy on the neighbour frame shares its points. */
interface CurveFault {
  readonly code: ContourRefusal['code'];
  readonly words: string;
  readonly at: ImagePoint | null;
}

interface Remembered {
  readonly curve: Contour['curve'];
  readonly columns: number;
  readonly rows: number;
  readonly fault: CurveFault | null;
}

const remembered = new WeakMap<readonly ImagePoint[], Remembered>();

/** Why a contour must not be measured, or null where it may; see `curveFault`. */
export function contourRefusal(contour: Judged, image: { readonly columns: number; readonly rows: number }): ContourRefusal | null {
  const fault = curveFault(contour, image);
  if (fault === null) return null;
  const { code, words, at } = fault;
  return { code, message: `Frame ${contour.frameNumber}: the ${contour.kind} contour ${words}`, at };
}

/**
 * What keeps a closed curve from being measured, or null: fewer than three distinct points, a curve that crosses or touches itself,
 * a curve that leaves the image somewhere (also between its points). Remembered by the points array, which must not be changed afterwards.
 */
export function curveFault(shape: Shape, image: { readonly columns: number; readonly rows: number }): CurveFault | null {
  const { columns, rows } = image;
  let known = remembered.get(shape.points);
  if (known?.curve !== shape.curve || known.columns !== columns || known.rows !== rows) {
    known = { curve: shape.curve, columns, rows, fault: faultOf(shape, image) };
    remembered.set(shape.points, known);
  }
  return known.fault;
}

function faultOf(contour: Shape, image: { readonly columns: number; readonly rows: number }): CurveFault | null {
  let curve: ClosedCurve;
  try {
    curve = closedCurve(contour.points, contour.curve);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'contour/tooFewPoints') {
      return { code: error.code, words: 'has fewer than 3 distinct points; add points or delete it.', at: null };
    }
    return { code: 'contour/outsideImage', words: 'has a coordinate that is not a number; delete it and draw it again.', at: null };
  }
  if (leavesImage(curve, image)) {
    return {
      code: 'contour/outsideImage',
      words: 'leaves the image; move it inside, or mark the frame as not measurable if the lumen does not fit the field of view.',
      at: null,
    };
  }
  const crossing = selfCrossing(curve);
  if (crossing === null) return null;
  return {
    code: 'contour/selfCrossing',
    words: `crosses or touches itself near column ${Math.round(crossing.x)}, row ${Math.round(crossing.y)}; move or delete points there.`,
    at: crossing,
  };
}
