import type { Contour } from '../../src/contour/contour.ts';
import type { MeasuredContour } from '../../src/measurement/results.ts';
import { AppError } from '../../src/shared/appError.ts';

/** What a contour measures; null where it is refused (why is said elsewhere). */
export function measureOrNull(measure: (contour: Contour) => MeasuredContour, contour: Contour | null): MeasuredContour | null {
  if (contour === null) return null;
  try {
    return measure(contour);
  } catch (cause) {
    if (cause instanceof AppError) return null;
    throw cause;
  }
}
