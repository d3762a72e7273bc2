/** What the benches use of dcmjs, which brings no typings. */
declare module 'dcmjs' {
  const dcmjs: {
    readonly log: { disableAll(): void };
    readonly data: { readonly DicomMessage: { readFile(bytes: ArrayBuffer): unknown } };
  };
  export default dcmjs;
}
