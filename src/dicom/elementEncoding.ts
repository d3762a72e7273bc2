import { AppError } from '../shared/appError.ts';
import { type ElementEncoding, longestHeadBytes, readElementHead } from './elementHead.ts';
import type { SourceWindow } from './sourceWindow.ts';
import { isBehindHeader, walkElements } from './walkElements.ts';

/** The encodings that the standard has ever had (PS3.5 Annex A). */
const encodings: readonly ElementEncoding[] = [
  { explicitVr: true, littleEndian: true },
  { explicitVr: false, littleEndian: true },
  { explicitVr: true, littleEndian: false },
];

/**
 * How the data set from `start` on is written, told by the data itself: the one encoding in which all of it, to its pixel data or to the
 * very end, makes sense: known representations, rising tags, lengths that fit. null where none or more than one does.
 */
export async function encodingOfDataset(window: SourceWindow, start: number, signal?: AbortSignal): Promise<ElementEncoding | null> {
  const sound: ElementEncoding[] = [];
  for (const encoding of encodings) if (await isSound(window, start, encoding, signal)) sound.push(encoding);
  return sound.length === 1 ? sound[0]! : null;
}

/** Whether the element at `start` can be one in that encoding: a cheap look that tells the three apart in any sound file. */
export async function beginsInEncoding(window: SourceWindow, start: number, encoding: ElementEncoding, signal?: AbortSignal): Promise<boolean> {
  if (start + longestHeadBytes > window.source.sizeBytes) return true;
  const view = await window.load(start, longestHeadBytes, longestHeadBytes, signal);
  // The first groups are small numbers: read in the wrong order they are large.
  if (view.getUint16(0, encoding.littleEndian) > view.getUint16(0, !encoding.littleEndian)) return false;
  return encoding.explicitVr === (readElementHead(view, { ...encoding, explicitVr: true })?.vrKnown ?? false);
}

async function isSound(window: SourceWindow, start: number, encoding: ElementEncoding, signal?: AbortSignal): Promise<boolean> {
  let last = '';
  let elements = 0;
  try {
    for await (const element of walkElements(window, start, encoding, isBehindHeader, signal)) {
      if (!element.vrKnown || element.tag <= last) return false;
      last = element.tag;
      elements++;
    }
  } catch (error) {
    if (error instanceof AppError && (error.code === 'file/truncated' || error.code === 'dicom/malformed')) return false;
    throw error;
  }
  return elements >= 2;
}
