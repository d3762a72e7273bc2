import type { DicomDataset } from './dicomDataset.ts';
import { dicomTags } from './dicomTag.ts';

const mediaStorageDirectory = '1.2.840.10008.1.3.10';

/** Whether a data set is the directory of a disc (a DICOMDIR, PS3.10 8.6). */
export function isDicomDirectory(header: { readonly meta: DicomDataset; readonly dataset: DicomDataset }): boolean {
  return header.meta.text(dicomTags.mediaStorageSopClassUid) === mediaStorageDirectory || header.dataset.has(dicomTags.directoryRecordSequence);
}

/**
 * The files with images that a directory of a disc lists, each as the names on the way to it from the disc's root, as written there:
 * whether they may be followed is for the caller to say.
 */
export function imagesOfDirectory(dataset: DicomDataset): readonly (readonly string[])[] {
  return dataset
    .items(dicomTags.directoryRecordSequence)
    .filter((record) => record.text(dicomTags.directoryRecordType) === 'IMAGE' && record.has(dicomTags.referencedFileId))
    .map((record) => record.texts(dicomTags.referencedFileId));
}
