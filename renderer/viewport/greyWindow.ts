import { modalityRange } from '../../src/dicom/greyLook.ts';
import type { ImagePixels, ValueWindow } from '../../src/dicom/imagePixels.ts';

const smallestWidth = 1;

/**
 * The window after a right drag of so many canvas pixels: to the right wider, downwards brighter levels darker, in steps that
 * suit the range that the values have.
 */
export function draggedWindow(from: ValueWindow, dx: number, dy: number, pixels: ImagePixels): ValueWindow {
  const { least, most } = modalityRange(pixels);
  const step = (most - least + 1) / 512;
  const whole = step >= 0.25 ? Math.round : (value: number) => value;
  return { width: Math.max(smallestWidth, whole(from.width + dx * step)), center: whole(from.center + dy * step) };
}

/** Whether a window can be set at all: colour frames are shown as they are. */
export function isWindowable(pixels: ImagePixels): boolean {
  return pixels.photometricInterpretation === 'MONOCHROME1' || pixels.photometricInterpretation === 'MONOCHROME2';
}
