import { type IdentityTrace, identityTraces, uidTrace } from '../../dicom/deidentify/identityTraces.ts';
import { dicomTags } from '../../dicom/dicomTag.ts';
import { readHeader } from '../../dicom/readHeader.ts';
import { requireDeidentifiable } from '../../dicom/deidentify/writeDeidentified.ts';
import { openFileByteSource } from '../fileByteSource.ts';

/** What of the identity in a file is to be looked for in an export. Throws `deidentify/otherKind`, and as `readHeader` does. */
export async function instanceTraces(path: string, datesAreKept: boolean, signal?: AbortSignal): Promise<readonly IdentityTrace[]> {
  const file = await openFileByteSource(path);
  try {
    const header = await readHeader(file, signal);
    requireDeidentifiable(header);
    return [...identityTraces(header.dataset, datesAreKept), ...header.meta.texts(dicomTags.mediaStorageSopInstanceUid).flatMap(uidTrace)];
  } finally {
    await file.close();
  }
}
