declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  export interface TurboJpegDecoder {
    /** Memory of the module to copy the stream into; valid until the next call. */
    getEncodedBuffer(lengthBytes: number): Uint8Array;
    decode(): void;
    /** Bytes, grey or red, green, blue; a view or a copy, by version. */
    getDecodedBuffer(): ArrayLike<number>;
    delete(): void;
  }
  export interface TurboJpegModule {
    readonly JPEGDecoder: new () => TurboJpegDecoder;
  }
  const createTurboJpegModule: (options?: import('./wasmModuleOptions.ts').WasmModuleOptions) => Promise<TurboJpegModule>;
  export default createTurboJpegModule;
}
