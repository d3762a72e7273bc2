import type { ByteSource } from '../dicom/byteSource.ts';
import type { DecodedFrame } from '../dicom/decodedFrame.ts';
import { dicomTags } from '../dicom/dicomTag.ts';
import { openEncapsulatedFrameIndex } from '../dicom/encapsulatedFrameIndex.ts';
import { type FrameIndex, missingFrame, nativeFrameIndex, readFrame } from '../dicom/frameIndex.ts';
import { type DicomHeader, readHeader } from '../dicom/readHeader.ts';
import { readStreamImage } from '../dicom/readStreamImage.ts';
import { type StreamImage, believingStream, streamContradictions } from '../dicom/streamImage.ts';
import { rleLossless } from '../dicom/transferSyntax.ts';
import { wordSwappedSource } from '../dicom/wordSwappedSource.ts';
import type { Pullback } from '../pullback/pullback.ts';
import { type PullbackInFile, readPullback, truncationWarning } from '../pullback/readPullback.ts';
import { AppError } from '../shared/appError.ts';
import type { Warning } from '../shared/warning.ts';
import { fileDigest } from './fileDigest.ts';
import { openFileByteSource } from './fileByteSource.ts';
import { decodeFrame } from './frameDecoder.ts';

/** A pullback whose file is open. Close it when done. */
export interface OpenPullback {
  readonly pullback: Pullback;
  readonly sizeBytes: number;
  /** See `fileDigest.ts`; computed at the first call. */
  digest(): Promise<string>;
  /**
   * The stored bytes of one frame (0-based), to be decoded here or elsewhere. Throws `dicom/frameOutOfRange`,
   * `dicom/frameUndecodable` where the file does not hold the frame, `file/changed`, `file/notReadable`.
   */
  readFrameBytes(frameIndex: number, signal?: AbortSignal): Promise<Uint8Array>;
  /** One frame (0-based) as pixels; throws as `readFrameBytes` does, and `dicom/frameUndecodable`. */
  decodeFrame(frameIndex: number, signal?: AbortSignal): Promise<DecodedFrame>;
  close(): Promise<void>;
}

/**
 * Opens a DICOM pullback: reads its header and where its frames lie, no pixels. Every refusal is an `AppError` with a sentence for
 * the reader (`file/…`, `dicom/…`).
 */
export async function openPullbackFile(path: string, signal?: AbortSignal): Promise<OpenPullback> {
  const file = await openFileByteSource(path);
  try {
    const header = await readHeader(file, signal);
    const inFile = readPullback(header);
    const indexed = await frameIndexOf(header, inFile, signal);
    const stream = await firstStream(header, inFile, indexed, signal);
    const warnings = [...inFile.pullback.warnings, ...warningsOfFrames(inFile, indexed, stream)];
    const pixels = stream ? believingStream(stream, inFile.pullback.pixels) : inFile.pullback.pixels;
    return openPullback(file, pixelSourceOf(header, inFile), { ...inFile.pullback, pixels, warnings }, indexed);
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
  readonly framesInFile: number;
  /** Goes on indexing behind the frame that is shown; null where there is nothing to go on with. */
  readonly scanRest: ((signal: AbortSignal) => Promise<void>) | null;
}

async function frameIndexOf(header: DicomHeader, inFile: PullbackInFile, signal?: AbortSignal): Promise<IndexedFrames> {
  const { pullback, pixelData, nativeFrameBytes, framesInFile } = inFile;
  if (nativeFrameBytes !== null) return { index: nativeFrameIndex(pixelData.offset, nativeFrameBytes, framesInFile), framesInFile, scanRest: null };
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
  const begun = index.frameOffsets?.filter((offset) => offset < header.pixelSource.sizeBytes).length ?? framesInFile;
  return { index, framesInFile: begun, scanRest: index.frameOffsets ? null : (abort) => index.scanRest(abort) };
}

/** What the frame index and the first frame's stream have to say beyond the header. */
function warningsOfFrames({ pullback, nativeFrameBytes }: PullbackInFile, indexed: IndexedFrames, stream: StreamImage | null): readonly Warning[] {
  if (nativeFrameBytes !== null) return [];
  const truncated = indexed.framesInFile < pullback.numberOfFrames ? [truncationWarning(indexed.framesInFile, pullback.numberOfFrames)] : [];
  return stream ? [...truncated, ...streamContradictions(stream, pullback.pixels)] : truncated;
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

function openPullback(file: ByteSource & { close(): Promise<void> }, pixelSource: ByteSource, pullback: Pullback, indexed: IndexedFrames): OpenPullback {
  const closing = new AbortController();
  let digest: Promise<string> | null = null;
  let scan: Promise<void> | null = null;

  const readFrameBytes = async (frameIndex: number, signal?: AbortSignal): Promise<Uint8Array> => {
    if (!Number.isInteger(frameIndex) || frameIndex < 0 || frameIndex >= pullback.numberOfFrames) {
      throw new AppError('dicom/frameOutOfRange', `There is no frame ${frameIndex + 1}; the pullback has frames 1 to ${pullback.numberOfFrames}.`, { frameNumber: frameIndex + 1 });
    }
    try {
      return await readFrame(pixelSource, indexed.index, frameIndex, signal);
    } catch (error) {
      throw error instanceof AppError && error.code === 'file/truncated' ? missingFrame(frameIndex) : error;
    } finally {
      // A failing scan says nothing by itself: the frame that it does not find says it when it is asked for.
      scan ??= indexed.scanRest?.(closing.signal).catch(() => undefined) ?? null;
    }
  };

  return {
    pullback,
    sizeBytes: file.sizeBytes,
    digest: () => (digest ??= fileDigest(file, pullback.sopInstanceUid)),
    readFrameBytes,
    async decodeFrame(frameIndex, signal) {
      return decodeFrame(await readFrameBytes(frameIndex, signal), pullback.pixels, frameIndex + 1);
    },
    async close() {
      closing.abort();
      await scan;
      await file.close();
    },
  };
}
