import { AppError } from '../shared/appError.ts';
import type { Warning } from '../shared/warning.ts';
import { longestHeadBytes } from './elementHead.ts';
import { foreignFormat } from './foreignFormat.ts';
import type { SourceWindow } from './sourceWindow.ts';

/** Where the parts of a file begin. */
export interface FileLayout {
  /** Of the File Meta Information; null where the file has none. */
  readonly metaStart: number | null;
  readonly warnings: readonly Warning[];
}

/**
 * Where a file's DICOM content begins (PS3.10 7.1): behind preamble and “DICM”, or, with a warning, at once where those are missing.
 * Throws `file/notDicom`, with what the file plainly is instead.
 */
export async function readFileLayout(window: SourceWindow, windowBytes: number, signal?: AbortSignal): Promise<FileLayout> {
  const { sizeBytes } = window.source;
  const view = await window.load(0, Math.min(sizeBytes, 132 + longestHeadBytes), windowBytes, signal);
  if (hasMagic(view, 128)) return { metaStart: 132, warnings: [] };
  if (hasMagic(view, 0)) return { metaStart: 4, warnings: [withoutPreamble] };
  const format = foreignFormat(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  if (format !== null) throw new AppError('file/notDicom', `This is ${format}, not a DICOM file. Choose the DICOM file of the pullback.`);
  if (view.byteLength < 8) throw notDicom();
  const group = view.getUint16(0, true);
  if (group === 2) return { metaStart: 0, warnings: [withoutPreamble] };
  // A data set begins with group 8 (an ancient or a private one with a smaller); whether it is one shows when all of it is read.
  if (group > 8 && view.getUint16(0, false) > 8) throw notDicom();
  return { metaStart: null, warnings: [] };
}

export function notDicom(): AppError {
  return new AppError('file/notDicom', 'This is not a DICOM file. Choose the DICOM file of the pullback.');
}

const withoutPreamble: Warning = { code: 'dicom/fileHeader', message: 'The file does not begin as a DICOM file does (preamble and “DICM” are missing); the rest of it is as it should be.' };

function hasMagic(view: DataView, offset: number): boolean {
  return view.byteLength >= offset + 4 && view.getUint32(offset) === 0x4449434d;
}
