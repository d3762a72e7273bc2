import { AppError } from '../shared/appError.ts';
import type { ByteSink } from './byteSink.ts';
import { encodeElementHead, itemHead } from './writeDataset.ts';

const undefinedLength = 0xffffffff;

/** Bytes of all frames that native Pixel Data can hold, for its length has 32 bits and is even. */
export const mostNativeBytes = undefinedLength - 1;

/**
 * Encapsulated Pixel Data (7fe0,0010) to the end of the file: one fragment of even length a frame behind a Basic Offset Table, which is
 * filled in when the offsets are known (PS3.5 A.4).
 *
 * @param position How many bytes were appended to the sink before.
 * @param fragmentOf The coded frame (0-based); called once for each, in order.
 * @throws AppError `output/tooLarge` where the offsets need more than 32 bits.
 */
export async function writeFragments(sink: ByteSink, position: number, numberOfFrames: number, fragmentOf: (frameIndex: number) => Uint8Array | Promise<Uint8Array>): Promise<void> {
  const pixelHead = encodeElementHead('x7fe00010', 'OB', undefinedLength, { explicitVr: true, littleEndian: true });
  const table = new Uint8Array(4 * numberOfFrames);
  const offsets = new DataView(table.buffer);
  await sink.append(pixelHead);
  await sink.append(itemHead('xfffee000', table.length));
  await sink.append(table);
  let offset = 0;
  for (let frameIndex = 0; frameIndex < numberOfFrames; frameIndex++) {
    const fragment = await fragmentOf(frameIndex);
    offsets.setUint32(4 * frameIndex, offset, true);
    await sink.append(itemHead('xfffee000', fragment.length));
    await sink.append(fragment);
    offset += 8 + fragment.length;
    if (offset > undefinedLength) throw new AppError('output/tooLarge', 'The frames do not fit the offsets of a DICOM file. Take fewer or smaller ones.');
  }
  await sink.append(itemHead('xfffee0dd', 0));
  await sink.overwrite(position + pixelHead.length + 8, table);
}
