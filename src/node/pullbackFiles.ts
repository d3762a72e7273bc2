import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { derivedUid } from './derivedUid.ts';

/** One of the files that a gathered pullback's frames come from, and by what it is known again. */
export interface MemberFile {
  /** Its path from the folder of the pullback. */
  readonly name: string;
  readonly sopInstanceUid: string;
  readonly sizeBytes: number;
  /** See `fileDigest.ts`. */
  readonly digest: string;
}

/** Where the one or more files of a pullback lie. */
export interface PullbackFiles {
  /** The file; or the folder that `members` are named from. */
  readonly path: string;
  /** Of all of them. */
  readonly sizeBytes: number;
  /** Of the file, see `fileDigest.ts`; or made of those of the members in their order. */
  readonly digest: string;
  /** In the order of the frames; empty for one that is a single file. */
  readonly members: readonly MemberFile[];
}

export function memberPath({ path }: Pick<PullbackFiles, 'path'>, member: MemberFile): string {
  return resolve(path, member.name);
}

/** SHA-256, in hex, of a version word and the members' digests in their order. */
export function gatheredDigest(members: readonly MemberFile[]): string {
  return createHash('sha256')
    .update(['venolume-gathered-1', ...members.map(({ digest }) => digest)].join('\n'))
    .digest('hex');
}

/**
 * The UID of a pullback that was gathered from several instances: `2.25.` and the first 128 bits, as a decimal number, of the SHA-256
 * of their SOP Instance UIDs in the order of the frames, joined by line feeds (PS3.5 B.2 for its form). The same instances in the
 * same order have the same, wherever their files lie; one more or one less is another pullback.
 */
export function gatheredUid(memberUids: readonly string[]): string {
  return derivedUid(memberUids.join('\n'));
}
