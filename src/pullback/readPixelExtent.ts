import { maximumReadBytes } from '../dicom/byteSource.ts';
import { fullFrameBytes, nativeFrameBytes } from '../dicom/frameBytes.ts';
import { frameCountWarning, truncationWarning } from '../dicom/frameIndex.ts';
import type { ImagePixels } from '../dicom/imagePixels.ts';
import type { DicomHeader, PixelDataElement } from '../dicom/readHeader.ts';
import { AppError } from '../shared/appError.ts';
import type { Warning } from '../shared/warning.ts';

/** How far the frames of a file reach. */
export interface PixelExtent {
  /** Bytes of a frame in native Pixel Data; null in encapsulated. */
  readonly nativeFrameBytes: number | null;
  /** Frames that the file can hold: fewer than `numberOfFrames` where it was cut short. */
  readonly framesInFile: number;
}

/**
 * Holds what the header says of its images against the pixel data that is there. A wrong count of frames is a warning, for the frames
 * are sound; a size of the image that contradicts the pixel data is refused, since every row would be shown in a wrong place.
 * Throws `dicom/malformed`, `dicom/absurdSize`, `file/truncated` where not one frame is whole.
 */
export function readPixelExtent(header: DicomHeader, pixelData: PixelDataElement, pixels: ImagePixels, numberOfFrames: number, warn: (warning: Warning) => void): PixelExtent {
  if (fullFrameBytes(pixels) > maximumReadBytes) {
    throw new AppError('dicom/absurdSize', `The file says that one frame of it has ${pixels.columns} × ${pixels.rows} pixels; the program opens frames of up to 64 MB.`, { frameBytes: fullFrameBytes(pixels) });
  }
  return header.transferSyntax.pixelData === 'native' ? nativeExtent(header, pixelData, pixels, numberOfFrames, warn) : encapsulatedExtent(header, pixelData, numberOfFrames);
}

function nativeExtent(header: DicomHeader, pixelData: PixelDataElement, pixels: ImagePixels, numberOfFrames: number, warn: (warning: Warning) => void): PixelExtent {
  const declared = pixelData.declaredLength;
  if (declared === null) {
    throw new AppError('dicom/malformed', 'The file says that its images are not compressed, but stores them as if they were.');
  }
  const frameBytes = nativeFrameBytes(pixels, Math.floor(declared / numberOfFrames));
  const wanted = frameBytes * numberOfFrames;
  // One byte may pad to an even length.
  const surplus = declared - wanted;
  const wholeFrames = Math.floor(declared / frameBytes);
  const isOtherCount = declared % frameBytes <= 1 && wholeFrames > 0 && !mayBeOtherSize(numberOfFrames, wholeFrames);
  if (surplus < 0 && !isOtherCount) throw contradictorySize(pixels, numberOfFrames, declared);
  const sharesEvenly = declared % numberOfFrames === 0 || mayBeOtherSize(numberOfFrames, wholeFrames);
  if (surplus > 1 && !isOtherCount && numberOfFrames > 1 && sharesEvenly) throw contradictorySize(pixels, numberOfFrames, declared);
  const present = Math.max(0, header.pixelSource.sizeBytes - pixelData.offset);
  const framesInFile = Math.min(numberOfFrames, wholeFrames, Math.floor(present / frameBytes));
  if (framesInFile === 0) throw new AppError('file/truncated', 'The file breaks off within its first frame. Copy it again from where it came from.');
  if (surplus > 1) warn(isOtherCount ? frameCountWarning(wholeFrames, numberOfFrames) : { code: 'pullback/extraPixelData', message: `${surplus} bytes behind the last frame are left out.` });
  if (framesInFile < Math.min(numberOfFrames, wholeFrames)) warn(truncationWarning(framesInFile, numberOfFrames));
  else if (framesInFile < numberOfFrames) warn(frameCountWarning(framesInFile, numberOfFrames));
  return { nativeFrameBytes: frameBytes, framesInFile };
}

/**
 * So many times more frames than stated, or fewer, may as well be the stated number of other ones: half as many rows or bits, one
 * sample instead of three. Then every picture would hold parts of several, or a part of one.
 */
function mayBeOtherSize(numberOfFrames: number, wholeFrames: number): boolean {
  const ratio = Math.max(numberOfFrames, wholeFrames) / Math.min(numberOfFrames, wholeFrames);
  return numberOfFrames > 1 && [2, 3, 4, 6].includes(ratio);
}

function contradictorySize(pixels: ImagePixels, numberOfFrames: number, declaredBytes: number): AppError {
  return new AppError(
    'dicom/absurdSize',
    `The file contradicts itself: it says that it has ${numberOfFrames} frames of ${pixels.columns} × ${pixels.rows} pixels, but its pixel data of ${declaredBytes} bytes is not made of such frames.`,
    { numberOfFrames, declaredBytes },
  );
}

function encapsulatedExtent(header: DicomHeader, pixelData: PixelDataElement, numberOfFrames: number): PixelExtent {
  if (pixelData.declaredLength !== null) {
    throw new AppError('dicom/malformed', 'The file says that its images are compressed, but stores them as if they were not.');
  }
  const present = header.pixelSource.sizeBytes - pixelData.offset;
  // A first item, and for one frame at least an item header with something in it.
  if (present < 18) throw new AppError('file/truncated', 'The file breaks off before its first frame. Copy it again from where it came from.');
  // Every frame needs an item header of eight bytes and something behind it.
  if (numberOfFrames * 10 > present) {
    throw new AppError('dicom/absurdSize', `The file announces ${numberOfFrames} frames, which its ${present} bytes of pixel data cannot hold.`, { numberOfFrames, presentBytes: present });
  }
  return { nativeFrameBytes: null, framesInFile: numberOfFrames };
}
