import { memoryByteSource } from '../dicom/byteSource.ts';
import { readHeader } from '../dicom/readHeader.ts';
import type { ContentItem } from '../dicom/sr/contentItem.ts';
import { readContent } from '../dicom/sr/readContent.ts';
import { srTags } from '../dicom/sr/srTags.ts';
import { AppError } from '../shared/appError.ts';
import { type ForeignContours, type ImportAnswers, type ImportTarget, mostForeignBytes } from './foreignContours.ts';
import { readForeignReport } from './readForeignReport.ts';
import { isHolOrama, readHolOrama } from './readHolOrama.ts';
import { isEchoPlaque, readEchoPlaque } from './readEchoPlaque.ts';
import { xmlTree } from './xmlTree.ts';

const known = 'It takes echoPlaque XML, HolOrama JSON and DICOM SR.';

/** What a file holds for a pullback, by the answers so far; may be asked again with other answers. Throws `exchange/malformed`, `exchange/wrongPullback`, `exchange/nothingToTake`. */
export type ForeignReader = (target: ImportTarget, answers: ImportAnswers) => ForeignContours;

/**
 * Opens another program's file of contours, whichever of the known formats it is.
 *
 * @throws AppError `exchange/unknownFormat`, `exchange/malformed`, and what reading a DICOM file throws.
 */
export async function openForeignFile(bytes: Uint8Array): Promise<ForeignReader> {
  if (bytes.byteLength > mostForeignBytes) throw new AppError('exchange/unknownFormat', 'The file is larger than 64 MiB, which no file of contours is.');
  if (isDicom(bytes)) {
    const root = await contentOf(bytes);
    return (target, answers) => readForeignReport(root, target, answers);
  }
  const begin = firstCharacter(bytes);
  if (begin === '<') {
    const root = xmlTree(bytes);
    if (isEchoPlaque(root)) return (target, answers) => readEchoPlaque(root, target, answers);
    throw new AppError('exchange/unknownFormat', `This XML holds no contours that this program knows: it has no FrameState. ${known}`);
  }
  if (begin === '{') {
    const json = jsonOf(bytes);
    if (isHolOrama(json)) return (target) => readHolOrama(json, target);
    throw new AppError('exchange/unknownFormat', `This JSON holds no contours that this program knows. ${known} An analysis file of venolume is opened from the library.`);
  }
  throw new AppError('exchange/unknownFormat', `This is no file of contours that this program knows. ${known}`);
}

/** The contours of a file that is asked only once; see `openForeignFile`. */
export async function readForeignContours(bytes: Uint8Array, target: ImportTarget, answers: ImportAnswers): Promise<ForeignContours> {
  return (await openForeignFile(bytes))(target, answers);
}

/** By the four letters behind the preamble (PS3.10 7.1). */
function isDicom(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(128, 132)) === 'DICM';
}

async function contentOf(bytes: Uint8Array): Promise<ContentItem> {
  const { dataset } = await readHeader(memoryByteSource(bytes));
  if (dataset.text(srTags.valueType) === '') throw new AppError('exchange/unknownFormat', `This DICOM file is no structured report. ${known}`);
  return readContent(dataset);
}

/** JSON as Python writes it, which names numbers that are none. */
function jsonOf(bytes: Uint8Array): unknown {
  const text = new TextDecoder('utf-8').decode(bytes);
  try {
    return JSON.parse(text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g, (token) => (token.startsWith('"') ? token : 'null')));
  } catch (cause) {
    throw new AppError('exchange/malformed', 'The JSON file is damaged: it breaks off, or is none.', {}, { cause });
  }
}

/** The first character that is no white space, whatever Unicode form the file has. */
function firstCharacter(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 256)).replaceAll(/[\0\s\u00ff\u00fe\u00ef\u00bb\u00bf]/g, '');
  return start.slice(0, 1);
}
