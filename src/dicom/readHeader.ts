import dicomParser, { type ByteStream, type DataSet, type Element } from 'dicom-parser';
import { AppError } from '../shared/appError.ts';
import { type ByteSource, maximumReadBytes, memoryByteSource } from './byteSource.ts';
import { type TextOfBytes, textDecoderFor } from './characterSet.ts';
import { DicomDataset, type DicomElement } from './dicomDataset.ts';
import { dicomTags } from './dicomTag.ts';
import { inflateDataset } from './inflateDataset.ts';
import { type TransferSyntax, transferSyntaxOf, unsupportedTransferSyntax } from './transferSyntax.ts';

/** Where Pixel Data (7fe0,0010) lies in the source. */
export interface PixelDataElement {
  /** As the file says; null in implicit VR. */
  readonly vr: string | null;
  /** Of the first byte of the value. */
  readonly offset: number;
  /** null: undefined length, the value is a sequence of fragments. */
  readonly declaredLength: number | null;
}

/** Everything of a file before its pixel data. */
export interface DicomHeader {
  readonly transferSyntax: TransferSyntax;
  readonly meta: DicomDataset;
  readonly dataset: DicomDataset;
  readonly pixelData: PixelDataElement | null;
  /** What the offsets of `pixelData` count in: the file, or its inflated data set in memory. */
  readonly pixelSource: ByteSource;
}

const firstReadBytes = 256 * 1024;
const undefinedLength = 0xffffffff;
const pixelDataTag = dicomTags.pixelData.tag;
const longLengthVrs = new Set(['OV', 'SV', 'UV']);

/**
 * Reads the header of a DICOM file: 256 KiB at first and more only where it is longer (at most 64 MiB).
 * Throws `file/empty`, `file/notDicom`, `file/truncated`, `dicom/malformed`, `dicom/unsupportedTransferSyntax`.
 */
export async function readHeader(source: ByteSource, signal?: AbortSignal): Promise<DicomHeader> {
  if (source.sizeBytes === 0) throw new AppError('file/empty', 'The file is empty.');
  const cap = Math.min(source.sizeBytes, maximumReadBytes);
  let length = Math.min(cap, firstReadBytes);
  for (;;) {
    const bytes = await source.read(0, length, signal);
    const isWhole = length === source.sizeBytes;
    const header = await attempt(source, bytes, isWhole, length === cap, signal);
    if (header) return header;
    length = Math.min(cap, length * 4);
  }
}

/** null: more bytes are wanted. */
async function attempt(source: ByteSource, bytes: Uint8Array, isWhole: boolean, isLast: boolean, signal?: AbortSignal): Promise<DicomHeader | null> {
  requirePreamble(bytes);
  const parsedMeta = parsing(() => readMeta(bytes));
  if (parsedMeta === null) {
    if (isLast) throw unreadable(isWhole);
    return null;
  }
  const { meta, end } = parsedMeta;
  const uid = meta.text(dicomTags.transferSyntaxUid);
  if (uid === '' && end + 8 > bytes.length) throw unreadable(true);
  if (uid === '') {
    throw new AppError('dicom/malformed', 'The file does not say how it is encoded (no Transfer Syntax UID), so it cannot be read safely.');
  }
  const transferSyntax = transferSyntaxOf(uid);
  if (!transferSyntax) throw unsupportedTransferSyntax(uid);
  if (transferSyntax.deflated) {
    const inflated = await inflateDataset(source, end, signal);
    const body = parsing(() => readBody(inflated, 0, transferSyntax));
    if (body === null) throw unreadable(true);
    return { transferSyntax, meta, ...body, pixelSource: memoryByteSource(inflated) };
  }
  const body = parsing(() => readBody(bytes, end, transferSyntax));
  if (body === null || (body.pixelData === null && !isWhole)) {
    if (!isLast) return null;
    if (body === null) throw unreadable(isWhole);
    throw new AppError('dicom/malformed', 'The header of the file is longer than 64 MB and is not read any further.');
  }
  return { transferSyntax, meta, ...body, pixelSource: source };
}

function requirePreamble(bytes: Uint8Array): void {
  if (hasMagic(bytes, 128)) return;
  // A data set without its file header begins with group 2 or 8; what it was encoded in could only be guessed.
  const group = bytes.length >= 8 ? bytes[0]! | (bytes[1]! << 8) : -1;
  const element = bytes.length >= 8 ? bytes[2]! | (bytes[3]! << 8) : -1;
  if ((group === 8 || group === 2 || group === 0x0800 || group === 0x0200) && element !== -1 && element < 0x2000) {
    throw new AppError(
      'file/notDicom',
      'The file looks like DICOM data without the DICOM file header (preamble and “DICM”). Export it again as a DICOM file.',
    );
  }
  throw new AppError('file/notDicom', 'This is not a DICOM file. Choose the DICOM file of the pullback.');
}

function hasMagic(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === 0x44 && bytes[offset + 1] === 0x49 && bytes[offset + 2] === 0x43 && bytes[offset + 3] === 0x4d;
}

function unreadable(isWhole: boolean): AppError {
  return isWhole
    ? new AppError('file/truncated', 'The file breaks off or is damaged within its header. Copy it again from where it came from.')
    : new AppError('dicom/malformed', 'The header of the file is damaged and cannot be read.');
}

/** The parser throws strings, plain objects and, on absurd nesting, RangeErrors: all of them mean that it could not go on. */
function parsing<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    return null;
  }
}

/** File Meta Information: group 2, always explicit little endian (PS3.10 7.1); its group length is not relied on. */
function readMeta(bytes: Uint8Array): { meta: DicomDataset; end: number } {
  const stream = new dicomParser.ByteStream(dicomParser.littleEndianByteArrayParser, bytes, 132);
  const elements = new Map<string, DicomElement>();
  const decodeText = textDecoderFor([]);
  while (stream.position + 8 <= bytes.length && bytes[stream.position] === 2 && bytes[stream.position + 1] === 0) {
    const element = dicomParser.readDicomElementExplicit(stream, []);
    elements.set(element.tag, elementOf(element, bytes, true, decodeText));
  }
  if (stream.position + 8 > bytes.length && elements.size === 0) throw new AppError('file/truncated', 'The file ends within its header.');
  return { meta: new DicomDataset(elements, true, decodeText), end: stream.position };
}

function readBody(bytes: Uint8Array, start: number, syntax: TransferSyntax): { dataset: DicomDataset; pixelData: PixelDataElement | null } {
  const parser = syntax.littleEndian ? dicomParser.littleEndianByteArrayParser : dicomParser.bigEndianByteArrayParser;
  const stream = new dicomParser.ByteStream(parser, bytes, start);
  const found: Element[] = [];
  let pixelData: PixelDataElement | null = null;
  while (stream.position + 8 <= bytes.length) {
    const element = readElement(stream, syntax);
    if (element.tag === pixelDataTag) {
      pixelData = { vr: element.vr ?? null, offset: element.dataOffset, declaredLength: element.length === undefinedLength ? null : element.length };
      break;
    }
    if (element.tag > pixelDataTag) break;
    found.push(element);
  }
  if (!pixelData && stream.position + 8 > bytes.length && stream.position !== bytes.length) {
    throw new AppError('file/truncated', 'The file ends within an element.');
  }
  const asciiOnly = textDecoderFor([]);
  const characterSet = found.find((element) => element.tag === dicomTags.specificCharacterSet.tag);
  const terms = characterSet ? asciiOnly(valueBytes(characterSet, bytes)).split('\\') : [];
  const decodeText = textDecoderFor(terms);
  const elements = new Map(found.map((element) => [element.tag, elementOf(element, bytes, syntax.littleEndian, decodeText)]));
  return { dataset: new DicomDataset(elements, syntax.littleEndian, decodeText), pixelData };
}

/** The parser does not know the representations with 64-bit values, whose lengths have four bytes (PS3.5 7.1.2). */
function readElement(stream: ByteStream, syntax: TransferSyntax): Element {
  if (!syntax.explicitVr) return dicomParser.readDicomElementImplicit(stream, pixelDataTag);
  const start = stream.position;
  const tag = dicomParser.readTag(stream);
  const vr = stream.readFixedString(2);
  if (longLengthVrs.has(vr)) {
    stream.seek(2);
    const length = stream.readUint32();
    const element = { tag, vr, length, dataOffset: stream.position };
    stream.seek(length);
    return element;
  }
  stream.position = start;
  return dicomParser.readDicomElementExplicit(stream, [], pixelDataTag);
}

function valueBytes(element: Element, bytes: Uint8Array): Uint8Array {
  return bytes.subarray(element.dataOffset, Math.min(bytes.length, element.dataOffset + element.length));
}

function elementOf(element: Element, bytes: Uint8Array, littleEndian: boolean, decodeText: TextOfBytes): DicomElement {
  const items = element.items?.flatMap((item) => (item.dataSet ? [datasetOf(item.dataSet, bytes, littleEndian, decodeText)] : []));
  return { vr: element.vr ?? null, bytes: valueBytes(element, bytes), items: items ?? null };
}

function datasetOf(parsed: DataSet, bytes: Uint8Array, littleEndian: boolean, decodeText: TextOfBytes): DicomDataset {
  const elements = new Map(Object.values(parsed.elements).map((element) => [element.tag, elementOf(element, bytes, littleEndian, decodeText)]));
  return new DicomDataset(elements, littleEndian, decodeText);
}
