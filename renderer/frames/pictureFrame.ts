/** Stored values of a grey frame. */
export type GreyValues = Uint8Array | Int8Array | Uint16Array | Int16Array;

/**
 * One decoded frame as the picture takes it, row by row from the top left. Grey keeps the stored values (MONOCHROME1 is
 * turned round when it is drawn, not here); colour is 8-bit RGBA with full opacity.
 */
export type PictureFrame =
  | { readonly kind: 'grey'; readonly columns: number; readonly rows: number; readonly values: GreyValues }
  | { readonly kind: 'colour'; readonly columns: number; readonly rows: number; readonly values: Uint8ClampedArray<ArrayBuffer> };
