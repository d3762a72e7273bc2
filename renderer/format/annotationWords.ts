import type { AnnotationKind, AnnotationShape } from '../../src/analysis/annotation.ts';
import type { AnnotationFigures } from '../../src/measurement/annotationResult.ts';
import { areaFigure, calibrationWords } from './frameFigures.ts';

export const annotationKindWords: Readonly<Record<AnnotationKind, string>> = { bookmark: 'Bookmark', text: 'Note', length: 'Length', angle: 'Angle', area: 'Free area' };

const longestNoteOnLabel = 40;

/** The figure with its unit, as "12.3 mm", "41.2°" or "1204 px², no scale"; null where the kind has none. */
export function annotationFigureWords(kind: AnnotationKind, { lengthMm, lengthPx, angleDeg, areaMm2, areaPx2, refused }: AnnotationFigures): string | null {
  switch (kind) {
    case 'bookmark':
    case 'text':
      return null;
    case 'length':
      return lengthMm === null ? `${Math.round(lengthPx ?? 0)} px, no scale` : `${lengthMm.toFixed(1)} mm`;
    case 'angle':
      return angleDeg !== null ? `${angleDeg.toFixed(1)}°` : refused === null ? 'no angle without a scale' : 'no angle';
    case 'area': {
      const area = areaFigure(areaMm2, areaPx2);
      if (area === null) return 'no area';
      return `${area.value} ${area.unit}${areaMm2 === null ? ', no scale' : ''}`;
    }
  }
}

/** The figure with the reader's note, as far as that fits on a label; empty where there is neither. */
export function annotationWords({ kind }: AnnotationShape, note: string, figures: AnnotationFigures): string {
  const line = note.replaceAll(/\s+/g, ' ').trim();
  const short = line.length > longestNoteOnLabel ? `${line.slice(0, longestNoteOnLabel - 1).trimEnd()}…` : line;
  return [annotationFigureWords(kind, figures) ?? '', short].filter(Boolean).join('  ');
}

/** Why a figure is absent or without millimetres, in a sentence; null where nothing is missing. */
export function annotationLackWords({ refused, calibration }: AnnotationFigures): string | null {
  if (refused !== null) return refused;
  return calibration?.kind === 'uncalibrated' ? calibration.reason : null;
}

/** What a figure rests on: its pixels and the scale where it lies; undefined where there is no figure in millimetres or degrees. */
export function annotationBasisWords({ lengthPx, areaPx2, calibration }: AnnotationFigures): string | undefined {
  if (calibration?.kind !== 'calibrated') return undefined;
  const { scale, source } = calibrationWords(calibration);
  const pixels = lengthPx !== null ? `${lengthPx.toFixed(1)} px at ` : areaPx2 !== null ? `${Math.round(areaPx2)} px² at ` : '';
  return `${pixels}${scale}, ${source}`;
}
