import { useCallback, useMemo, useState } from 'react';
import type { Analysis } from '../../src/analysis/analysis.ts';
import type { Annotation } from '../../src/analysis/annotation.ts';
import type { AnalysisEdit } from '../../src/analysis/edit.ts';
import type { Contour } from '../../src/contour/contour.ts';

interface Pending {
  readonly analysis: Analysis;
  readonly edit: AnalysisEdit;
}

/**
 * The contours and annotations of a frame, and the way to edit them. An edit that is still being written is shown as if the document held
 * it already, so that a finished curve does not vanish between the hand and the document; a refused one falls back.
 */
export function useStageContours(
  analysis: Analysis,
  frameNumber: number,
  onEdit: (edit: AnalysisEdit) => void | Promise<void>,
): { readonly contours: readonly Contour[]; readonly annotations: readonly Annotation[]; readonly edit: (edit: AnalysisEdit) => void } {
  const [pending, setPending] = useState<Pending | null>(null);
  const contours = useMemo(() => {
    const known = pending?.analysis === analysis ? withEdit(analysis.contours, pending.edit) : analysis.contours;
    return known.filter((contour) => contour.frameNumber === frameNumber);
  }, [analysis, frameNumber, pending]);
  const annotations = useMemo(() => {
    const known = pending?.analysis === analysis ? withAnnotationEdit(analysis.annotations, pending.edit) : analysis.annotations;
    return known.filter((annotation) => annotation.frameNumber === frameNumber);
  }, [analysis, frameNumber, pending]);
  const edit = useCallback(
    (made: AnalysisEdit) => {
      const written = onEdit(made);
      if (!(written instanceof Promise)) return;
      const mine: Pending = { analysis, edit: made };
      setPending(mine);
      const settle = () => setPending((held) => (held === mine ? null : held));
      // Why it was refused is told by whoever took the edit.
      written.then(settle, settle);
    },
    [analysis, onEdit],
  );
  return { contours, annotations, edit };
}

function withEdit(contours: readonly Contour[], edit: AnalysisEdit): readonly Contour[] {
  switch (edit.type) {
    case 'contourAdded':
      return [...contours, edit.contour];
    case 'contourChanged':
      return contours.map((contour) => (contour.id === edit.contour.id ? edit.contour : contour));
    case 'contoursDeleted':
      return contours.filter(({ id }) => !edit.contourIds.includes(id));
    case 'contoursAccepted':
      return contours.map((contour) => (edit.contourIds.includes(contour.id) ? { ...contour, acceptance: edit.acceptance } : contour));
    case 'contoursImported':
    case 'contoursProposed':
      return [...contours.filter(({ id }) => edit.replacedContourIds?.includes(id) !== true), ...edit.contours];
    default:
      return contours;
  }
}

function withAnnotationEdit(annotations: readonly Annotation[], edit: AnalysisEdit): readonly Annotation[] {
  if (edit.type === 'annotationDeleted') return annotations.filter(({ id }) => id !== edit.id);
  if (edit.type !== 'annotationSet') return annotations;
  const place = annotations.findIndex(({ id }) => id === edit.annotation.id);
  return place < 0 ? [...annotations, edit.annotation] : annotations.with(place, edit.annotation);
}
