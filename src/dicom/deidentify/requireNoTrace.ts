import { AppError } from '../../shared/appError.ts';
import { findTrace, type IdentityTrace, standsIn } from './identityTraces.ts';
import { programWords } from './programWords.ts';

/** What is said where something of the identity would still be in an export. `where` begins no sentence: `the header of image 1`. */
export function traceLeft({ what }: IdentityTrace, where: string, advice = 'Keep less of it, and try again.'): AppError {
  return new AppError('deidentify/traceLeft', `Nothing was exported: ${what} would still stand in ${where}. ${advice}`, { where });
}

/** Throws `deidentify/traceLeft` where a text that comes from the original, or from the user, holds something of the identity. */
export function requireNoTrace(text: string, traces: readonly IdentityTrace[], where: string, advice?: string): void {
  const found = findTrace(text, traces);
  if (found !== null) throw traceLeft(found, where, advice);
}

/**
 * The same for bytes as they are written, read as Latin 1 and as UTF-8, whatever they mean: every trace but words that the standard or the
 * program itself writes there, and IDs of so few digits that they stand in any header.
 */
export function requireNoTraceInBytes(bytes: Uint8Array, traces: readonly IdentityTrace[], where: string): void {
  const sought = traces.filter(({ text }) => !programWords.has(text) && !/^\d{1,7}$/.test(text));
  for (const encoding of ['iso-8859-1', 'utf-8']) {
    const text = new TextDecoder(encoding).decode(bytes).toLowerCase();
    const found = sought.find((trace) => standsIn(text, trace));
    if (found !== undefined) throw traceLeft(found, where);
  }
}
