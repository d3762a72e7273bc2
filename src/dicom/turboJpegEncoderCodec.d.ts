declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs' {
  export interface TurboJpegEncoder {
    setQuality(quality: number): void;
    setProgressive(progressive: boolean): void;
    /** Memory of the module to copy the samples into; valid until the next call. */
    getDecodedBuffer(frame: { readonly width: number; readonly height: number; readonly bitsPerSample: number; readonly componentCount: number; readonly isSigned: boolean }): Uint8Array;
    encode(): void;
    /** Memory of the module; valid until the next call. */
    getEncodedBuffer(): ArrayLike<number>;
    delete(): void;
  }
  export interface TurboJpegEncoderModule {
    readonly JPEGEncoder: new () => TurboJpegEncoder;
  }
  const createTurboJpegModule: (options?: { readonly print?: (text: string) => void; readonly printErr?: (text: string) => void }) => Promise<TurboJpegEncoderModule>;
  export default createTurboJpegModule;
}
