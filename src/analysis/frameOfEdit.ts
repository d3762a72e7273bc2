import type { Analysis } from './analysis.ts';
import type { AnalysisEdit } from './edit.ts';

/** The frame to show when an edit is undone or redone, so that the reader sees what changed; null where it is about no frame. */
export function frameOfEdit(edit: AnalysisEdit, before: Analysis): number | null {
  switch (edit.type) {
    case 'contourAdded':
    case 'contourChanged':
      return edit.contour.frameNumber;
    case 'contoursDeleted':
    case 'contoursAccepted':
      return edit.contourIds.length === 1 ? (before.contours.find((contour) => contour.id === edit.contourIds[0])?.frameNumber ?? null) : null;
    case 'frameMarkSet':
      return edit.frameMark.firstFrame;
    case 'landmarkSet':
      return edit.landmark.frameNumber;
    case 'findingSet':
      return edit.finding.firstFrame;
    case 'implantSet':
      return edit.implant.firstFrame;
    case 'annotationSet':
      return edit.annotation.frameNumber;
    case 'annotationDeleted':
      return before.annotations.find(({ id }) => id === edit.id)?.frameNumber ?? null;
    default:
      return null;
  }
}
