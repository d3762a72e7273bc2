import type { Opened } from '../../src/api/importing.ts';

/** Where in the program the reader is, as the address says it: a reload comes back to it. */
export type Place = { readonly kind: 'library' } | ({ readonly kind: 'read' } & Opened);

/** null where the address names no place. */
export function placeOfHash(hash: string): Place | null {
  if (hash === '#/library') return { kind: 'library' };
  const parts = /^#\/read\/([\w-]+)\/([\w-]+)$/.exec(hash);
  return parts?.[1] === undefined || parts[2] === undefined ? null : { kind: 'read', pullbackId: parts[1], readId: parts[2] };
}

export function showPlace(place: Place): void {
  const hash = place.kind === 'library' ? '#/library' : `#/read/${place.pullbackId}/${place.readId}`;
  if (location.hash !== hash) location.hash = hash;
}
