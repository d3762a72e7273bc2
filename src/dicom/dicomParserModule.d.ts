// The package is CommonJS and its typings name no default export, which is all that Node offers of it.
declare module 'dicom-parser' {
  const dicomParser: {
    readonly ByteStream: new (parser: ByteArrayParser, bytes: Uint8Array, position?: number) => ByteStream;
    readonly littleEndianByteArrayParser: ByteArrayParser;
    readonly bigEndianByteArrayParser: ByteArrayParser;
    readonly readDicomElementExplicit: (stream: ByteStream, warnings?: string[], untilTag?: string) => Element;
    readonly readDicomElementImplicit: (stream: ByteStream, untilTag?: string) => Element;
    readonly readTag: (stream: ByteStream) => string;
  };
  export default dicomParser;
}
