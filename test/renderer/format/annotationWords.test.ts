import { describe, expect, test } from 'vitest';
import { annotationBasisWords, annotationFigureWords, annotationLackWords, annotationWords } from '../../../renderer/format/annotationWords.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';
import type { AnnotationFigures } from '../../../src/measurement/annotationResult.ts';

const none: AnnotationFigures = { lengthMm: null, lengthPx: null, angleDeg: null, areaMm2: null, areaPx2: null, calibration: null, refused: null };
const calibrated = { kind: 'calibrated', source: 'manual', spacingMm: { column: 0.117, row: 0.117 } } as const;
const uncalibrated = { kind: 'uncalibrated', reason: 'No scale lies here.' } as const;

describe('the words of a caliper', () => {
  test('give a figure with its unit, and pixels only with the word that there is no scale', () => {
    expect(annotationFigureWords('length', { ...none, lengthMm: 12.34, lengthPx: 105.5, calibration: calibrated })).toBe('12.3 mm');
    expect(annotationFigureWords('length', { ...none, lengthPx: 105.5, calibration: uncalibrated })).toBe('106 px, no scale');
    expect(annotationFigureWords('angle', { ...none, angleDeg: 41.21, calibration: calibrated })).toBe('41.2°');
    expect(annotationFigureWords('area', { ...none, areaMm2: 83.12, areaPx2: 6072, calibration: calibrated })).toBe('83.1 mm²');
    expect(annotationFigureWords('area', { ...none, areaPx2: 6072.4, calibration: uncalibrated })).toBe('6072 px², no scale');
  });

  test('never give an angle without a scale or a refused area a figure, and say why', () => {
    const angle = { ...none, calibration: uncalibrated };
    expect(annotationFigureWords('angle', angle)).toBe('no angle without a scale');
    expect(annotationLackWords(angle)).toBe('No scale lies here.');
    const crossing = { ...none, refused: 'It crosses itself.' };
    expect(annotationFigureWords('area', crossing)).toBe('no area');
    expect(annotationLackWords(crossing)).toBe('It crosses itself.');
  });

  test('say what a figure rests on', () => {
    expect(annotationBasisWords({ ...none, lengthMm: 12.34, lengthPx: 105.5, calibration: calibrated })).toBe('105.5 px at 0.117 mm/px, by hand');
    expect(annotationBasisWords(none)).toBeUndefined();
  });

  test('have the reader’s own on the label as far as they fit on a line', () => {
    const length = { kind: 'length', from: imagePoint(0, 0), to: imagePoint(1, 0) } as const;
    const figures = { ...none, lengthMm: 5, lengthPx: 42.7, calibration: calibrated };
    expect(annotationWords(length, ' wall \n to wall ', figures)).toBe('5.0 mm  wall to wall');
    const long = annotationWords({ kind: 'text', at: imagePoint(0, 0) }, 'a'.repeat(80), none);
    expect([long.length, long.at(-1)]).toEqual([40, '…']);
  });
});
