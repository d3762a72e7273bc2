import type { Pullback } from '../pullback/pullback.ts';
import { AppError } from '../shared/appError.ts';
import { decodeFrame } from './frameDecoder.ts';
import { type OpenPullback, openPullbackFile, requireFrame } from './openPullback.ts';
import { type MemberFile, memberPath, type PullbackFiles } from './pullbackFiles.ts';

/**
 * A pullback that was gathered from files of one frame each. A file is open only while its frame is read, since a series may have
 * thousands, and is checked each time to be the one that was gathered. One that is missing or another one is the error of that frame
 * (`dicom/frameUndecodable`); the others stay usable.
 */
export function openGatheredPullback(pullback: Pullback, files: PullbackFiles): OpenPullback {
  const readFrameBytes = async (frameIndex: number, signal?: AbortSignal): Promise<Uint8Array> => {
    signal?.throwIfAborted();
    requireFrame(pullback, frameIndex);
    try {
      return await readMember(files, files.members[frameIndex]!, (open) => open.readFrameBytes(0, signal), signal);
    } catch (error) {
      throw error instanceof AppError ? unreadable(frameIndex, error) : error;
    }
  };
  return {
    pullback,
    sizeBytes: files.sizeBytes,
    study: () => readMember(files, files.members[0]!, (open) => open.study()),
    digest: () => Promise.resolve(files.digest),
    checkFrames: () => Promise.resolve([]),
    readFrameBytes,
    decodeFrame: async (frameIndex, signal) => decodeFrame(await readFrameBytes(frameIndex, signal), pullback.pixels, frameIndex + 1),
    close: () => Promise.resolve(),
  };
}

/** What is wanted of a file that was gathered. Throws `file/changed` where another file lies there, and as `openPullbackFile` does. */
async function readMember<T>(files: PullbackFiles, member: MemberFile, read: (open: OpenPullback) => Promise<T>, signal?: AbortSignal): Promise<T> {
  const open = await openPullbackFile(memberPath(files, member), signal);
  try {
    if (open.pullback.sopInstanceUid !== member.sopInstanceUid || (await open.digest()) !== member.digest) {
      throw new AppError('file/changed', 'Another file lies in its place.');
    }
    return await read(open);
  } finally {
    await open.close();
  }
}

function unreadable(frameIndex: number, cause: AppError): AppError {
  return new AppError('dicom/frameUndecodable', `The image of frame ${frameIndex + 1} cannot be read. ${cause.message}`, { frameNumber: frameIndex + 1 }, { cause });
}
