import { randomUUID } from 'node:crypto';
import { DicomJsonDataset } from '../../dicom/dicomJson.ts';
import { AppError } from '../../shared/appError.ts';
import { dicomwebTags } from './dicomwebTags.ts';
import { askServer, jsonAnswer, type ServerConnection } from './serverConnection.ts';

/** What a server said of an object that it was sent. */
export type StoreOutcome =
  /** `remark`: what it did to the object in keeping it; null where nothing. */
  | { readonly kind: 'stored'; readonly remark: string | null }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unsaid' };

/** An object to be stored: a whole DICOM file. */
export interface StoredObject {
  readonly sopInstanceUid: string;
  readonly bytes: Uint8Array;
}

/**
 * Sends objects of one study in one request (STOW-RS, PS3.18 10.5), and says of each what has come of it, in their order.
 * Throws as `askServer` does; what has arrived is then not known.
 */
export async function storeObjects(server: ServerConnection, studyInstanceUid: string, objects: readonly StoredObject[], signal: AbortSignal): Promise<readonly StoreOutcome[]> {
  const boundary = randomUUID();
  const content = {
    type: `multipart/related; type="application/dicom"; boundary="${boundary}"`,
    bytes: new Uint8Array(
      Buffer.concat([...objects.flatMap(({ bytes }) => [Buffer.from(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`), bytes, Buffer.from('\r\n')]), Buffer.from(`--${boundary}--\r\n`)]),
    ),
  };
  // 409: none of them was stored, and why is said below.
  const answer = await askServer(server, { path: `/studies/${studyInstanceUid}`, accept: 'application/dicom+json', content, signal }, [409]);
  const said = await jsonAnswer(server, answer).then((value) => DicomJsonDataset.parse(value), (error: unknown) => {
    // It took them; what it says of it in some other form is asked for again.
    if (error instanceof AppError && error.code === 'server/notDicomweb') return null;
    throw error;
  });
  return objects.map(({ sopInstanceUid }) => outcomeOf(said, sopInstanceUid, answer.status));
}

function outcomeOf(said: DicomJsonDataset | null, sopInstanceUid: string, status: number): StoreOutcome {
  const about = (list: readonly DicomJsonDataset[]) => list.find((item) => item.text(dicomwebTags.referencedSopInstanceUid) === sopInstanceUid);
  const stored = about(said?.items(dicomwebTags.referencedSopSequence) ?? []);
  if (stored !== undefined) return { kind: 'stored', remark: remarkOf(stored.count(dicomwebTags.warningReason)) };
  const failed = about(said?.items(dicomwebTags.failedSopSequence) ?? []);
  const reason = failed?.count(dicomwebTags.failureReason) ?? null;
  // That it has one of that UID is what was wanted: a UID stands for one object alone.
  if (reason === 0x0111) return { kind: 'stored', remark: null };
  if (failed !== undefined) return { kind: 'refused', reason: reasonOf(reason) };
  return status === 409 ? { kind: 'refused', reason: 'it does not say why' } : { kind: 'unsaid' };
}

/** Failure reasons of the store transaction (PS3.18 table I.2-2) and of the storage service (PS3.4 table B.2-1). */
function reasonOf(code: number | null): string {
  if (code === null) return 'it does not say why';
  const known = reasons[code] ?? (code >> 8 === 0xa7 ? 'it has no room for it' : code >> 8 === 0xa9 ? 'it finds the object not to be of its kind' : code >> 12 === 0xc ? 'it cannot understand the object' : 'it says a reason of its own');
  return `${known} (${hex(code)})`;
}

const reasons: Readonly<Record<number, string>> = {
  0x0110: 'it failed while it processed the object',
  0x0117: 'it finds the object invalid',
  0x0118: 'it knows no objects of this kind',
  0x0122: 'it does not take objects of this kind',
  0x0124: 'this user may not store objects there',
  0xc122: 'it does not take this transfer syntax',
};

/** Warning reasons (PS3.18 table I.2-1). */
function remarkOf(code: number | null): string | null {
  if (code === null) return null;
  const known = code === 0xb000 ? 'It changed values in keeping it' : code === 0xb006 ? 'It left out values in keeping it' : code === 0xb007 ? 'It finds the object not to be of its kind' : 'It remarks on the object';
  return `${known} (${hex(code)}).`;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
