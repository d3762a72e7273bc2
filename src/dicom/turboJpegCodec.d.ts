declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  export interface TurboJpegDecoder {
    /** Memory of the module to copy the stream into; valid until the next call. */
    getEncodedBuffer(lengthBytes: number): Uint8Array;
    decode(): void;
    /** Memory of the module; valid until the next call. */
    getDecodedBuffer(): Uint8Array;
    getFrameInfo(): { readonly width: number; readonly height: number; readonly bitsPerSample: number; readonly componentCount: number };
    delete(): void;
  }
  export interface TurboJpegModule {
    readonly JPEGDecoder: new () => TurboJpegDecoder;
  }
  export interface TurboJpegModuleOptions {
    /** The WebAssembly binary itself. */
    readonly wasmBinary?: ArrayBuffer | Uint8Array;
    /** Where the binary is to be fetched from. */
    readonly locateFile?: (fileName: string) => string;
    readonly print?: (text: string) => void;
    readonly printErr?: (text: string) => void;
  }
  const createTurboJpegModule: (options?: TurboJpegModuleOptions) => Promise<TurboJpegModule>;
  export default createTurboJpegModule;
}
