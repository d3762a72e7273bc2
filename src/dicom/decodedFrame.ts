/**
 * One frame as pixels, row by row from the top-left one. Grey frames hold stored values (MONOCHROME1 is not inverted, no window is
 * applied); colour frames hold red, green, blue for each pixel, whatever the file stored.
 */
export type DecodedFrame =
  | { readonly kind: 'grey8'; readonly columns: number; readonly rows: number; readonly data: Uint8Array }
  | { readonly kind: 'grey16'; readonly columns: number; readonly rows: number; readonly data: Int16Array | Uint16Array }
  | { readonly kind: 'rgb8'; readonly columns: number; readonly rows: number; readonly data: Uint8Array };
