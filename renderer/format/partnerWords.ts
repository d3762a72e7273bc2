import type { Analysis } from '../../src/analysis/analysis.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import { dicomDateWords, valueWords } from '../../src/report/reportWords.ts';

/** Another pullback of the patient in one line: `11 Mar 2026, Left iliofemoral, pre-stent, run 1`. */
export function partnerWords({ identity }: Pullback, { acquisition }: Analysis): string {
  const { phase, run } = acquisition;
  return [dicomDateWords(identity.studyDate, identity.studyTime), identity.seriesDescription, phase === 'unknown' ? 'phase not given' : valueWords(phase), `run ${run}`].filter(Boolean).join(', ');
}
