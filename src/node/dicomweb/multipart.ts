/** A message in parts that does not keep to its own form, or ends before its end. */
export class BrokenMultipart extends Error {}

/** One part of a message; its content must be read before the next part is asked for. */
export interface Part {
  /** Empty where it says none. */
  readonly contentType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

const mostHeaderBytes = 16 * 1024;
const mostPreambleBytes = 64 * 1024;

/** The boundary that a Content-Type of `multipart/related` names (RFC 2046 5.1.1); null where it is no such type or names none that may be. */
export function boundaryOf(contentType: string): string | null {
  if (!/^\s*multipart\//i.test(contentType)) return null;
  const match = /;\s*boundary=(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/i.exec(contentType);
  const boundary = match?.[1]?.replaceAll(/\\(.)/g, '$1') ?? match?.[2] ?? '';
  return /^[\x20-\x7e]{0,69}[\x21-\x7e]$/.test(boundary) ? boundary : null;
}

/**
 * The parts of a multipart message as they come in, holding no more of them than a piece. A part ends where its boundary stands and nowhere else,
 * whatever length its header claims. Throws `BrokenMultipart`, and what `source` throws.
 */
export async function* readParts(source: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const incoming = new Incoming(source, boundary);
  try {
    if (!(await incoming.skipPreamble())) return;
    do {
      const content = incoming.content();
      yield { contentType: await incoming.partHeaders(), content };
      // What was not read of it is passed over.
      for await (const _ of content);
    } while (!incoming.isAtEnd);
  } finally {
    await incoming.close();
  }
}

class Incoming {
  isAtEnd = false;
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #delimiter: Buffer;
  /** A line end in front of the message, so that the first boundary is found like the others. */
  #held: Buffer = Buffer.from('\r\n');

  constructor(source: AsyncIterable<Uint8Array>, boundary: string) {
    this.#pieces = source[Symbol.asyncIterator]();
    this.#delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  /** Whether there is a part at all. */
  async skipPreamble(): Promise<boolean> {
    let skipped = 0;
    for await (const piece of this.content()) {
      skipped += piece.length;
      if (skipped > mostPreambleBytes) throw new BrokenMultipart('no boundary');
    }
    return !this.isAtEnd;
  }

  /** The Content-Type among a part's headers. */
  async partHeaders(): Promise<string> {
    // The line end of the boundary is still held: without headers, the empty line is that one and the next.
    let end = -1;
    while ((end = this.#held.indexOf('\r\n\r\n')) < 0) {
      if (this.#held.length > mostHeaderBytes) throw new BrokenMultipart('endless headers');
      await this.#more();
    }
    const headers = this.#held.toString('latin1', 0, end).replaceAll(/\r\n[ \t]+/g, ' ');
    this.#held = this.#held.subarray(end + 4);
    return /^content-type:[ \t]*(.*)$/im.exec(headers)?.[1]?.trim() ?? '';
  }

  /** Everything up to the next boundary, which is passed over but for its line end. */
  async *content(): AsyncGenerator<Uint8Array> {
    let from = 0;
    for (;;) {
      const at = this.#held.indexOf(this.#delimiter, from);
      if (at < 0) {
        const sure = Math.max(0, this.#held.length - this.#delimiter.length + 1);
        yield* this.#take(sure);
        from = 0;
        await this.#more();
        continue;
      }
      yield* this.#take(at);
      const line = await this.#restOfBoundaryLine();
      if (line !== null) {
        this.isAtEnd = line.startsWith('--');
        return;
      }
      // It only begins like the boundary.
      from = 1;
    }
  }

  /** What stands behind the boundary at the front, which is dropped; null where it belongs to the content. */
  async #restOfBoundaryLine(): Promise<string | null> {
    const start = this.#delimiter.length;
    while (this.#held.length < start + 2) await this.#more();
    const next = this.#held.toString('latin1', start, start + 2);
    if (next === '--') return next;
    // White space may stand behind it.
    for (let end = start; ; end++) {
      while (this.#held.length < end + 2) await this.#more();
      if (this.#held[end] === 0x0d && this.#held[end + 1] === 0x0a) {
        this.#held = this.#held.subarray(end);
        return '';
      }
      if ((this.#held[end] !== 0x20 && this.#held[end] !== 0x09) || end - start > mostHeaderBytes) return null;
    }
  }

  *#take(count: number): Generator<Uint8Array> {
    if (count === 0) return;
    const taken = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    yield taken;
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#pieces.next();
    if (done === true) throw new BrokenMultipart('ended before its end');
    this.#held = this.#held.length === 0 ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.concat([this.#held, value]);
  }
}
