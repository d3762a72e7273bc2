import { isoTimeWords } from '../../src/report/reportWords.ts';

/** Who did something and when: `Reader A, 11 Mar 2026, 15:42 UTC`; what is not known is left out. */
export function whoWhenWords(who: string | null, at: string | null): string {
  const parts = [who, at === null ? null : isoTimeWords(at)].filter((part) => part !== null);
  return parts.length === 0 ? 'not recorded' : parts.join(', ');
}
