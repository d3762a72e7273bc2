import type { ImagePixels, ValueTable, ValueWindow, WindowFunction } from './imagePixels.ts';

/** How grey values become shades: through a window, or through a VOI look-up table. Both take output values of the modality transform. */
export type GreyLook =
  | { readonly kind: 'window'; readonly window: ValueWindow; readonly shape: WindowFunction }
  | { readonly kind: 'table'; readonly table: ValueTable };

/** What the file asks for: its first window, else its VOI look-up table, else every value that its pixels can have. */
export function fileLook(pixels: ImagePixels): GreyLook {
  const [window] = pixels.windows;
  if (window !== undefined) return { kind: 'window', window, shape: pixels.windowFunction };
  if (pixels.voiLut !== null) return { kind: 'table', table: pixels.voiLut };
  return { kind: 'window', window: wholeRange(pixels), shape: 'linear' };
}

/** The linear window that comes closest to a look: where a hand that sets the window by itself begins. */
export function linearWindowOf(look: GreyLook): ValueWindow {
  if (look.kind === 'window') {
    const { window, shape } = look;
    return shape === 'linearExact' ? { center: window.center + 0.5, width: window.width + 1 } : window;
  }
  const { firstValue, entries } = look.table;
  return { center: firstValue + entries.length / 2, width: entries.length };
}

/** The linear window from the least to the greatest value that the modality transform can give. */
function wholeRange(pixels: ImagePixels): ValueWindow {
  return windowFrom(modalityRange(pixels));
}

/** The linear window from the darkest to the brightest of these stored values. null where there are none. */
export function windowOfValues(values: ArrayLike<number>, pixels: ImagePixels): ValueWindow | null {
  const present = new Set<number>();
  for (let i = 0; i < values.length; i++) present.add(values[i]!);
  if (present.size === 0) return null;
  const shown = Array.from(present, (stored) => modalityValue(pixels, stored));
  return windowFrom({ least: shown.reduce((a, b) => Math.min(a, b)), most: shown.reduce((a, b) => Math.max(a, b)) });
}

function windowFrom({ least, most }: { readonly least: number; readonly most: number }): ValueWindow {
  const width = most - least + 1;
  return { center: least + width / 2, width };
}

/** Least and greatest stored value that the bits can hold. */
export function storedRange({ bitsStored, signed }: Pick<ImagePixels, 'bitsStored' | 'signed'>): { readonly least: number; readonly most: number } {
  const values = 2 ** bitsStored;
  return signed ? { least: -values / 2, most: values / 2 - 1 } : { least: 0, most: values - 1 };
}

/** Least and greatest value that the modality transform (PS3.3 C.11.1) can give. */
export function modalityRange(pixels: Pick<ImagePixels, 'bitsStored' | 'signed' | 'modalityLut' | 'rescaleSlope' | 'rescaleIntercept'>): { readonly least: number; readonly most: number } {
  if (pixels.modalityLut !== null) {
    const { entries } = pixels.modalityLut;
    return { least: entries.reduce((a, b) => Math.min(a, b)), most: entries.reduce((a, b) => Math.max(a, b)) };
  }
  const { least, most } = storedRange(pixels);
  const ends = [least, most].map((stored) => stored * pixels.rescaleSlope + pixels.rescaleIntercept);
  return { least: Math.min(...ends), most: Math.max(...ends) };
}

/** The shades of all values that the words of a frame can hold, those beyond its stored bits too: a compressed frame may hold such. */
export interface Shades {
  /** The value that the first shade belongs to. */
  readonly leastValue: number;
  /** 0 black … 255 white. */
  readonly shades: Uint8ClampedArray;
}

/**
 * What a look makes of each value: modality transform, then look, then the inversion of MONOCHROME1 (PS3.3 C.7.6.3.1.2). One table
 * serves all frames of a pullback.
 */
export function shadesOf(pixels: ImagePixels, look: GreyLook): Shades {
  const shades = new Uint8ClampedArray(pixels.bitsAllocated === 8 ? 256 : 65536);
  const leastValue = pixels.signed ? -shades.length / 2 : 0;
  const shade = look.kind === 'table' ? shadeByTable(look.table) : windowShades[look.shape](look.window);
  const inverted = pixels.photometricInterpretation === 'MONOCHROME1';
  for (let i = 0; i < shades.length; i++) {
    const shown = shade(modalityValue(pixels, leastValue + i));
    // The array clamps and rounds.
    shades[i] = inverted ? 255 - shown : shown;
  }
  return { leastValue, shades };
}

function modalityValue({ modalityLut, rescaleSlope, rescaleIntercept }: ImagePixels, stored: number): number {
  return modalityLut === null ? stored * rescaleSlope + rescaleIntercept : mapped(modalityLut, stored);
}

function mapped({ entries, firstValue }: ValueTable, value: number): number {
  return entries[Math.min(entries.length - 1, Math.max(0, Math.round(value) - firstValue))]!;
}

function shadeByTable(table: ValueTable): (value: number) => number {
  const scale = 255 / (2 ** table.bitsPerEntry - 1);
  return (value) => mapped(table, value) * scale;
}

/** The functions LINEAR, LINEAR_EXACT and SIGMOID of PS3.3 C.11.2.1.2 and C.11.2.1.3, for an output of 0 to 255. */
const windowShades: Readonly<Record<WindowFunction, (window: ValueWindow) => (value: number) => number>> = {
  linear:
    ({ center, width }) =>
    (value) => {
      const x = value - (center - 0.5);
      if (x <= -(width - 1) / 2) return 0;
      if (x > (width - 1) / 2) return 255;
      return (x / (width - 1) + 0.5) * 255;
    },
  linearExact:
    ({ center, width }) =>
    (value) => {
      const x = value - center;
      if (x <= -width / 2) return 0;
      if (x > width / 2) return 255;
      return (x / width + 0.5) * 255;
    },
  sigmoid:
    ({ center, width }) =>
    (value) =>
      255 / (1 + Math.exp((-4 * (value - center)) / width)),
};
