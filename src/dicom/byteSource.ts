import { AppError } from '../shared/appError.ts';

/** No single read is longer than this: nothing in a header or a frame needs more, and longer reads endanger the process. */
export const maximumReadBytes = 64 * 1024 * 1024;

/**
 * Bytes that can be read by position: an open file, or memory. Offsets count from 0 and are plain numbers (exact up to 2⁵³).
 */
export interface ByteSource {
  readonly sizeBytes: number;
  /**
   * Exactly `length` bytes from `offset`, at most `maximumReadBytes`.
   * Throws `file/truncated` where they reach beyond the end, `file/changed` where the file is no longer what was opened.
   */
  read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array>;
}

/** Bytes in memory as a source; what it answers shares that memory. */
export function memoryByteSource(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.length,
    read(offset, length, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason);
      const refusal = readRefusal(bytes.length, offset, length);
      return refusal ? Promise.reject(refusal) : Promise.resolve(bytes.subarray(offset, offset + length));
    },
  };
}

/** Why a read cannot be answered by a source of that size; null where it can. */
export function readRefusal(sizeBytes: number, offset: number, length: number): AppError | null {
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0 || length > maximumReadBytes) {
    return new AppError('dicom/malformed', 'The file describes a piece of data that is too large to be read.', { offset, length });
  }
  if (offset + length > sizeBytes) {
    return new AppError('file/truncated', 'The file ends before the data that it announces. Copy it again from where it came from.', { offset, length, sizeBytes });
  }
  return null;
}
