import { describe, expect, it } from 'vitest';
import { coverageSideWords, uncoveredWords } from '../../src/report/coverageWords.ts';
import { noLesionWords } from '../../src/report/lesionWords.ts';
import { distanceWithErrorWords } from '../../src/report/reportWords.ts';

const half = { kind: 'areaStenosis', abovePercent: 50 } as const;
const below = { kind: 'areaBelow', areaMm2: 80 } as const;

describe('a segment without a lesion', () => {
  it('is said to have none only where that can be told', () => {
    const measured = { ofStills: null, areaStenosisPercent: 12, minimumLumenArea: { areaMm2: 90 } };
    expect(noLesionWords(measured, half)).toMatch(/^nothing/);
    expect(noLesionWords({ ...measured, minimumLumenArea: null }, half)).toBe('not measured.');
    expect(noLesionWords({ ...measured, areaStenosisPercent: null }, half)).toContain('cannot be told');
    expect(noLesionWords({ ...measured, areaStenosisPercent: null }, below)).toMatch(/^nothing/);
    expect(noLesionWords({ ...measured, minimumLumenArea: { areaMm2: null } }, below)).toContain('cannot be told');
    expect(noLesionWords({ ...measured, ofStills: 4 }, half)).toContain('single images');
  });
});

describe('coverage', () => {
  it('leaves no length over that only binary fractions make', () => {
    expect(uncoveredWords({ marginMm: 10, sides: [], uncoveredMm: 0.3 - 0.1 - 0.2 + 5e-17 }, 'pullbackRate')).toBe('none');
    expect(uncoveredWords({ marginMm: 10, sides: [], uncoveredMm: 3.2 }, 'pullbackRate')).toBe('3.2 mm');
  });

  it('is not there where no stent meets the lesion, and not told where places are not known', () => {
    const coverage = { marginMm: 10, sides: [], uncoveredMm: null };
    expect(coverageSideWords({ end: 'cranial', beyondMm: null, covered: false }, coverage, 'pullbackRate')).toContain('not covered');
    expect(coverageSideWords({ end: 'cranial', beyondMm: null, covered: null }, coverage, null)).toBe('cannot be told');
  });
});

describe('the distance of two landing frames', () => {
  it('is given as finely as its source allows, with a bound that is never rounded down', () => {
    expect(distanceWithErrorWords(61.34, 0.61, 'pullbackRate')).toBe('61.3 ± 0.7 mm');
    expect(distanceWithErrorWords(61.34, 0.2, 'anchors')).toBe('61 ± 1 mm');
    expect(distanceWithErrorWords(61.34, 0.1 + 0.2, 'pullbackRate')).toBe('61.3 ± 0.3 mm');
    expect(distanceWithErrorWords(61.34, null, 'recorded')).toBe('61.3 mm');
  });
});
