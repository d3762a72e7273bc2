import { modalityRange } from '../../src/dicom/greyLook.ts';
import type { ImagePixels, ValueWindow } from '../../src/dicom/imagePixels.ts';

const smallestWidth = 1;

/**
 * The window after a right drag of so many canvas pixels: to the right wider, downwards brighter levels darker. Steps suit the
 * window that the drag began with, so that a narrow one in a wide range can be set as finely; whole numbers where values are.
 */
export function draggedWindow(from: ValueWindow, dx: number, dy: number, pixels: ImagePixels): ValueWindow {
  const { least, most } = modalityRange(pixels);
  const range = most - least + 1;
  const step = Math.max(from.width, range / 64) / 512;
  const whole = range >= 128 ? Math.round : (value: number) => value;
  return { width: Math.max(smallestWidth, whole(from.width + dx * step)), center: whole(from.center + dy * step) };
}

/** Whether a window can be set at all: colour frames are shown as they are. */
export function isWindowable(pixels: ImagePixels): boolean {
  return pixels.photometricInterpretation === 'MONOCHROME1' || pixels.photometricInterpretation === 'MONOCHROME2';
}
