import type { Library, StoredPullback } from '../library/library.ts';

/** The pullback that a document is of; null where it is not in the library, or in the trash. A reader's own goes before a sample. */
export async function keptPullback(library: Library, sopInstanceUid: string): Promise<StoredPullback | null> {
  for (const sample of [null, 'read', 'unread'] as const) {
    const stored = await library.findPullback(sopInstanceUid, sample);
    if (stored?.trashedAt === null) return stored;
  }
  return null;
}
