import type { ByteSource } from './byteSource.ts';

/**
 * A stretch of a source that is held in memory while something walks over it, so that not every few bytes are a read of their own.
 */
export class SourceWindow {
  readonly source: ByteSource;
  #start = 0;
  #view: DataView = new DataView(new ArrayBuffer(0));

  constructor(source: ByteSource) {
    this.source = source;
  }

  /** The bytes where they are at hand; null where they have to be loaded. */
  held(offset: number, length: number): DataView | null {
    const from = offset - this.#start;
    if (from < 0 || from + length > this.#view.byteLength) return null;
    return new DataView(this.#view.buffer, this.#view.byteOffset + from, length);
  }

  /** The bytes; where they are not at hand, `windowBytes` from `offset` on are read, less at the end of the source. */
  async load(offset: number, length: number, windowBytes: number, signal?: AbortSignal): Promise<DataView> {
    const held = this.held(offset, length);
    if (held) return held;
    const bytes = await this.source.read(offset, Math.max(length, Math.min(windowBytes, this.source.sizeBytes - offset)), signal);
    this.#start = offset;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new DataView(bytes.buffer, bytes.byteOffset, length);
  }
}
