import { AppError } from '../shared/appError.ts';
import type { Warning } from '../shared/warning.ts';
import type { ByteSource } from './byteSource.ts';
import { textDecoderFor } from './characterSet.ts';
import { DicomDataset } from './dicomDataset.ts';
import { dicomTags } from './dicomTag.ts';
import { beginsInEncoding, encodingOfDataset } from './elementEncoding.ts';
import type { ElementEncoding } from './elementHead.ts';
import { notDicom, readFileLayout } from './fileHeader.ts';
import { inflateDataset } from './inflateDataset.ts';
import { readDataset } from './readDataset.ts';
import { SourceWindow } from './sourceWindow.ts';
import { explicitVrBigEndian, explicitVrLittleEndian, implicitVrLittleEndian, type TransferSyntax, transferSyntaxOf, unsupportedTransferSyntax } from './transferSyntax.ts';
import { isBehindHeader } from './walkElements.ts';

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
  /** Tags of elements of the data set that were passed over unread: private ones, overlays, curves. */
  readonly passedOver: readonly string[];
  /** What the offsets of `pixelData` count in: the file, or its inflated data set in memory. */
  readonly pixelSource: ByteSource;
  /** Where the file is not as it should be and was read all the same. */
  readonly warnings: readonly Warning[];
}

const firstReadBytes = 256 * 1024;
const noMeta = new DicomDataset(new Map(), true, textDecoderFor(null));
const metaEncoding: ElementEncoding = { explicitVr: true, littleEndian: true };

/**
 * Reads the header of a DICOM file: 256 KiB at first and more only where it is longer; long values that nobody asks for are passed over.
 * Throws `file/empty`, `file/notDicom`, `file/truncated`, `dicom/malformed`, `dicom/absurdSize`, `dicom/unsupportedTransferSyntax`.
 */
export async function readHeader(source: ByteSource, signal?: AbortSignal): Promise<DicomHeader> {
  if (source.sizeBytes === 0) throw new AppError('file/empty', 'The file is empty.');
  const window = new SourceWindow(source);
  const layout = await readFileLayout(window, firstReadBytes, signal);
  const { meta, end } = layout.metaStart === null ? { meta: noMeta, end: 0 } : await readMeta(window, layout.metaStart, signal);
  const uid = meta.text(dicomTags.transferSyntaxUid);
  if (uid === '') {
    const read = await readUndeclared(window, end, layout.metaStart !== null, signal);
    return { ...read, meta, warnings: [...layout.warnings, ...read.warnings] };
  }
  const transferSyntax = transferSyntaxOf(uid);
  if (!transferSyntax) throw unsupportedTransferSyntax(uid);
  const read = transferSyntax.deflated ? await readDeflated(window, end, transferSyntax, signal) : await readDeclared(window, end, transferSyntax, signal);
  return { ...read, meta, warnings: [...layout.warnings, ...read.warnings] };
}

/** File Meta Information: group 2 (PS3.10 7.1). Its group length is not relied on: it ends where another group begins. */
async function readMeta(window: SourceWindow, start: number, signal?: AbortSignal): Promise<{ meta: DicomDataset; end: number }> {
  const { dataset, last } = await readDataset(window, start, metaEncoding, (head) => head.group !== 2, signal);
  return { meta: dataset, end: last?.offset ?? window.source.sizeBytes };
}

type ReadBody = Omit<DicomHeader, 'meta'>;

async function readBody(window: SourceWindow, start: number, encoding: ElementEncoding, signal?: AbortSignal): Promise<Omit<ReadBody, 'transferSyntax'>> {
  const { dataset, last, passedOver, warnings } = await readDataset(window, start, encoding, isBehindHeader, signal);
  const pixelData = last?.tag === dicomTags.pixelData.tag ? { vr: last.vr, offset: last.valueOffset, declaredLength: last.valueBytes } : null;
  return { dataset, pixelData, passedOver, pixelSource: window.source, warnings };
}

async function readDeflated(window: SourceWindow, start: number, transferSyntax: TransferSyntax, signal?: AbortSignal): Promise<ReadBody> {
  const { inflated, complete } = await inflateDataset(window.source, start, signal);
  const body = await readBody(new SourceWindow(inflated), 0, transferSyntax, signal);
  if (!body.pixelData && !complete) throw new AppError('file/truncated', 'The deflated data of the file breaks off within its header. Copy it again from where it came from.');
  return { ...body, transferSyntax };
}

/** Some writers name one encoding and use another: where the first element is not in the one named and all is in another, that is it. */
async function readDeclared(window: SourceWindow, start: number, declared: TransferSyntax, signal?: AbortSignal): Promise<ReadBody> {
  const actual = (await beginsInEncoding(window, start, declared, signal)) ? null : await encodingOfDataset(window, start, signal);
  const transferSyntax = { ...declared, ...actual };
  const read = await readBody(window, start, transferSyntax, signal);
  if (actual === null) return { ...read, transferSyntax };
  const warning = { code: 'dicom/encoding', message: `The file says that it is written in ${declared.name}, but its data is ${nameOf(actual)}; the data is believed.` };
  return { ...read, transferSyntax, warnings: [warning, ...read.warnings] };
}

/** A data set that nothing says the encoding of, where it shows beyond doubt; compressed pixels could be anything, so they are refused. */
async function readUndeclared(window: SourceWindow, start: number, hasMeta: boolean, signal?: AbortSignal): Promise<ReadBody> {
  const encoding = await encodingOfDataset(window, start, signal);
  if (!encoding && !hasMeta) throw notDicom();
  const read = encoding && (await readBody(window, start, encoding, signal));
  if (!read || (read.pixelData && read.pixelData.declaredLength === null)) {
    throw new AppError('dicom/malformed', 'The file does not say how it is encoded (no Transfer Syntax UID), so it cannot be read safely.');
  }
  const transferSyntax = nativeSyntaxOf(encoding);
  const what = hasMeta ? 'The file header does not say how the file is encoded' : 'The file lacks the DICOM file header (preamble and “DICM”)';
  const warning = { code: 'dicom/fileHeader', message: `${what}; by its data it is ${transferSyntax.name}.` };
  return { ...read, transferSyntax, warnings: [warning, ...read.warnings] };
}

function nativeSyntaxOf({ explicitVr, littleEndian }: ElementEncoding): TransferSyntax {
  const uid = explicitVr ? (littleEndian ? explicitVrLittleEndian : explicitVrBigEndian) : implicitVrLittleEndian;
  const syntax = transferSyntaxOf(uid);
  if (!syntax) throw new Error('the native transfer syntaxes are known');
  return syntax;
}

function nameOf(encoding: ElementEncoding): string {
  return nativeSyntaxOf(encoding).name;
}
