import { useEffect, useMemo, useState } from 'react';
import { type ForeignContours, type ImportAnswers, type ImportTarget, mostForeignBytes } from '../../src/exchange/foreignContours.ts';
import type { ForeignReader } from '../../src/exchange/readForeignContours.ts';
import { AppError } from '../../src/shared/appError.ts';
import { sentenceOf } from '../service/client.ts';

export type ForeignState = { readonly kind: 'reading' } | { readonly kind: 'read'; readonly foreign: ForeignContours } | { readonly kind: 'refused'; readonly sentence: string };

/** What a file holds for the pullback, by the answers so far. */
export function useForeignContours(file: File, target: ImportTarget, answers: ImportAnswers): ForeignState {
  const [state, setState] = useState<ForeignState>({ kind: 'reading' });
  const reader = useMemo(() => readerOf(file), [file]);
  useEffect(() => {
    let current = true;
    const say = (next: ForeignState) => current && setState(next);
    const read = async () => say({ kind: 'read', foreign: (await reader)(target, answers) });
    read().catch((error: unknown) => say({ kind: 'refused', sentence: sentenceOf(error) }));
    return () => {
      current = false;
    };
  }, [reader, target, answers]);
  return state;
}

/** The file, gone through once. */
async function readerOf(file: File): Promise<ForeignReader> {
  const [bytes, { openForeignFile }] = await Promise.all([bytesOf(file), import('../../src/exchange/readForeignContours.ts')]);
  return openForeignFile(bytes);
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
