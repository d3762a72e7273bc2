import { createFrameDecoder } from '../dicom/decodeFrame.ts';
import { createJpeg2000Decoder } from '../dicom/jpeg2000Decoder.ts';
import { createJpegDecoder } from '../dicom/jpegDecoder.ts';

/** The frame decoder of a Node process or worker. */
export const decodeFrame = createFrameDecoder({ jpeg: createJpegDecoder(), jpeg2000: createJpeg2000Decoder() });
