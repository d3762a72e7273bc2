import { AppError } from '../../shared/appError.ts';

/** A JSON body is at most this long; the longest is a document that is taken over. */
const mostBytes = 64 * 1024 * 1024;

/** The body of a request as JSON; `{}` where there is none. Throws `output/tooLarge` and `service/badRequest`. */
export async function jsonBody(request: Request): Promise<unknown> {
  const text = await textOf(request.body);
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('service/badRequest', 'The request is not JSON.', {}, { cause });
  }
}

/** One that is longer than it may be is left where it is, whatever length it claims. */
async function textOf(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let sizeBytes = 0;
  for await (const piece of body ?? []) {
    sizeBytes += piece.byteLength;
    if (sizeBytes > mostBytes) throw new AppError('output/tooLarge', 'The request is too large.');
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}
