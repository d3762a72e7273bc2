import type { ContentValue } from '../../dicom/sr/contentItem.ts';
import type { Pullback } from '../../pullback/pullback.ts';

/**
 * Frames (1-based, of the pullback) as references to the instances that hold them, one an instance. An instance of a single frame is referred to as a whole (PS3.3 C.18.4).
 */
export function imageReferences({ instances, sopClassUid }: Pullback, frameNumbers: readonly number[]): readonly Extract<ContentValue, { type: 'IMAGE' | 'COMPOSITE' }>[] {
  let before = 0;
  return instances.flatMap(({ sopInstanceUid, numberOfFrames }) => {
    const first = before;
    before += numberOfFrames;
    const own = frameNumbers.filter((n) => n > first && n <= first + numberOfFrames).map((n) => n - first);
    return own.length === 0 ? [] : [{ type: 'IMAGE' as const, sopClassUid, sopInstanceUid, frameNumbers: numberOfFrames === 1 ? [] : own }];
  });
}
