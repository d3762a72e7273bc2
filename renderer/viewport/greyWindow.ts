import type { ImagePixels, ValueWindow } from '../../src/dicom/imagePixels.ts';

/** The window a frame is shown with until the reader sets another: the file's first, else every value that its bits can hold. */
export function defaultWindow(pixels: ImagePixels): ValueWindow {
  const [first] = pixels.windows;
  if (first !== undefined && first.width >= 1) return first;
  const { least, most } = storedRange(pixels);
  const ends = [least, most].map((stored) => stored * pixels.rescaleSlope + pixels.rescaleIntercept);
  const low = Math.min(...ends);
  const width = Math.max(...ends) - low + 1;
  return { center: low + width / 2, width };
}

/** Smallest and largest stored value that the bits can hold. */
export function storedRange(pixels: ImagePixels): { readonly least: number; readonly most: number } {
  const values = 2 ** pixels.bitsStored;
  return pixels.signed ? { least: -values / 2, most: values / 2 - 1 } : { least: 0, most: values - 1 };
}

const smallestWidth = 1;

/**
 * The window after a right drag of so many canvas pixels: to the right wider, downwards brighter levels darker, in steps that
 * suit the range that the values have.
 */
export function draggedWindow(from: ValueWindow, dx: number, dy: number, pixels: ImagePixels): ValueWindow {
  const { least, most } = storedRange(pixels);
  const step = ((most - least + 1) * Math.abs(pixels.rescaleSlope)) / 512;
  const whole = step >= 0.25 ? Math.round : (value: number) => value;
  return { width: Math.max(smallestWidth, whole(from.width + dx * step)), center: whole(from.center + dy * step) };
}

/** Whether a window can be set at all: colour frames are shown as they are. */
export function isWindowable(pixels: ImagePixels): boolean {
  return pixels.photometricInterpretation === 'MONOCHROME1' || pixels.photometricInterpretation === 'MONOCHROME2';
}
