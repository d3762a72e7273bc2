/** Where a file goes, piece by piece. `overwrite` puts bytes over ones that were appended before. */
export interface ByteSink {
  append(bytes: Uint8Array): Promise<void>;
  overwrite(position: number, bytes: Uint8Array): Promise<void>;
}
