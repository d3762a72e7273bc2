import { type ReferenceChoice, type ReferenceRange, type ReferenceRule, segmentName, type VeinSegment } from '../../src/analysis/veinSegment.ts';
import type { ComparisonPreset } from '../../src/measurement/comparisonPreset.ts';
import { decimalWords } from './decimalWords.ts';
import { frameRangeWords } from './frameWords.ts';

/** Every rule as the reader chooses it. */
export const referenceRuleWords: Readonly<Record<ReferenceRule, string>> = {
  caudal: 'Caudal frames',
  cranial: 'Cranial frames',
  mean: 'Mean of cranial and caudal',
  interpolated: 'Interpolated, cranial to caudal',
  segment: 'Another segment',
  preset: 'Preset area',
  manual: 'Typed area',
  none: 'No healthy reference exists',
};

/** The whole choice in one line: `Caudal, median of 199–215`. */
export function referenceChoiceWords(choice: ReferenceChoice, segments: readonly VeinSegment[], presets: readonly ComparisonPreset[]): string {
  switch (choice.rule) {
    case 'cranial':
      return `Cranial, ${rangeWords(choice.range)}`;
    case 'caudal':
      return `Caudal, ${rangeWords(choice.range)}`;
    case 'mean':
    case 'interpolated': {
      const how = choice.rule === 'mean' ? 'Mean' : 'Interpolated';
      const { cranial, caudal } = choice;
      return `${how}, ${frameRangeWords(cranial.firstFrame, cranial.lastFrame)} and ${frameRangeWords(caudal.firstFrame, caudal.lastFrame)}`;
    }
    case 'segment': {
      const other = choice.analysis === null ? segments.find(({ id }) => id === choice.segmentId) : undefined;
      const name = choice.analysis !== null ? 'segment of another pullback' : other === undefined ? 'segment that is gone' : segmentName(other);
      return `${choice.statistic} of ${name}`.replace(/^./, (letter) => letter.toUpperCase());
    }
    case 'preset':
      return `Preset ${presets.find(({ name }) => name === choice.preset)?.label ?? choice.preset}`;
    case 'manual':
      return `Typed, ${decimalWords(choice.areaMm2, 1)} mm²`;
    case 'none':
      return referenceRuleWords.none;
  }
}

function rangeWords(range: ReferenceRange): string {
  return `${range.statistic} of ${frameRangeWords(range.firstFrame, range.lastFrame)}`;
}
