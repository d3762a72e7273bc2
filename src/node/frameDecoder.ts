import { createFrameDecoder } from '../dicom/decodeFrame.ts';
import { createJpegDecoder } from '../dicom/jpegDecoder.ts';

/** The frame decoder of a Node process or worker. */
export const decodeFrame = createFrameDecoder({ jpeg: createJpegDecoder() });
