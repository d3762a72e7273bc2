// The package is CommonJS and its typings name no default export, which is all that Node offers of it.
declare module 'dicom-parser' {
  const dicomParser: {
    readonly ByteStream: new (parser: ByteArrayParser, bytes: Uint8Array, position?: number) => ByteStream;
    readonly littleEndianByteArrayParser: ByteArrayParser;
    readonly bigEndianByteArrayParser: ByteArrayParser;
    readonly readSequenceItemsExplicit: (stream: ByteStream, element: Element, warnings: string[]) => void;
    readonly readSequenceItemsImplicit: (stream: ByteStream, element: Element) => void;
  };
  export default dicomParser;
}
