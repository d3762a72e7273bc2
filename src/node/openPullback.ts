import type { ByteSource } from '../dicom/byteSource.ts';
import type { DecodedFrame } from '../dicom/decodedFrame.ts';
import { dicomTags } from '../dicom/dicomTag.ts';
import { openEncapsulatedFrameIndex } from '../dicom/encapsulatedFrameIndex.ts';
import { type FrameIndex, missingFrame, nativeFrameIndex, readFrame } from '../dicom/frameIndex.ts';
import { type DicomHeader, readHeader } from '../dicom/readHeader.ts';
import { type StudyContext, readStudyContext } from '../dicom/studyContext.ts';
import { readStreamImage } from '../dicom/readStreamImage.ts';
import { type StreamImage, believingStream, streamContradictions } from '../dicom/streamImage.ts';
import { rleLossless } from '../dicom/transferSyntax.ts';
import { wordSwappedSource } from '../dicom/wordSwappedSource.ts';
import type { Pullback } from '../pullback/pullback.ts';
import { type PullbackInFile, readPullback } from '../pullback/readPullback.ts';
import { AppError } from '../shared/appError.ts';
import type { Warning } from '../shared/warning.ts';
import { fileDigest } from './fileDigest.ts';
import { openFileByteSource } from './fileByteSource.ts';
import { decodeFrame } from './frameDecoder.ts';

/** A pullback whose file is open. Close it when done. */
export interface OpenPullback {
  readonly pullback: Pullback;
  readonly sizeBytes: number;
  /** Whose study it is; of a gathered one by its first file. */
  study(): Promise<StudyContext>;
  /** See `fileDigest.ts`; computed at the first call. */
  digest(): Promise<string>;
  /**
   * The stored bytes of one frame (0-based), to be decoded here or elsewhere. Throws `dicom/frameOutOfRange`,
   * `dicom/frameUndecodable` where the file does not hold the frame, `file/changed`, `file/notReadable`.
   */
  readFrameBytes(frameIndex: number, signal?: AbortSignal): Promise<Uint8Array>;
  /**
   * Goes once through all frames of a large file, behind any frame that is asked for meanwhile, and says what is wrong with them as a
   * whole, beyond the warnings of `pullback`. Closing ends it.
   */
  checkFrames(): Promise<readonly Warning[]>;
  /** One frame (0-based) as pixels; throws as `readFrameBytes` does, and `dicom/frameUndecodable`. */
  decodeFrame(frameIndex: number, signal?: AbortSignal): Promise<DecodedFrame>;
  close(): Promise<void>;
}

/**
 * Opens a DICOM pullback: reads its header and where its frames lie, no pixels. Every refusal is an `AppError` with a sentence for
 * the reader (`file/…`, `dicom/…`).
 *
 * @param onHeader Sees the header before anything rests on it, and may refuse the file by throwing.
 */
export async function openPullbackFile(path: string, signal?: AbortSignal, onHeader?: (header: DicomHeader) => void): Promise<OpenPullback> {
  const file = await openFileByteSource(path);
  try {
    const header = await readHeader(file, signal);
    onHeader?.(header);
    const inFile = readPullback(header);
    const indexed = await frameIndexOf(header, inFile, signal);
    const stream = await firstStream(header, inFile, indexed, signal);
    const warnings = [...inFile.pullback.warnings, ...indexed.warnings, ...(stream ? streamContradictions(stream, inFile.pullback.pixels) : [])];
    const pixels = stream ? believingStream(stream, inFile.pullback.pixels) : inFile.pullback.pixels;
    return openPullback(file, pixelSourceOf(header, inFile), { ...inFile.pullback, pixels, warnings }, indexed, readStudyContext(header.dataset));
  } catch (error) {
    await file.close();
    throw error;
  }
}

function pixelSourceOf(header: DicomHeader, { pullback, pixelData }: PullbackInFile): ByteSource {
  const swapped = !header.transferSyntax.littleEndian && pixelData.vr === 'OW' && pullback.pixels.bitsAllocated === 8;
  return swapped ? wordSwappedSource(header.pixelSource, pixelData.offset) : header.pixelSource;
}

interface IndexedFrames {
  readonly index: FrameIndex;
  /** What opening the index has said. */
  readonly warnings: readonly Warning[];
  /** Whether frames are found by going through the fragments, so that it is good to go on behind the one that is shown. */
  readonly byWalking: boolean;
}

/** Of so much pixel data all fragments are gone through when it is opened, so that all that is wrong with its frames is said at once. */
const checkedAtOnceBytes = 4 * 1024 * 1024;

async function frameIndexOf(header: DicomHeader, inFile: PullbackInFile, signal?: AbortSignal): Promise<IndexedFrames> {
  const { pullback, pixelData, nativeFrameBytes, framesInFile } = inFile;
  if (nativeFrameBytes !== null) return { index: nativeFrameIndex(pixelData.offset, nativeFrameBytes, framesInFile), warnings: [], byWalking: false };
  const index = await openEncapsulatedFrameIndex(
    header.pixelSource,
    {
      offset: pixelData.offset,
      transferSyntaxUid: pullback.transferSyntaxUid,
      numberOfFrames: pullback.numberOfFrames,
      extendedOffsets: header.dataset.numbers(dicomTags.extendedOffsetTable),
      extendedLengths: header.dataset.numbers(dicomTags.extendedOffsetTableLengths),
    },
    signal,
  );
  const isSmall = header.pixelSource.sizeBytes - pixelData.offset <= checkedAtOnceBytes;
  return { index, warnings: isSmall ? await index.check(signal) : index.warnings, byWalking: index.frameOffsets === null };
}

/** What the first frame says of its image; null where it is not coded as a stream that says something, or is damaged, which is said when it is decoded. */
async function firstStream(header: DicomHeader, { pullback, nativeFrameBytes }: PullbackInFile, indexed: IndexedFrames, signal?: AbortSignal): Promise<StreamImage | null> {
  if (nativeFrameBytes !== null || pullback.transferSyntaxUid === rleLossless) return null;
  const beginning = await beginningOfFirstFrame(header.pixelSource, indexed.index, signal);
  try {
    return readStreamImage(beginning).image;
  } catch {
    return null;
  }
}

/** Enough of the first frame for its markers; empty where it cannot be read, which is said when it is asked for. */
async function beginningOfFirstFrame(source: ByteSource, index: FrameIndex, signal?: AbortSignal): Promise<Uint8Array> {
  try {
    const [first] = await index.frameRanges(0, signal);
    return first ? await source.read(first.offset, Math.min(first.length, 16 * 1024), signal) : new Uint8Array();
  } catch (error) {
    if (error instanceof AppError) return new Uint8Array();
    throw error;
  }
}

/** Throws `dicom/frameOutOfRange` for a frame (0-based) that a pullback does not have. */
export function requireFrame({ numberOfFrames }: Pullback, frameIndex: number): void {
  if (Number.isInteger(frameIndex) && frameIndex >= 0 && frameIndex < numberOfFrames) return;
  throw new AppError('dicom/frameOutOfRange', `There is no frame ${frameIndex + 1}; the pullback has frames 1 to ${numberOfFrames}.`, { frameNumber: frameIndex + 1 });
}

function openPullback(file: ByteSource & { close(): Promise<void> }, pixelSource: ByteSource, pullback: Pullback, indexed: IndexedFrames, study: StudyContext): OpenPullback {
  const closing = new AbortController();
  let digest: Promise<string> | null = null;
  let check: Promise<readonly Warning[]> | null = null;
  const reading = new Set<Promise<unknown>>();

  const forget = () => undefined;
  const framesFirst = async () => {
    while (reading.size > 0) await Promise.allSettled(reading);
  };
  const goThrough = async () => {
    const said = new Set(pullback.warnings.map(({ code }) => code));
    return (await indexed.index.check(closing.signal, framesFirst)).filter(({ code }) => !said.has(code));
  };
  const checkFrames = () =>
    (check ??= goThrough().catch((error: unknown) => {
      check = null;
      throw error;
    }));

  const readFrameBytes = async (frameIndex: number, signal?: AbortSignal): Promise<Uint8Array> => {
    requireFrame(pullback, frameIndex);
    const frame = readFrame(pixelSource, indexed.index, frameIndex, signal);
    reading.add(frame);
    try {
      return await frame;
    } catch (error) {
      throw error instanceof AppError && error.code === 'file/truncated' ? missingFrame(frameIndex) : error;
    } finally {
      reading.delete(frame);
      // A failing check says nothing by itself: the frame that it does not find says it when it is asked for.
      if (indexed.byWalking) void checkFrames().catch(forget);
    }
  };

  return {
    pullback,
    sizeBytes: file.sizeBytes,
    study: () => Promise.resolve(study),
    digest: () =>
      (digest ??= fileDigest(file, pullback.sopInstanceUid).catch((error: unknown) => {
        // Not kept: the next one who asks reads again.
        digest = null;
        throw error;
      })),
    checkFrames,
    readFrameBytes,
    async decodeFrame(frameIndex, signal) {
      return decodeFrame(await readFrameBytes(frameIndex, signal), pullback.pixels, frameIndex + 1);
    },
    async close() {
      closing.abort();
      await check?.catch(forget);
      await file.close();
    },
  };
}
