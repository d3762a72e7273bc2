import { deflateSync } from 'fflate';
import { deflatedExplicitVrLittleEndian, explicitVrBigEndian, explicitVrLittleEndian, implicitVrLittleEndian } from '../../src/dicom/transferSyntax.ts';

/** An element to be written: `GGGGEEEE`, its representation, and its value. */
export interface BuiltElement {
  readonly tag: string;
  readonly vr: string;
  /** Text; numbers by representation; bytes as they are; items of a sequence. */
  readonly value: string | readonly number[] | Uint8Array | readonly (readonly BuiltElement[])[];
  /** Writes this length instead of the true one; 0xffffffff for an undefined length. */
  readonly declaredLength?: number;
}

export const element = (tag: string, vr: string, value: BuiltElement['value']): BuiltElement => ({ tag, vr, value });

const longVrs = new Set(['OB', 'OW', 'OV', 'SQ', 'UN', 'UT', 'UV', 'SV']);
const binarySizes: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FD: 8, OV: 8, UV: 8 };

interface Encoding {
  readonly explicitVr: boolean;
  readonly littleEndian: boolean;
}

function isItems(value: BuiltElement['value']): value is readonly (readonly BuiltElement[])[] {
  return Array.isArray(value) && Array.isArray(value[0]);
}

function valueBytes(built: BuiltElement, encoding: Encoding): Uint8Array {
  const { value, vr } = built;
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') {
    const bytes = [...value].map((character) => character.charCodeAt(0) & 0xff);
    return Uint8Array.from(bytes.length % 2 ? [...bytes, vr === 'UI' ? 0 : 0x20] : bytes);
  }
  if (isItems(value)) {
    return join(
      value.map((item) => {
        const body = join(item.map((inner) => elementBytes(inner, encoding)));
        return join([tagBytes('fffee000', encoding), uint32(body.length, encoding), body]);
      }),
    );
  }
  const size = binarySizes[vr] ?? 1;
  const bytes = new Uint8Array(size * value.length);
  const view = new DataView(bytes.buffer);
  value.forEach((one, i) => {
    if (typeof one !== 'number') return;
    if (vr === 'US') view.setUint16(2 * i, one, encoding.littleEndian);
    else if (vr === 'SS') view.setInt16(2 * i, one, encoding.littleEndian);
    else if (vr === 'UL') view.setUint32(4 * i, one, encoding.littleEndian);
    else if (vr === 'SL') view.setInt32(4 * i, one, encoding.littleEndian);
    else if (vr === 'FD') view.setFloat64(8 * i, one, encoding.littleEndian);
    else if (size === 8) view.setBigUint64(8 * i, BigInt(one), encoding.littleEndian);
    else bytes[i] = one;
  });
  return bytes;
}

function tagBytes(tag: string, encoding: Encoding): Uint8Array {
  return join([uint16(Number.parseInt(tag.slice(0, 4), 16), encoding), uint16(Number.parseInt(tag.slice(4), 16), encoding)]);
}

function uint16(value: number, { littleEndian }: Encoding): Uint8Array {
  const bytes = new Uint8Array(2);
  new DataView(bytes.buffer).setUint16(0, value, littleEndian);
  return bytes;
}

function uint32(value: number, { littleEndian }: Encoding): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, littleEndian);
  return bytes;
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function elementBytes(built: BuiltElement, encoding: Encoding): Uint8Array {
  const body = valueBytes(built, encoding);
  const length = built.declaredLength ?? body.length;
  const tag = tagBytes(built.tag, encoding);
  if (!encoding.explicitVr) return join([tag, uint32(length, encoding), body]);
  const vr = Uint8Array.from([...built.vr].map((letter) => letter.charCodeAt(0)));
  return longVrs.has(built.vr) ? join([tag, vr, new Uint8Array(2), uint32(length, encoding), body]) : join([tag, vr, uint16(length, encoding), body]);
}

/** A DICOM file by the rules of PS3.5 and PS3.10, written independently of the program's own writer. */
export function buildFile(transferSyntaxUid: string, elements: readonly BuiltElement[]): Uint8Array {
  const metaEncoding = { explicitVr: true, littleEndian: true };
  const meta = join(
    [element('00020002', 'UI', '1.2.840.10008.5.1.4.1.1.3.1'), element('00020003', 'UI', '1.2.3.4'), element('00020010', 'UI', transferSyntaxUid)].map((one) => elementBytes(one, metaEncoding)),
  );
  const encoding = { explicitVr: transferSyntaxUid !== implicitVrLittleEndian, littleEndian: transferSyntaxUid !== explicitVrBigEndian };
  const sorted = elements.toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
  const body = join(sorted.map((one) => elementBytes(one, encoding)));
  return join([
    new Uint8Array(128),
    Uint8Array.from([0x44, 0x49, 0x43, 0x4d]),
    elementBytes(element('00020000', 'UL', [meta.length]), metaEncoding),
    meta,
    transferSyntaxUid === deflatedExplicitVrLittleEndian ? deflateSync(body) : body,
  ]);
}

export interface BuiltPullback {
  readonly transferSyntaxUid?: string;
  readonly rows?: number;
  readonly columns?: number;
  readonly numberOfFrames?: number;
  readonly pixels?: Uint8Array;
  /** Further elements; one with the tag of a usual one takes its place. */
  readonly elements?: readonly BuiltElement[];
  readonly without?: readonly string[];
}

/** A small 8-bit grey pullback, uncompressed unless told otherwise. */
export function buildPullback(built: BuiltPullback = {}): Uint8Array {
  const { transferSyntaxUid = explicitVrLittleEndian, rows = 4, columns = 6, numberOfFrames = 3, elements = [], without = [] } = built;
  const pixels = built.pixels ?? Uint8Array.from({ length: rows * columns * numberOfFrames }, (_, i) => (i * 7) & 0xff);
  const usual = [
    element('00080016', 'UI', '1.2.840.10008.5.1.4.1.1.3.1'),
    element('00080018', 'UI', '1.2.3.4'),
    element('00080060', 'CS', 'IVUS'),
    element('00100010', 'PN', 'Doe^Jane'),
    element('00280002', 'US', [1]),
    element('00280004', 'CS', 'MONOCHROME2'),
    element('00280008', 'IS', String(numberOfFrames)),
    element('00280010', 'US', [rows]),
    element('00280011', 'US', [columns]),
    element('00280100', 'US', [8]),
    element('00280101', 'US', [8]),
    element('00280102', 'US', [7]),
    element('00280103', 'US', [0]),
    element('7fe00010', 'OB', pixels),
  ];
  const replaced = new Set([...elements.map((one) => one.tag), ...without]);
  return buildFile(transferSyntaxUid, [...usual.filter((one) => !replaced.has(one.tag)), ...elements]);
}

export interface BuiltFragments {
  /** Fragments of every frame. */
  readonly frames: readonly (readonly Uint8Array[])[];
  readonly basicOffsetTable: boolean;
}

/** The value of encapsulated Pixel Data (PS3.5 A.4), to be written with an undefined length, and where its frames' items begin. */
export function encapsulate({ frames, basicOffsetTable }: BuiltFragments): { readonly element: BuiltElement; readonly offsets: readonly number[] } {
  const little = { explicitVr: true, littleEndian: true };
  const offsets: number[] = [];
  const items: Uint8Array[] = [];
  let at = 0;
  for (const fragments of frames) {
    offsets.push(at);
    for (const fragment of fragments) {
      const item = join([tagBytes('fffee000', little), uint32(fragment.length, little), fragment]);
      items.push(item);
      at += item.length;
    }
  }
  const table = basicOffsetTable ? join(offsets.map((offset) => uint32(offset, little))) : new Uint8Array(0);
  const value = join([tagBytes('fffee000', little), uint32(table.length, little), table, ...items, tagBytes('fffee0dd', little), uint32(0, little)]);
  return { element: { tag: '7fe00010', vr: 'OB', value, declaredLength: 0xffffffff }, offsets };
}

/** RLE of one byte plane a segment (PS3.5 Annex G), in literal runs and one replicate run where the plane is even. */
export function rleFrame(planes: readonly Uint8Array[]): Uint8Array {
  const segments = planes.map((plane) => {
    const out: number[] = [];
    for (let at = 0; at < plane.length; ) {
      const run = runLength(plane, at);
      if (run >= 2) {
        out.push(257 - run, plane[at]!);
        at += run;
      } else {
        const count = Math.min(5, plane.length - at);
        out.push(count - 1, ...plane.subarray(at, at + count));
        at += count;
      }
    }
    return Uint8Array.from(out.length % 2 ? [...out, 128] : out);
  });
  const header = new Uint8Array(64);
  const view = new DataView(header.buffer);
  view.setUint32(0, segments.length, true);
  let offset = 64;
  segments.forEach((segment, i) => {
    view.setUint32(4 + 4 * i, offset, true);
    offset += segment.length;
  });
  return join([header, ...segments]);
}

function runLength(plane: Uint8Array, at: number): number {
  let run = 1;
  while (run < 128 && at + run < plane.length && plane[at + run] === plane[at]) run++;
  return run;
}
