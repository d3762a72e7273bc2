import type { ImagePixels } from './imagePixels.ts';
import type { DecodedStream } from './streamImage.ts';

/**
 * Decodes one compressed image of the size and kind that the header describes. Rejects with an Error that says what is wrong with the
 * stream; never with half a picture.
 */
export type StreamDecoder = (bytes: Uint8Array, pixels: ImagePixels) => Promise<DecodedStream>;
