import { dicomTags } from '../../dicom/dicomTag.ts';
import { readHeader } from '../../dicom/readHeader.ts';
import { AppError } from '../../shared/appError.ts';
import { openFileByteSource } from '../fileByteSource.ts';
import { streamFileAtomically } from '../streamFileAtomically.ts';
import { brokeOff, notDicomweb, tooLarge } from './connectionErrors.ts';
import { BrokenMultipart, boundaryOf, readParts } from './multipart.ts';
import { askServer, type ServerAnswer, type ServerConnection } from './serverConnection.ts';

/** Where an instance lies on a server. */
export interface InstanceAddress {
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly sopInstanceUid: string;
}

/**
 * Streams one instance as the server keeps it into a file, which is there whole or not at all, and looks whether it is the one that was asked for.
 * Throws as `askServer` does, `server/brokeOff`, `server/tooLarge`, `server/notDicomweb`, `output/…`.
 *
 * @param onBytes Told of every piece as it comes.
 */
export async function fetchInstance(server: ServerConnection, instance: InstanceAddress, path: string, signal: AbortSignal, onBytes: (sizeBytes: number) => void): Promise<void> {
  const answer = await askForInstance(server, instance, signal);
  try {
    await streamFileAtomically(path, async (sink) => {
      let sizeBytes = 0;
      let first = new Uint8Array();
      for await (const piece of instanceBytes(server, answer)) {
        sizeBytes += piece.length;
        if (sizeBytes > server.limits.mostInstanceBytes) throw tooLarge(server.name);
        if (first.length < beginning) {
          first = Buffer.concat([first, piece]);
          // Seen at once, rather than after gigabytes of it.
          if (first.length >= beginning && first.toString().slice(128, 132) !== 'DICM') throw notDicomweb(server.name, 'something that is no DICOM object');
        }
        onBytes(piece.length);
        await sink.append(piece);
      }
      if (sizeBytes < beginning) throw notDicomweb(server.name, 'something that is no DICOM object');
    });
  } finally {
    await answer.drop();
  }
  await requireInstance(server, path, instance);
}

/** As the server keeps it; some servers know no `*` and are asked for what they like to give. */
async function askForInstance(server: ServerConnection, { studyInstanceUid, seriesInstanceUid, sopInstanceUid }: InstanceAddress, signal: AbortSignal): Promise<ServerAnswer> {
  const path = `/studies/${studyInstanceUid}/series/${seriesInstanceUid}/instances/${sopInstanceUid}`;
  const accept = 'multipart/related; type="application/dicom"';
  const answer = await askServer(server, { path, accept: `${accept}; transfer-syntax=*`, signal }, [406]);
  if (answer.status !== 406) return answer;
  await answer.drop();
  return askServer(server, { path, accept, signal });
}

/** A preamble and the letters behind it (PS3.10 7.1). */
const beginning = 132;

/** The bytes of the one instance in an answer. */
async function* instanceBytes(server: ServerConnection, { contentType, body }: ServerAnswer): AsyncGenerator<Uint8Array> {
  if (/^\s*application\/dicom\s*(;|$)/i.test(contentType)) {
    yield* body;
    return;
  }
  const boundary = boundaryOf(contentType);
  if (boundary === null) throw notDicomweb(server.name, contentType.includes('html') ? 'a web page instead of images' : 'something else than DICOM objects');
  let parts = 0;
  try {
    for await (const { contentType: partType, content } of readParts(body, boundary)) {
      if (++parts > 1) throw notDicomweb(server.name, 'more objects than were asked for');
      if (!/^(application\/dicom\s*(;|$)|$)/i.test(partType)) throw notDicomweb(server.name, 'something else than DICOM objects');
      yield* content;
    }
  } catch (error) {
    throw error instanceof BrokenMultipart ? brokeOff(server.name, error) : error;
  }
  if (parts === 0) throw notDicomweb(server.name, 'an empty message instead of images');
}

async function requireInstance({ name }: ServerConnection, path: string, { sopInstanceUid }: InstanceAddress): Promise<void> {
  const source = await openFileByteSource(path);
  try {
    const { dataset } = await readHeader(source);
    if (dataset.text(dicomTags.sopInstanceUid) === sopInstanceUid) return;
  } catch (error) {
    // What is wrong with the object itself is said where it is looked at, like any other file.
    if (error instanceof AppError) return;
    throw error;
  } finally {
    await source.close();
  }
  throw notDicomweb(name, 'another object than the one that was asked for');
}
