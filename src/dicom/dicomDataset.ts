import { plainText } from '../shared/plainText.ts';
import { extendedRepresentations, isSingleText, type TextOfBytes } from './characterSet.ts';
import type { DicomTag } from './dicomTag.ts';

/** One element of a data set where it lies: value bytes as stored, or the items of a sequence. */
export interface DicomElement {
  /** As the file says; absent in implicit VR. */
  readonly vr: string | null;
  readonly bytes: Uint8Array;
  readonly items: readonly DicomDataset[] | null;
}

/** Long Text, the longest that a header holds, may have 10 240 characters; only Unlimited Text is read whole. */
const longestTextBytes = 64 * 1024;

/** Of an attribute no more values are read: more than any pullback that is opened has frames. */
const mostValues = 2 ** 20;
/** A decimal string has up to 16 characters, and a backslash before the next one. */
const mostValuesBytes = 17 * mostValues;

const numberSizes: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8, UV: 8, OV: 8, SV: 8 };

/**
 * A read-only view of a data set (or of an item of a sequence). The getters answer by the file's own value representation and,
 * where it carries none, by the dictionary's. An attribute that is absent, empty or not of that kind is null or an empty list:
 * whether it may be is for the caller to say.
 */
export class DicomDataset {
  readonly #elements: ReadonlyMap<string, DicomElement>;
  readonly #littleEndian: boolean;
  readonly #decodeText: TextOfBytes;

  constructor(elements: ReadonlyMap<string, DicomElement>, littleEndian: boolean, decodeText: TextOfBytes) {
    this.#elements = elements;
    this.#littleEndian = littleEndian;
    this.#decodeText = decodeText;
  }

  /** Every element that is there, by its tag. */
  get elements(): ReadonlyMap<string, DicomElement> {
    return this.#elements;
  }

  has(attribute: DicomTag): boolean {
    return this.#elements.has(attribute.tag);
  }

  /** Value bytes as stored, in the file's byte order; null where absent. */
  bytes(attribute: DicomTag): Uint8Array | null {
    return this.#elements.get(attribute.tag)?.bytes ?? null;
  }

  /** Unsigned 16-bit words of the value, whatever its representation. */
  words(attribute: DicomTag): Uint16Array | null {
    const bytes = this.bytes(attribute);
    if (!bytes) return null;
    const view = viewOf(bytes);
    return Uint16Array.from({ length: bytes.length >> 1 }, (_, i) => view.getUint16(2 * i, this.#littleEndian));
  }

  /** All values of a text attribute, without padding; empty where absent or empty. Of what people wrote no more than 64 KiB is read (but Unlimited Text), of other text 2²⁰ values. */
  texts(attribute: DicomTag): readonly string[] {
    const { vr } = attribute;
    const bytes = this.bytes(attribute)?.subarray(0, vr === 'UT' ? undefined : extendedRepresentations.has(vr) ? longestTextBytes : mostValuesBytes);
    if (!bytes || bytes.length === 0) return [];
    const text = withoutPadding(this.#decodeText(bytes, vr));
    if (text === '') return [];
    return isSingleText(vr) ? [text] : text.split('\\', mostValues).map((value) => value.trim());
  }

  /** First value of a text attribute as it may be shown: one line of visible characters, cut with an ellipsis where it is absurdly long; empty where absent. */
  text(attribute: DicomTag): string {
    return plainText(this.texts(attribute)[0] ?? '');
  }

  /** The values of a numeric attribute, binary or text, up to 2²⁰ of them; NaN for a text value that is no number. */
  numbers(attribute: DicomTag): readonly number[] {
    const element = this.#elements.get(attribute.tag);
    if (!element) return [];
    const stored = element.vr ?? '';
    const vr = stored in numberSizes || stored === 'DS' || stored === 'IS' ? stored : attribute.vr;
    const size = numberSizes[vr];
    if (size === undefined) return this.texts(attribute).map(decimal);
    const view = viewOf(element.bytes);
    return Array.from({ length: Math.min(mostValues, Math.floor(element.bytes.length / size)) }, (_, i) => readNumber(view, vr, i * size, this.#littleEndian));
  }

  /** First value of a numeric attribute; null where absent, empty, or not a finite number. */
  number(attribute: DicomTag): number | null {
    const value = this.numbers(attribute)[0];
    return value !== undefined && Number.isFinite(value) ? value : null;
  }

  /** Items of a sequence; empty where absent. */
  items(attribute: DicomTag): readonly DicomDataset[] {
    return this.#elements.get(attribute.tag)?.items ?? [];
  }
}

/** Without the spaces and zero bytes at its end; an expression that looks for these takes the square of the time where they are not at the end. */
function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\0')) end -= 1;
  return text.slice(0, end);
}

/**
 * A decimal or integer string (VR DS, IS); NaN where it is none. `Number('')` is 0 and `Number('0x10')` is 16, so not by itself. Digits
 * can be taken in one way only: a megabyte of them must not keep anybody waiting.
 */
function decimal(text: string): number {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readNumber(view: DataView, vr: string, offset: number, littleEndian: boolean): number {
  switch (vr) {
    case 'US':
      return view.getUint16(offset, littleEndian);
    case 'SS':
      return view.getInt16(offset, littleEndian);
    case 'UL':
      return view.getUint32(offset, littleEndian);
    case 'SL':
      return view.getInt32(offset, littleEndian);
    case 'FL':
      return view.getFloat32(offset, littleEndian);
    case 'FD':
      return view.getFloat64(offset, littleEndian);
    case 'SV':
      return Number(view.getBigInt64(offset, littleEndian));
    default:
      return Number(view.getBigUint64(offset, littleEndian));
  }
}
