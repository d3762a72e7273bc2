import type { Analysis } from '../analysis/analysis.ts';
import type { Annotation } from '../analysis/annotation.ts';
import type { AnnotationResult } from '../measurement/annotationResult.ts';
import type { MeasurementResult } from '../measurement/results.ts';

/** A caliper, a free area, a note or a bookmark that the reader ticked for the report, with what it measures. */
export interface ReportAnnotation extends AnnotationResult, Pick<Annotation, 'frameNumber' | 'shape' | 'note' | 'author'> {}

/** The ticked ones by frame, those of a frame in the order in which they were made. */
export function reportAnnotations(analysis: Analysis, measurement: MeasurementResult): readonly ReportAnnotation[] {
  return analysis.annotations
    .filter(({ includedInReport }) => includedInReport)
    .toSorted((a, b) => a.frameNumber - b.frameNumber)
    .map(({ id, frameNumber, shape, note, author }) => ({
      ...(measurement.annotations.find(({ annotationId }) => annotationId === id) ?? { ...unmeasured, annotationId: id }),
      frameNumber,
      shape,
      note,
      author,
    }));
}

const unmeasured = { lengthMm: null, lengthPx: null, angleDeg: null, areaMm2: null, areaPx2: null, calibration: null, refused: null };
