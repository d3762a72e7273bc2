import { type DatasetElement, decimalString } from './datasetElement.ts';
import { type TransferSyntax, explicitVrLittleEndian, transferSyntaxOf } from './transferSyntax.ts';

/** How elements are laid out: both are properties of the transfer syntax (PS3.5 7.1, 7.3). */
export type DatasetEncoding = Pick<TransferSyntax, 'explicitVr' | 'littleEndian'>;

/** Representations whose explicit length takes 32 bits after two reserved bytes (PS3.5 7.1.2). */
const longVrs: ReadonlySet<string> = new Set(['OB', 'OW', 'SQ', 'UC', 'UN', 'UR', 'UT']);

const utf8 = new TextEncoder();

/**
 * A data set as bytes: elements sorted by tag, values padded to even length, sequences and items with defined lengths. Text is
 * UTF-8, so a data set with any beyond ASCII says so itself (Specific Character Set `ISO_IR 192`).
 * Throws RangeError for a value that its representation cannot hold: that is a mistake of the caller.
 */
export function encodeDataset(elements: readonly DatasetElement[], encoding: DatasetEncoding): Uint8Array {
  const sorted = elements.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return joined(sorted.flatMap((element) => encodeElement(element, encoding)));
}

/**
 * All of a DICOM file before its data set: preamble, prefix and file meta information (PS3.10 7.1), the latter always explicit
 * little endian whatever the data set's syntax is.
 */
export function encodeFileMeta(meta: { readonly sopClassUid: string; readonly sopInstanceUid: string; readonly transferSyntaxUid: string }): Uint8Array {
  const encoding = { explicitVr: true, littleEndian: true };
  const group = encodeDataset(
    [
      ['x00020001', 'OB', Uint8Array.of(0, 1)],
      ['x00020002', 'UI', meta.sopClassUid],
      ['x00020003', 'UI', meta.sopInstanceUid],
      ['x00020010', 'UI', meta.transferSyntaxUid],
      ['x00020012', 'UI', implementationClassUid],
      ['x00020013', 'SH', 'VENOLUME'],
    ],
    encoding,
  );
  const length = encodeDataset([['x00020000', 'UL', group.length]], encoding);
  return joined([new Uint8Array(128), utf8.encode('DICM'), length, group]);
}

/** Names this writer; a UUID-derived UID (PS3.5 B.2), drawn once. */
const implementationClassUid = '2.25.196312085307221437290546011923748315622';

/** A whole DICOM file without pixel data to stream: explicit little endian, as structured reports and documents are kept. */
export function encodeFile(meta: { readonly sopClassUid: string; readonly sopInstanceUid: string }, elements: readonly DatasetElement[]): Uint8Array {
  const syntax = transferSyntaxOf(explicitVrLittleEndian) ?? { explicitVr: true, littleEndian: true };
  return joined([encodeFileMeta({ ...meta, transferSyntaxUid: explicitVrLittleEndian }), encodeDataset(elements, syntax)]);
}

/** The head of one element, for a value that follows in pieces; `0xffffffff` where its length is not defined. */
export function encodeElementHead(tag: string, vr: string, lengthBytes: number, encoding: DatasetEncoding): Uint8Array {
  const { explicitVr, littleEndian } = encoding;
  const long = !explicitVr || longVrs.has(vr);
  const head = new Uint8Array(explicitVr && long ? 12 : 8);
  const view = new DataView(head.buffer);
  view.setUint16(0, groupOf(tag), littleEndian);
  view.setUint16(2, elementOf(tag), littleEndian);
  if (explicitVr) head.set(utf8.encode(vr), 4);
  if (!long) {
    if (lengthBytes > 0xfffe) throw new RangeError(`${tag} is too long for ${vr}`);
    view.setUint16(6, lengthBytes, littleEndian);
  } else {
    if (lengthBytes > 0xffffffff) throw new RangeError(`${tag} is too long`);
    view.setUint32(explicitVr ? 8 : 4, lengthBytes, littleEndian);
  }
  return head;
}

function encodeElement(element: DatasetElement, encoding: DatasetEncoding): readonly Uint8Array[] {
  const value = encodeValue(element, encoding);
  return [encodeElementHead(element[0], element[1], value.length, encoding), value];
}

function encodeValue(element: DatasetElement, encoding: DatasetEncoding): Uint8Array {
  const { littleEndian } = encoding;
  switch (element[1]) {
    case 'SQ':
      return joined(
        element[2].flatMap((item) => {
          const bytes = encodeDataset(item, encoding);
          return [itemHead('xfffee000', bytes.length, littleEndian), bytes];
        }),
      );
    case 'OB':
    case 'UN':
      return evenly(element[2], 0);
    case 'OW':
      return littleEndian ? evenly(element[2], 0) : wordsSwapped(evenly(element[2], 0));
    case 'AT': {
      const tags = several(element[2]);
      return numbersAs(tags.flatMap((tag) => [groupOf(tag), elementOf(tag)]), 2, (view, at, n) => view.setUint16(at, n, littleEndian));
    }
    case 'US':
      return numbersAs(ranged(element, 0, 0xffff), 2, (view, at, n) => view.setUint16(at, n, littleEndian));
    case 'SS':
      return numbersAs(ranged(element, -0x8000, 0x7fff), 2, (view, at, n) => view.setInt16(at, n, littleEndian));
    case 'UL':
      return numbersAs(ranged(element, 0, 0xffffffff), 4, (view, at, n) => view.setUint32(at, n, littleEndian));
    case 'SL':
      return numbersAs(ranged(element, -0x80000000, 0x7fffffff), 4, (view, at, n) => view.setInt32(at, n, littleEndian));
    case 'FL':
      return numbersAs(several(element[2]), 4, (view, at, n) => view.setFloat32(at, n, littleEndian));
    case 'FD':
      return numbersAs(several(element[2]), 8, (view, at, n) => view.setFloat64(at, n, littleEndian));
    case 'DS':
      return evenly(utf8.encode(several(element[2]).map(decimalString).join('\\')), 0x20);
    case 'IS':
      return evenly(utf8.encode(ranged(element, -0x80000000, 0x7fffffff).join('\\')), 0x20);
    case 'UI':
      return evenly(utf8.encode(several(element[2]).join('\\')), 0);
    default:
      return evenly(utf8.encode(several(element[2]).join('\\')), 0x20);
  }
}

/** Item, item delimiter and sequence delimiter have no representation in any syntax (PS3.5 7.5). */
export function itemHead(tag: 'xfffee000' | 'xfffee00d' | 'xfffee0dd', lengthBytes: number, littleEndian = true): Uint8Array {
  return encodeElementHead(tag, '', lengthBytes, { explicitVr: false, littleEndian });
}

/** Bytes with one more of `padding` where their number is odd. */
export function evenly(bytes: Uint8Array, padding: number): Uint8Array {
  if (bytes.length % 2 === 0) return bytes;
  const padded = new Uint8Array(bytes.length + 1);
  padded.set(bytes);
  padded[bytes.length] = padding;
  return padded;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function wordsSwapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, i) => bytes[i ^ 1]!);
}

function several<T extends string | number>(value: T | readonly T[]): readonly T[] {
  return typeof value === 'object' ? value : [value];
}

function ranged([tag, vr, value]: readonly [string, string, number | readonly number[]], least: number, most: number): readonly number[] {
  const numbers = several(value);
  const wrong = numbers.find((n) => !Number.isInteger(n) || n < least || n > most);
  if (wrong !== undefined) throw new RangeError(`${tag}: ${wrong} is no ${vr}`);
  return numbers;
}

function numbersAs(numbers: readonly number[], size: number, put: (view: DataView, at: number, n: number) => void): Uint8Array {
  const bytes = new Uint8Array(numbers.length * size);
  const view = new DataView(bytes.buffer);
  numbers.forEach((n, i) => put(view, i * size, n));
  return bytes;
}

function groupOf(tag: string): number {
  return Number.parseInt(tag.slice(1, 5), 16);
}

function elementOf(tag: string): number {
  return Number.parseInt(tag.slice(5, 9), 16);
}
