import type { ReportAnnotation } from './reportAnnotation.ts';
import { areaWords, capitalised, fixed } from './reportWords.ts';

const kindWords = { bookmark: 'bookmark', text: 'note', length: 'length', angle: 'angle', area: 'free area' } as const;

/** What was laid on a frame and what it measures: `Length 12.3 mm`. */
export function annotationWords(annotation: ReportAnnotation): string {
  const kind = capitalised(kindWords[annotation.shape.kind]);
  if (annotation.refused !== null) return `${kind}, not measured: ${annotation.refused}`;
  const figure = figureWords(annotation);
  return figure === null ? kind : `${kind} ${figure}`;
}

function figureWords({ shape, lengthMm, lengthPx, angleDeg, areaMm2, areaPx2 }: ReportAnnotation): string | null {
  switch (shape.kind) {
    case 'length':
      if (lengthMm !== null) return `${fixed(lengthMm, 1)} mm`;
      return lengthPx === null ? 'not measured' : `${fixed(lengthPx, 0)} px, no scale`;
    case 'angle':
      return angleDeg === null ? 'not measurable without a scale' : `${fixed(angleDeg, 1)}°`;
    case 'area':
      return areaMm2 === null && areaPx2 !== null ? `${areaWords(null, areaPx2)}, no scale` : areaWords(areaMm2, areaPx2);
    case 'bookmark':
    case 'text':
      return null;
  }
}
