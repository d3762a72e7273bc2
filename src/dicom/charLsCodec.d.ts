declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  export interface CharLsDecoder {
    /** Memory of the module to copy the stream into; valid until the next call. */
    getEncodedBuffer(lengthBytes: number): Uint8Array;
    /** Throws what is no Error where the stream is damaged. */
    decode(): void;
    /** A copy. One byte a sample up to 8 bits of precision, else two, little endian; by plane where `getInterleaveMode` is 0, else by pixel. */
    getDecodedBuffer(): ArrayLike<number>;
    getInterleaveMode(): number;
    delete(): void;
  }
  export interface CharLsModule {
    readonly JpegLSDecoder: new () => CharLsDecoder;
  }
  const createCharLsModule: (options?: import('./wasmModuleOptions.ts').WasmModuleOptions) => Promise<CharLsModule>;
  export default createCharLsModule;
}
