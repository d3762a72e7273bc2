import { Deflate } from 'fflate';
import type { ByteSink } from '../dicom/byteSink.ts';
import { type GreyJpegEncoder, createGreyJpegEncoder } from '../dicom/jpegEncoder.ts';
import { encodeRle } from '../dicom/encodeRle.ts';
import { transferSyntaxOf } from '../dicom/transferSyntax.ts';
import { encodeDataset, encodeElementHead, encodeFileMeta, evenly } from '../dicom/writeDataset.ts';
import { mostNativeBytes, writeFragments } from '../dicom/writeFragments.ts';
import { AppError } from '../shared/appError.ts';
import type { Phantom } from './phantom.ts';
import { phantomAttributes, phantomSopInstanceUid, ultrasoundMultiframeUid } from './phantomAttributes.ts';
import { type PhantomSyntax, phantomSyntaxUids } from './phantomSyntax.ts';

export interface WritePhantomOptions {
  readonly syntax: PhantomSyntax;
  /** 1–100, for JPEG. */
  readonly jpegQuality?: number;
  readonly onFrame?: (done: number, total: number) => void;
}

const pixelDataTag = 'x7fe00010';
const defaultJpegQuality = 85;

/**
 * Writes the phantom as a DICOM file, never holding more than a frame or two of it. Throws `output/tooLarge` where the pixel data
 * would not fit the 32-bit length or offsets of its syntax; what the sink throws passes through.
 */
export async function writePhantom(phantom: Phantom, sink: ByteSink, options: WritePhantomOptions): Promise<void> {
  const transferSyntaxUid = phantomSyntaxUids[options.syntax];
  const syntax = transferSyntaxOf(transferSyntaxUid);
  if (syntax === null) throw new Error(`no transfer syntax ${transferSyntaxUid}`);
  const { numberOfFrames, sizePx } = phantom.request;
  const frameBytes = sizePx * sizePx;
  if (frameBytes * numberOfFrames >= mostNativeBytes) {
    throw new AppError('output/tooLarge', `${numberOfFrames} frames of ${sizePx} × ${sizePx} pixels do not fit a DICOM file. Ask for fewer or smaller ones.`);
  }
  const meta = encodeFileMeta({ sopClassUid: ultrasoundMultiframeUid, sopInstanceUid: phantomSopInstanceUid(phantom), transferSyntaxUid });
  const head = encodeDataset(phantomAttributes(phantom, options.syntax), syntax);
  await sink.append(meta);
  if (syntax.pixelData === 'encapsulated') {
    await sink.append(head);
    await writeCoded(phantom, sink, options, meta.length + head.length);
    return;
  }
  const body = options.syntax === 'deflated' ? deflated(sink) : { append: (bytes: Uint8Array) => sink.append(bytes), end: async () => undefined };
  await body.append(head);
  const wordsOfBytes = frameBytes * numberOfFrames + ((frameBytes * numberOfFrames) % 2);
  // Implicit VR pixel data is OW by rule (PS3.5 A.1); 8-bit explicit ones may be OB, whose bytes no byte order turns round.
  await body.append(encodeElementHead(pixelDataTag, 'OB', wordsOfBytes, syntax));
  for (let frameIndex = 0; frameIndex < numberOfFrames; frameIndex++) {
    await body.append(phantom.frame(frameIndex));
    options.onFrame?.(frameIndex + 1, numberOfFrames);
  }
  if (wordsOfBytes > frameBytes * numberOfFrames) await body.append(new Uint8Array(1));
  await body.end();
}

async function writeCoded(phantom: Phantom, sink: ByteSink, { syntax, jpegQuality, onFrame }: WritePhantomOptions, headLength: number): Promise<void> {
  const { numberOfFrames, sizePx } = phantom.request;
  const jpeg: GreyJpegEncoder | null = syntax === 'jpegBaseline' ? await createGreyJpegEncoder(jpegQuality ?? defaultJpegQuality) : null;
  await writeFragments(sink, headLength, numberOfFrames, (frameIndex) => {
    const samples = phantom.frame(frameIndex);
    const fragment = jpeg === null ? encodeRle([samples], sizePx) : jpeg(samples, sizePx, sizePx);
    onFrame?.(frameIndex + 1, numberOfFrames);
    return fragment;
  });
}

/** The data set through raw deflate, padded to even length (PS3.5 A.5). */
function deflated(sink: ByteSink): { append(bytes: Uint8Array): Promise<void>; end(): Promise<void> } {
  const ready: Uint8Array[] = [];
  let written = 0;
  const stream = new Deflate({ level: 6 }, (chunk) => ready.push(chunk));
  const drain = async () => {
    for (const chunk of ready.splice(0)) {
      written += chunk.length;
      await sink.append(chunk);
    }
  };
  return {
    async append(bytes) {
      stream.push(bytes);
      await drain();
    },
    async end() {
      stream.push(new Uint8Array(0), true);
      await drain();
      if (written % 2 === 1) await sink.append(evenly(new Uint8Array(1), 0).subarray(0, 1));
    },
  };
}
