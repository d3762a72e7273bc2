import { AppError } from '../../shared/appError.ts';
import type { ByteSink } from '../byteSink.ts';
import type { DatasetElement } from '../datasetElement.ts';
import type { DecodedFrame } from '../decodedFrame.ts';
import { dicomTags } from '../dicomTag.ts';
import type { ImagePixels } from '../imagePixels.ts';
import type { DicomHeader } from '../readHeader.ts';
import { explicitVrLittleEndian } from '../transferSyntax.ts';
import { encodeDataset, encodeElementHead, encodeFileMeta, joined } from '../writeDataset.ts';
import { mostNativeBytes, writeFragments } from '../writeFragments.ts';
import { blanked, type Blanking, blankedRuns } from './blanking.ts';
import { type AttributeDone, type DeidentifyContext, deidentifyDataset } from './deidentifyDataset.ts';
import { deidentifiableClasses, derivation, lossyHistory, markers, modality, sopClassOf } from './markers.ts';
import { requireNoTraceInBytes } from './requireNoTrace.ts';
import { nativePadding, pixelAttributes, storedForm, storedFrame, storedFrameBytes } from './storedForm.ts';

/** One instance to be written without its identity. */
export interface InstanceToWrite {
  /** For a sentence: the file that it is written to. */
  readonly name: string;
  readonly header: DicomHeader;
  readonly pixels: ImagePixels;
  readonly numberOfFrames: number;
  readonly sopInstanceUid: string;
  /** Stands where the file has no Instance Number. */
  readonly instanceNumber: number;
  readonly blanking: Blanking;
  /** One frame (0-based), decoded by the pixels that are given. */
  decodeFrame(frameIndex: number, pixels: ImagePixels): Promise<DecodedFrame>;
  readonly onFrame?: () => void;
  readonly signal?: AbortSignal;
}

/** What was done to one instance. Never a value of the original. */
export interface InstanceDone {
  readonly attributes: readonly AttributeDone[];
  readonly numberOfFrames: number;
  /** Of each frame. */
  readonly blankedPixels: number;
}

/** Throws `deidentify/otherKind` for an object that the rules are not made for: what they leave of it would be no valid object. */
export function requireDeidentifiable(header: DicomHeader): void {
  const sopClass = sopClassOf(header.dataset, header.meta);
  if (!deidentifiableClasses.has(sopClass)) {
    throw new AppError('deidentify/otherKind', `Files without names are made of ultrasound images and captured pictures; this one is of another kind (SOP class ${sopClass || 'not stated'}).`);
  }
}

/**
 * Writes an instance anew as a whole DICOM file: its data set by the rules, every frame decoded, overwritten where it is to be, and stored
 * without loss. Holds a frame or two at a time. Throws `deidentify/otherKind`, `deidentify/traceLeft`, `output/tooLarge`, the signal's reason, and what decoding throws.
 */
export async function writeDeidentified(instance: InstanceToWrite, sink: ByteSink, context: DeidentifyContext): Promise<InstanceDone> {
  const { header, pixels, numberOfFrames, signal } = instance;
  const { dataset } = header;
  requireDeidentifiable(header);
  const form = storedForm(pixels);
  const frameBytes = storedFrameBytes(form);
  const totalBytes = frameBytes * numberOfFrames;
  const isNative = form.transferSyntaxUid === explicitVrLittleEndian;
  if (isNative && totalBytes > mostNativeBytes) throw new AppError('output/tooLarge', 'The frames do not fit one uncompressed DICOM file.');
  const runs = blankedRuns(instance.blanking, pixels);
  const blankedPixels = runs.reduce((sum, { length }) => sum + length, 0);
  const sopClassUid = sopClassOf(dataset, header.meta);
  const sopInstanceUid = context.uids.of(instance.sopInstanceUid);
  const written: readonly DatasetElement[] = [
    ...markers(dataset, context.options),
    modality(dataset),
    ...derivation(dataset, blankedPixels > 0),
    ...lossyHistory(dataset, pixels.transferSyntaxUid),
    ...pixelAttributes(form, pixels),
    [dicomTags.sopClassUid.tag, 'UI', sopClassUid],
    [dicomTags.sopInstanceUid.tag, 'UI', sopInstanceUid],
    ...(dataset.number(dicomTags.instanceNumber) === null ? [[dicomTags.instanceNumber.tag, 'IS', instance.instanceNumber] satisfies DatasetElement] : []),
  ];
  const { elements, done } = deidentifyDataset(dataset, header.passedOver, written, context);
  const meta = encodeFileMeta({ sopClassUid, sopInstanceUid, transferSyntaxUid: form.transferSyntaxUid });
  const head = encodeDataset(elements, { explicitVr: true, littleEndian: true });
  const where = `the header of ${instance.name}`;
  // Among the numbers of a long table a short word stands by chance.
  const withoutTables = encodeDataset(elements.filter(([, vr]) => vr !== 'OW'), { explicitVr: true, littleEndian: true });
  requireNoTraceInBytes(joined([meta, withoutTables]), context.traces, where);
  requireNoTraceInBytes(head, context.traces.filter(({ isCertain }) => isCertain), where);
  await sink.append(meta);
  await sink.append(head);
  const frameAt = async (frameIndex: number): Promise<Uint8Array> => {
    signal?.throwIfAborted();
    const stored = storedFrame(blanked(await instance.decodeFrame(frameIndex, form.decodeAs), runs), form, frameIndex + 1);
    instance.onFrame?.();
    return stored;
  };
  if (isNative) {
    const padding = nativePadding(totalBytes);
    await sink.append(encodeElementHead(dicomTags.pixelData.tag, form.bitsAllocated === 8 ? 'OB' : 'OW', totalBytes + padding.length, { explicitVr: true, littleEndian: true }));
    for (let frameIndex = 0; frameIndex < numberOfFrames; frameIndex++) await sink.append(await frameAt(frameIndex));
    await sink.append(padding);
  } else {
    await writeFragments(sink, meta.length + head.length, numberOfFrames, frameAt);
  }
  return { attributes: [...done, { path: [dicomTags.pixelData.tag], outcome: blankedPixels > 0 ? 'cleaned' : 'kept' }], numberOfFrames, blankedPixels };
}
