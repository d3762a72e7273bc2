/** What a host tells the loader of a WebAssembly codec. In Node nothing: the binary lies beside the loader. */
export interface WasmModuleOptions {
  /** Where the binary is to be fetched from; a browser worker has its URL. */
  readonly locateFile?: (fileName: string) => string;
  readonly print?: (text: string) => void;
  readonly printErr?: (text: string) => void;
}
