declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  export interface OpenJpegDecoder {
    /** Memory of the module to copy the stream into; valid until the next call. */
    getEncodedBuffer(lengthBytes: number): Uint8Array;
    /** Returns without a word where it fails: what `getDecodedBuffer` holds is then what it held before. */
    decode(): void;
    /** A copy. By pixel; one byte a sample up to 8 bits of precision, else two, little endian. */
    getDecodedBuffer(): ArrayLike<number>;
    delete(): void;
  }
  export interface OpenJpegModule {
    readonly J2KDecoder: new () => OpenJpegDecoder;
  }
  const createOpenJpegModule: (options?: import('./wasmModuleOptions.ts').WasmModuleOptions) => Promise<OpenJpegModule>;
  export default createOpenJpegModule;
}
