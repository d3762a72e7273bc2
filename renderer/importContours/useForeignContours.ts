import { useEffect, useMemo, useState } from 'react';
import { type ForeignContours, type ImportAnswers, type ImportTarget, mostForeignBytes } from '../../src/exchange/foreignContours.ts';
import { AppError } from '../../src/shared/appError.ts';
import { sentenceOf } from '../service/client.ts';

export type ForeignState = { readonly kind: 'reading' } | { readonly kind: 'read'; readonly foreign: ForeignContours } | { readonly kind: 'refused'; readonly sentence: string };

/** What a file holds for the pullback, by the answers so far. */
export function useForeignContours(file: File, target: ImportTarget, answers: ImportAnswers): ForeignState {
  const [state, setState] = useState<ForeignState>({ kind: 'reading' });
  const bytes = useMemo(() => bytesOf(file), [file]);
  useEffect(() => {
    let current = true;
    const say = (next: ForeignState) => current && setState(next);
    const read = async () => {
      const { readForeignContours } = await import('../../src/exchange/readForeignContours.ts');
      say({ kind: 'read', foreign: await readForeignContours(await bytes, target, answers) });
    };
    read().catch((error: unknown) => say({ kind: 'refused', sentence: sentenceOf(error) }));
    return () => {
      current = false;
    };
  }, [bytes, target, answers]);
  return state;
}

/** One that cannot be a file of contours is not even taken into memory. */
async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > mostForeignBytes) throw new AppError('exchange/unknownFormat', 'The file is larger than 64 MiB, which no file of contours is.');
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new AppError('file/notReadable', 'The file cannot be read. Choose it again.', {}, { cause });
  }
}
