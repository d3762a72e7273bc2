import type { Contour } from '../../../src/contour/contour.ts';
import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { acceptedNow } from './drawnContour.ts';
import { withBorder } from './heldBorder.ts';
import type { ToolContext } from './toolStep.ts';

/**
 * The contour with its new points. Where it was accepted, whoever edits it now is who accepts it now; a provisional one stays provisional until
 * Enter, but is the reader's correction now, over which no proposal goes. Its origin stays: it says where the curve came from.
 */
export function correctedContour(contour: Contour, points: readonly ImagePoint[], borderConfidence: readonly number[] | null, context: Pick<ToolContext, 'reader' | 'now'>): Contour {
  const bordered = withBorder(contour, points, borderConfidence);
  return contour.acceptance.status === 'accepted' ? { ...bordered, acceptance: acceptedNow(context) } : { ...bordered, author: context.reader };
}
