import { describe, expect, it } from 'vitest';
import { areaWords, bareAreaWords } from '../../../renderer/format/areaWords.ts';
import { choiceWords, frameMarkWords } from '../../../renderer/format/choiceWords.ts';
import { countWords, decimalWords, percentWords } from '../../../renderer/format/decimalWords.ts';
import { calibrationWords } from '../../../renderer/format/frameFigures.ts';
import { frameRangeWords, framesWords } from '../../../renderer/format/frameWords.ts';
import { lengthWords, volumeWords } from '../../../renderer/format/lengthWords.ts';
import { referenceChoiceWords } from '../../../renderer/format/referenceWords.ts';

describe('figures in words', () => {
  it('writes a negative number with the minus sign, and never a negative zero', () => {
    expect(decimalWords(-46.94, 1)).toBe('\u221246.9');
    expect(decimalWords(-0.04, 1)).toBe('0.0');
    expect(percentWords(61.77)).toBe('61.8 %');
  });

  it('gives areas to 0.1 mm², in px² where there is no scale, and nothing where nothing was measured', () => {
    expect(areaWords(76.46, 30_600.4)).toBe('76.5 mm²');
    expect(areaWords(null, 30_600.4)).toBe('30600 px²');
    expect(areaWords(null, null)).toBeNull();
    expect(bareAreaWords(199.96, 'mm²')).toBe('200.0');
  });

  it('gives lengths from anchors in whole millimetres, from the motor to 0.1 mm, and says where there is none', () => {
    expect(lengthWords(59.6, 'anchors')).toBe('60 mm');
    expect(lengthWords(59.64, 'pullbackRate')).toBe('59.6 mm');
    expect(lengthWords(null, null)).toBe('length not measurable');
    expect(volumeWords(5123.4, 0.871)).toBe('5123 mm³, 87 % of the length');
  });

  it('names column and row where pixels are not square', () => {
    expect(calibrationWords({ kind: 'calibrated', source: 'pixelSpacing', spacingMm: { column: 0.05, row: 0.07 } }).scale).toBe('0.0500 × 0.0700 mm/px');
    expect(calibrationWords({ kind: 'uncalibrated', reason: 'none' })).toEqual({ scale: 'Uncalibrated', source: 'areas in px²' });
  });

  it('names frames and ranges', () => {
    expect(frameRangeWords(96, 231)).toBe('96–231');
    expect(framesWords(5, 5)).toBe('Frame 5');
    expect(countWords(1, 'contour')).toBe('1 contour');
    expect(countWords(2, 'contour')).toBe('2 contours');
  });

  it('says a reference in one line', () => {
    const range = { firstFrame: 199, lastFrame: 215, statistic: 'largest' } as const;
    expect(referenceChoiceWords({ rule: 'caudal', range }, [], [])).toBe('Caudal, largest of 199–215');
    expect(referenceChoiceWords({ rule: 'none' }, [], [])).toBe('No healthy reference exists');
    expect(referenceChoiceWords({ rule: 'segment', segmentId: 'x', statistic: 'median', analysis: null }, [], [])).toBe('Median of segment that is gone');
  });

  it('says what a mark says, with "≤" for a lumen collapsed on the catheter', () => {
    expect(frameMarkWords({ mark: 'collapsedOnCatheter', catheterAreaMm2: 5.94 })).toBe('Collapsed on the catheter, ≤ 5.9 mm²');
    expect(frameMarkWords({ mark: 'notMeasurable', reason: 'other', note: 'gas' })).toBe('Not measurable: gas');
    expect(choiceWords('afterPostDilatation')).toBe('After post-dilatation');
  });
});
