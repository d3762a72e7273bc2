import { notMeasurableReasons } from '../../src/analysis/frameMark.ts';
import type { FrameMarkWord } from '../../src/analysis/frameMark.ts';
import { valueWords } from '../../src/report/reportWords.ts';
import { decimalWords } from './decimalWords.ts';

/** A value of the record as a choice in a list: `After post-dilatation`, `Not stated`. */
export function choiceWords(value: string): string {
  return valueWords(value).replace(/^./, (letter) => letter.toUpperCase());
}

/** Why a frame is not measurable, as the reader chooses it. */
export const notMeasurableWords: Readonly<Record<(typeof notMeasurableReasons)[number], string>> = {
  shadow: 'Shadow',
  confluence: 'Confluence',
  oblique: 'Oblique cut',
  balloon: 'Balloon in place',
  readvanced: 'Catheter readvanced',
  hold: 'Catheter held still',
  other: 'Other',
};

/** What a frame mark says. */
export function frameMarkWords(word: FrameMarkWord): string {
  switch (word.mark) {
    case 'occluded':
      return 'Occluded, lumen area 0';
    case 'collapsedOnCatheter':
      return `Collapsed on the catheter, ≤ ${decimalWords(word.catheterAreaMm2, 1)} mm²`;
    case 'notMeasurable': {
      const reason = word.reason === 'other' && word.note !== '' ? word.note : notMeasurableWords[word.reason].toLowerCase();
      return `Not measurable: ${reason}`;
    }
  }
}
