import dicomParser from 'dicom-parser';
import type { DataSet, Element } from 'dicom-parser';
import { AppError } from '../shared/appError.ts';
import { plainText } from '../shared/plainText.ts';
import type { Warning } from '../shared/warning.ts';
import { maximumReadBytes } from './byteSource.ts';
import { type TextOfBytes, textDecoderFor, unknownTerms } from './characterSet.ts';
import { DicomDataset, type DicomElement } from './dicomDataset.ts';
import { dicomTags } from './dicomTag.ts';
import type { ElementEncoding, ElementHead } from './elementHead.ts';
import type { SourceWindow } from './sourceWindow.ts';
import { type WalkedElement, walkElements } from './walkElements.ts';

export interface ReadDataset {
  readonly dataset: DicomDataset;
  /** The element before which it ends; null where the source ends before it. */
  readonly last: WalkedElement | null;
  /** Tags of elements that were passed over unread, in the order of the file. */
  readonly passedOver: readonly string[];
  readonly warnings: readonly Warning[];
}

const windowBytes = 256 * 1024;
const undefinedLength = 0xffffffff;
const programTags: ReadonlyMap<string, string> = new Map(Object.entries(dicomTags).map(([keyword, { tag }]) => [tag, keyword]));
const sequenceTags = new Set(Object.values(dicomTags).flatMap(({ tag, vr }) => (vr === 'SQ' ? [tag] : [])));

/** An element whose value is in memory. */
interface KeptElement extends WalkedElement {
  readonly bytes: Uint8Array;
}

/**
 * Reads a data set up to and without the element that `isLast`. Values that nobody can ask for (private elements but the few that the program knows, overlays and curves)
 * and such as are longer than `maximumReadBytes` are passed over unread.
 * Throws `file/truncated`, `dicom/malformed`, also where the file gives an attribute that the program reads twice and differently.
 */
export async function readDataset(window: SourceWindow, start: number, encoding: ElementEncoding, isLast: (head: ElementHead) => boolean, signal?: AbortSignal): Promise<ReadDataset> {
  const kept = new Map<string, KeptElement>();
  const warnings: Warning[] = [];
  const passedOver = new Set<string>();
  let last: WalkedElement | null = null;
  let keptBytes = 0;
  let highestTag = '';
  for await (const element of walkElements(window, start, encoding, isLast, signal)) {
    if (isLast(element)) {
      last = element;
      break;
    }
    if (element.tag <= highestTag && warnings.length === 0) warnings.push(outOfOrder);
    highestTag = element.tag;
    const length = element.valueBytes ?? 0;
    if (!mayBeAskedFor(element) || keptBytes + length > maximumReadBytes) {
      if (passedOver.size < mostPassedOver) passedOver.add(element.tag);
      continue;
    }
    keptBytes += length;
    const bytes = await bytesOf(window, element.valueOffset, length, signal);
    const before = kept.get(element.tag);
    if (before) requireSame(element.tag, before.bytes, bytes);
    else kept.set(element.tag, { ...element, bytes });
  }
  const characterSet = kept.get(dicomTags.specificCharacterSet.tag)?.bytes ?? null;
  const decodeText = textDecoderFor(characterSet);
  const unknown = unknownTerms(characterSet);
  if (unknown.length > 0) {
    warnings.push({ code: 'dicom/characterSet', message: `Names and descriptions may be shown wrongly: the file says that they are in a character set that is not known (${plainText(unknown.join(', '))}).` });
  }
  const elements = new Map([...kept.values()].map((element) => [element.tag, elementOf(element, encoding, decodeText, warnings)]));
  return { dataset: new DicomDataset(elements, encoding.littleEndian, decodeText), last, passedOver: [...passedOver], warnings };
}

const outOfOrder: Warning = { code: 'dicom/elementOrder', message: 'The elements of the file are not in the order that DICOM asks for; the file may be damaged.' };

/** Of elements that are passed over no more are told of. */
const mostPassedOver = 10_000;

function mayBeAskedFor({ group, tag }: WalkedElement): boolean {
  if (programTags.has(tag)) return true;
  return group % 2 === 0 && (group & 0xff00) !== 0x5000 && (group & 0xff00) !== 0x6000;
}

async function bytesOf(window: SourceWindow, offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
  const view = await window.load(offset, length, windowBytes, signal);
  return new Uint8Array(view.buffer, view.byteOffset, length).slice();
}

function requireSame(tag: string, first: Uint8Array, second: Uint8Array): void {
  const keyword = programTags.get(tag);
  if (keyword === undefined || (first.length === second.length && first.every((byte, i) => byte === second[i]))) return;
  throw new AppError('dicom/malformed', `The file contradicts itself: it gives ${keyword} twice, with different values.`, { tag });
}

function elementOf(element: KeptElement, encoding: ElementEncoding, decodeText: TextOfBytes, warnings: Warning[]): DicomElement {
  const { tag, vr, bytes } = element;
  if (bytes.length === 0 || !holdsItems(element, encoding)) return { vr, bytes, items: null };
  const implicit = vr === 'UN' || !encoding.explicitVr;
  const littleEndian = vr === 'UN' || encoding.littleEndian;
  const parsed: Element = { tag, length: element.length ?? undefinedLength, dataOffset: 0 };
  const stream = new dicomParser.ByteStream(littleEndian ? dicomParser.littleEndianByteArrayParser : dicomParser.bigEndianByteArrayParser, bytes, 0);
  try {
    if (implicit) dicomParser.readSequenceItemsImplicit(stream, parsed);
    else dicomParser.readSequenceItemsExplicit(stream, parsed, []);
    return { vr, bytes, items: itemsOf(parsed, bytes, littleEndian, decodeText) };
  } catch {
    // The parser throws strings, plain objects and, on absurd nesting, RangeErrors: all of them mean that it could not go on.
    const keyword = programTags.get(tag);
    if (keyword !== undefined) warnings.push({ code: 'dicom/sequence', message: `A part of the header is damaged and is not used (${keyword}).` });
    return { vr, bytes, items: null };
  }
}

/** Sequences are marked as such, but for implicit VR and where a program that did not know the attribute wrote UN. */
function holdsItems({ tag, vr, bytes }: KeptElement, encoding: ElementEncoding): boolean {
  if (vr === 'SQ') return true;
  if (vr !== null && vr !== 'UN') return false;
  if (sequenceTags.has(tag)) return bytes.length > 0;
  return bytes.length >= 8 && new DataView(bytes.buffer).getUint32(0, vr === 'UN' || encoding.littleEndian) === (vr === 'UN' || encoding.littleEndian ? 0xe000fffe : 0xfffee000);
}

function itemsOf(parsed: Element, bytes: Uint8Array, littleEndian: boolean, decodeText: TextOfBytes): readonly DicomDataset[] {
  return (parsed.items ?? []).flatMap(({ dataSet }) => (dataSet ? [datasetOf(dataSet, bytes, littleEndian, decodeText)] : []));
}

function datasetOf(parsed: DataSet, bytes: Uint8Array, littleEndian: boolean, decodeAround: TextOfBytes): DicomDataset {
  const valueOf = (element: Element) => bytes.subarray(element.dataOffset, Math.min(bytes.length, element.dataOffset + element.length));
  // What an item says of its character set goes before what is said around it (PS3.3 C.12.1.1.2).
  const characterSet = parsed.elements[dicomTags.specificCharacterSet.tag];
  const decodeText = characterSet ? textDecoderFor(valueOf(characterSet)) : decodeAround;
  const elements = Object.values(parsed.elements).map((element): [string, DicomElement] => {
    const value = valueOf(element);
    return [element.tag, { vr: element.vr ?? null, bytes: value, items: element.items ? itemsOf(element, bytes, littleEndian, decodeText) : null }];
  });
  return new DicomDataset(new Map(elements), littleEndian, decodeText);
}
