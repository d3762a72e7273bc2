/** A palette colour lookup table (PS3.3 C.7.6.3.1.5), expanded: one 8-bit RGB triple an entry. */
export interface PaletteColor {
  /** First stored value that is mapped; smaller ones take the first entry, larger ones the last. */
  readonly firstStoredValue: number;
  readonly red: readonly number[];
  readonly green: readonly number[];
  readonly blue: readonly number[];
}

/** A linear window of the file (PS3.3 C.11.2), in output units of the rescale. */
export interface ValueWindow {
  readonly center: number;
  readonly width: number;
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
  readonly rescaleSlope: number;
  readonly rescaleIntercept: number;
  readonly windows: readonly ValueWindow[];
}
