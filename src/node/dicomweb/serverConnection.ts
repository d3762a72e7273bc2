import { AppError } from '../../shared/appError.ts';
import { isReadableOnTheWay } from './baseUrl.ts';
import { brokeOff, connectionError, notDicomweb, stalled, statusError, tooLarge } from './connectionErrors.ts';

/** How long a server is waited for, and how much is taken from it. */
export interface DicomwebLimits {
  /** With no byte for so long, a request is given up. */
  readonly stallMs: number;
  /** Of an answer that is not an image. */
  readonly mostAnswerBytes: number;
  readonly mostInstanceBytes: number;
}

export const usualLimits: DicomwebLimits = { stallMs: 30_000, mostAnswerBytes: 32 * 1024 * 1024, mostInstanceBytes: 32 * 1024 ** 3 };

/** What is needed to speak to one server. */
export interface ServerConnection {
  /** What the reader calls it; stands in sentences. */
  readonly name: string;
  /** Without a slash at its end (see `parseBaseUrl`). */
  readonly baseUrl: string;
  /** The value of the header Authorization; null for a server that asks nobody. */
  readonly authorization: string | null;
  /** Whether the reader takes it that others may listen. */
  readonly allowUnencrypted: boolean;
  readonly limits: DicomwebLimits;
}

export interface ServerRequest {
  /** Below the base address, with its query. */
  readonly path: string;
  readonly accept: string;
  readonly signal: AbortSignal;
  /** What is sent (POST); without it, what is asked for (GET). */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };
}

/** An answer whose body is still on its way. */
export interface ServerAnswer {
  readonly status: number;
  /** In full, with its parameters; empty where the server says none. */
  readonly contentType: string;
  /** Whether the server says that it has more of what was asked for (PS3.18 8.3.4.4: Warning 299). */
  readonly hasMore: boolean;
  /** Read it to its end, or leave the loop: then the connection is given up. Throws `server/brokeOff`, `server/stalled`, the signal's reason. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Gives up a body that nobody wants to read. */
  drop(): Promise<void>;
}

const mostRedirects = 3;

const sentPieceBytes = 64 * 1024;

/**
 * Asks a server, over TLS with its certificate checked, or over plain HTTP only where that stays on this machine or the reader has allowed it.
 * It is sent on to no other origin, since what it is told is meant for it alone. An answer that says no is thrown as `statusError` has it, unless
 * its status is among `taken`.
 * Throws the signal's reason and every `server/…`.
 */
export async function askServer(server: ServerConnection, request: ServerRequest, taken: readonly number[] = []): Promise<ServerAnswer> {
  requireEncryption(server);
  const patience = new Patience(server, request.signal);
  try {
    const response = await following(server, request, patience);
    const error = taken.includes(response.status) ? null : statusError(response.status, server.name);
    if (error !== null) {
      await response.body?.cancel().catch(() => undefined);
      throw error;
    }
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      hasMore: /^299 .*additional results/i.test(response.headers.get('warning') ?? ''),
      body: patience.watching(response.body),
      async drop() {
        patience.end();
        await response.body?.cancel().catch(() => undefined);
      },
    };
  } catch (error) {
    patience.end();
    throw patience.reasonFor(error, connectionError);
  }
}

/** The whole answer as JSON; null where there is none. Throws as `askServer` and the body do, and `server/notDicomweb`, `server/tooLarge`. */
export async function jsonAnswer(server: ServerConnection, answer: ServerAnswer): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of answer.body) {
    sizeBytes += piece.length;
    if (sizeBytes > server.limits.mostAnswerBytes) throw tooLarge(server.name);
    pieces.push(piece);
  }
  if (sizeBytes === 0) return null;
  try {
    // The JSON model is UTF-8 whatever character set the objects are in (PS3.18 F.2).
    return JSON.parse(new TextDecoder('utf-8').decode(Buffer.concat(pieces)));
  } catch {
    throw notDicomweb(server.name, answer.contentType.includes('html') ? 'a web page' : 'something that is not DICOM JSON');
  }
}

function requireEncryption({ baseUrl, allowUnencrypted, name }: ServerConnection): void {
  if (isReadableOnTheWay(baseUrl) && !allowUnencrypted) {
    throw new AppError('server/notEncrypted', `What goes to “${name}” is not encrypted, and others in the network could read it. Use its https address, or allow it in the settings.`);
  }
  // Set for some other program, it would take the lock off this one's door as well.
  if (baseUrl.startsWith('https:') && process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    throw new AppError('server/untrusted', 'NODE_TLS_REJECT_UNAUTHORIZED=0 is set on this machine: no certificate would be checked. Start the program without it.');
  }
}

async function following(server: ServerConnection, { path, accept, content }: ServerRequest, patience: Patience): Promise<Response> {
  let url = `${server.baseUrl}${path}`;
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(url, {
      method: content === undefined ? 'GET' : 'POST',
      headers: {
        Accept: accept,
        'Accept-Encoding': 'identity',
        ...(server.authorization === null ? {} : { Authorization: server.authorization }),
        ...(content === undefined ? {} : { 'Content-Type': content.type, 'Content-Length': String(content.bytes.length) }),
      },
      ...(content === undefined ? {} : { body: patience.sending(content.bytes), duplex: 'half' }),
      redirect: 'manual',
      signal: patience.signal,
    });
    if (response.status < 300 || response.status >= 400 || response.status === 304) return response;
    await response.body?.cancel();
    const next = response.headers.get('location') ?? '';
    const target = URL.canParse(next, url) ? new URL(next, url) : null;
    if (content !== undefined || target === null || target.origin !== new URL(url).origin || redirects >= mostRedirects) {
      throw new AppError('server/redirected', `“${server.name}” sends on to another address, which was not followed. Ask whoever runs it for the address to use.`);
    }
    url = target.href;
  }
}

/** Waits as long as something comes. */
class Patience {
  readonly signal: AbortSignal;
  readonly #given: AbortSignal;
  readonly #name: string;
  readonly #stallMs: number;
  readonly #stalling = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor({ name, limits }: ServerConnection, signal: AbortSignal) {
    this.#given = signal;
    this.#name = name;
    this.#stallMs = limits.stallMs;
    this.signal = AbortSignal.any([signal, this.#stalling.signal]);
    this.#timer = setTimeout(() => this.#stalling.abort(), this.#stallMs);
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  /** What is sent, piece by piece as the server takes it. */
  sending(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
    let at = 0;
    return new ReadableStream({
      pull: (controller) => {
        this.#timer.refresh();
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.subarray(at, at + sentPieceBytes));
        at += sentPieceBytes;
      },
    });
  }

  async *watching(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of body ?? []) {
        this.#timer.refresh();
        yield piece;
        // Whoever takes it in may be slower than the server.
        this.#timer.refresh();
      }
    } catch (error) {
      throw this.reasonFor(error, (cause, name) => brokeOff(name, cause));
    } finally {
      this.end();
    }
  }

  /** Who is to blame: the reader who cancelled, the silence, or what `otherwise` makes of it. */
  reasonFor(error: unknown, otherwise: (error: unknown, name: string) => AppError): unknown {
    if (error instanceof AppError) return error;
    if (this.#given.aborted) return this.#given.reason;
    if (this.#stalling.signal.aborted) return stalled(this.#name, this.#stallMs);
    return otherwise(error, this.#name);
  }
}
