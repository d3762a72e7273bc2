import type { AnalysisEdit } from '../../../src/analysis/edit.ts';
import type { Contour, ContourAcceptance } from '../../../src/contour/contour.ts';
import { centroidOf } from '../../../src/geometry/centroid.ts';
import { closedCurve } from '../../../src/geometry/closedCurve.ts';
import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { pointInCurve } from '../../../src/geometry/pointInCurve.ts';
import { AppError } from '../../../src/shared/appError.ts';
import { withBorder } from './heldBorder.ts';
import type { TracedStretch } from './tracedStretch.ts';
import type { ToolContext } from './toolStep.ts';

/** The reader accepts now, with the frame on screen. */
export function acceptedNow(context: Pick<ToolContext, 'reader' | 'now'>): Extract<ContourAcceptance, { status: 'accepted' }> {
  return { status: 'accepted', acceptedBy: context.reader, acceptedAt: context.now, viewed: true };
}

/** The contour that a drawing tool makes: the reader's own hand. It stands for the one that it was drawn over, if any, under that one's id. */
export function drawnContour(points: readonly ImagePoint[], context: ToolContext, acceptance: ContourAcceptance): Contour {
  return {
    id: replacedBy(points, context)?.id ?? context.newId,
    frameNumber: context.frameNumber,
    kind: context.kind,
    curve: 'periodicCubic',
    points,
    origin: 'manual',
    acceptance,
    author: context.reader,
  };
}

/** A contour with a stretch drawn anew. Its kind of curve stays: it is part of what the kept points mean. */
export function redrawnContour({ contour, points }: TracedStretch, context: ToolContext, acceptance: ContourAcceptance): Contour {
  return { ...withBorder(contour, points, null), origin: 'manual', acceptance, author: context.reader };
}

/** The edit that a drawing tool finishes with: one more contour, or a known one drawn anew. */
export function drawnEdit(points: readonly ImagePoint[], context: ToolContext): AnalysisEdit {
  const contour = drawnContour(points, context, acceptedNow(context));
  return { type: contour.id === context.newId ? 'contourAdded' : 'contourChanged', contour };
}

/** The contour that a new curve takes the place of: the first that it lies over. */
export function replacedBy(points: readonly ImagePoint[], context: Pick<ToolContext, 'contours' | 'kind'>): Contour | null {
  return contoursUnder(points, context)[0] ?? null;
}

/**
 * The contours of the same kind that a curve lies over: one of the two holds the other's centre. Another channel
 * lies beside and is left alone. Two outlines of one lumen would only count as their union, which nobody means.
 */
export function contoursUnder(points: readonly ImagePoint[], context: Pick<ToolContext, 'contours' | 'kind'>): readonly Contour[] {
  const drawn = shapeOf(points, 'periodicCubic');
  if (drawn === null) return [];
  return context.contours.filter((contour) => {
    if (contour.kind !== context.kind) return false;
    const shape = shapeOf(contour.points, contour.curve);
    if (shape === null) return false;
    return pointInCurve(shape.curve, drawn.centre.x, drawn.centre.y) || pointInCurve(drawn.curve, shape.centre.x, shape.centre.y);
  });
}

function shapeOf(points: readonly ImagePoint[], kind: Contour['curve']) {
  try {
    const curve = closedCurve(points, kind);
    const centre = centroidOf(curve);
    return centre === null ? null : { curve, centre };
  } catch (cause) {
    if (cause instanceof AppError) return null;
    throw cause;
  }
}
