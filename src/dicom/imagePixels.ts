/** A palette colour lookup table (PS3.3 C.7.6.3.1.5), expanded: one 8-bit RGB triple an entry. */
export interface PaletteColor {
  /** First stored value that is mapped; smaller ones take the first entry, larger ones the last. */
  readonly firstStoredValue: number;
  readonly red: readonly number[];
  readonly green: readonly number[];
  readonly blue: readonly number[];
}

/** A window of the file (PS3.3 C.11.2), in output units of the modality transform. */
export interface ValueWindow {
  readonly center: number;
  readonly width: number;
}

/** How a window maps values to shades (VOI LUT Function, PS3.3 C.11.2.1.2 and C.11.2.1.3). */
export const windowFunctions = ['linear', 'linearExact', 'sigmoid'] as const;

export type WindowFunction = (typeof windowFunctions)[number];

/** A Modality or VOI look-up table (PS3.3 C.11.1.1, C.11.2.1.1). */
export interface ValueTable {
  /** First value that is mapped; smaller ones take the first entry, larger ones the last. */
  readonly firstValue: number;
  readonly entries: readonly number[];
  /** Entries lie between 0 and 2 to the power of this, less one. */
  readonly bitsPerEntry: number;
}

/** The Image Pixel module (PS3.3 C.7.6.3): what is needed to turn one frame's bytes into pixels. Plain data. */
export interface ImagePixels {
  readonly transferSyntaxUid: string;
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  readonly photometricInterpretation: string;
  /** 0: colour by pixel; 1: colour by plane. */
  readonly planarConfiguration: 0 | 1;
  readonly palette: PaletteColor | null;
  /** Stands in the place of slope and intercept where the file has it. */
  readonly modalityLut: ValueTable | null;
  readonly rescaleSlope: number;
  readonly rescaleIntercept: number;
  readonly windows: readonly ValueWindow[];
  readonly windowFunction: WindowFunction;
  readonly voiLut: ValueTable | null;
}
