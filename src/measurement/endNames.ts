import type { Direction } from '../analysis/acquisitionRecord.ts';

/** What the ends of a frame range are called, first frame before last: by the pullback's direction where the reader confirmed it. */
export function endNames(direction: Direction | null): readonly ['cranial' | 'first' | 'caudal', 'caudal' | 'last' | 'cranial'] {
  if (direction === null) return ['first', 'last'];
  return direction === 'cranialToCaudal' ? ['cranial', 'caudal'] : ['caudal', 'cranial'];
}
