import type { Analysis } from '../analysis/analysis.ts';
import type { AnalysisEdit } from '../analysis/edit.ts';
import type { Contour } from '../contour/contour.ts';
import { gathered } from './gathered.ts';

/** What taking contours over does to a document. */
export interface TakeOver {
  readonly edit: Extract<AnalysisEdit, { type: 'contoursImported' }>;
  /** Contours of the file that stay out, because the document has one of their kind on their frame. */
  readonly leftOut: readonly Contour[];
}

/**
 * Contours taken over to a document in one edit. A frame that has a contour of that kind keeps it; where all that it has of the kind is provisional,
 * the reader may have it replaced.
 *
 * @param from What the trail shall name as their origin: the format, never a file's name, which may be a patient's.
 */
export function takeOver(analysis: Analysis, contours: readonly Contour[], { replaceProvisional, from }: { readonly replaceProvisional: boolean; readonly from: string }): TakeOver {
  const there = gathered<string, Contour>();
  for (const contour of analysis.contours) there.add(place(contour), contour);
  const replaced = new Set<string>();
  const leftOut: Contour[] = [];
  const taken = contours.filter((contour) => {
    const occupants = there.byKey.get(place(contour)) ?? [];
    if (occupants.length === 0) return true;
    if (!replaceProvisional || occupants.some(({ acceptance }) => acceptance.status === 'accepted')) {
      leftOut.push(contour);
      return false;
    }
    for (const { id } of occupants) replaced.add(id);
    return true;
  });
  return { edit: { type: 'contoursImported', contours: taken, from, ...(replaced.size > 0 && { replacedContourIds: [...replaced] }) }, leftOut };
}

function place({ frameNumber, kind }: Contour): string {
  return `${kind} ${frameNumber}`;
}
