import jpegWasmUrl from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url';
import jpeg2000WasmUrl from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import { createFrameDecoder } from '../../src/dicom/decodeFrame.ts';
import { createJpeg2000Decoder } from '../../src/dicom/jpeg2000Decoder.ts';
import { createJpegDecoder } from '../../src/dicom/jpegDecoder.ts';

/** The frame decoder of a worker. Each codec fetches its binary with the first frame that needs it. */
export const decodeFrame = createFrameDecoder({
  jpeg: createJpegDecoder({ locateFile: () => jpegWasmUrl }),
  jpeg2000: createJpeg2000Decoder({ locateFile: () => jpeg2000WasmUrl }),
});
