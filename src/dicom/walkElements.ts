import { AppError } from '../shared/appError.ts';
import { type ElementEncoding, type ElementHead, itemDelimiterTag, itemTag, longestHeadBytes, readElementHead, sequenceDelimiterTag } from './elementHead.ts';
import type { SourceWindow } from './sourceWindow.ts';

/** An element where it lies in the source. */
export interface WalkedElement extends ElementHead {
  readonly offset: number;
  readonly valueOffset: number;
  /** Of the value as it lies there, delimiter included; of the last element as it declares it, null for undefined length. */
  readonly valueBytes: number | null;
}

const windowBytes = 256 * 1024;

/** More than any header has: a file of nothing but empty elements must not keep anybody waiting. */
const maximumHeads = 5_000_000;
const maximumDepth = 256;

const implicitLittle: ElementEncoding = { explicitVr: false, littleEndian: true };

/**
 * The elements of a data set from `start` on, in the order of the file, up to and with the one that `isLast`. Values are passed over
 * by position, so what is long is not read. Throws `file/truncated` where the source ends within an element, `dicom/malformed` where what
 * follows is no element.
 */
export async function* walkElements(
  window: SourceWindow,
  start: number,
  encoding: ElementEncoding,
  isLast: (head: ElementHead) => boolean,
  signal?: AbortSignal,
): AsyncGenerator<WalkedElement, void> {
  const heads = new HeadReader(window, signal);
  const { sizeBytes } = window.source;
  for (let offset = start; offset < sizeBytes; ) {
    const head = heads.at(offset, encoding) ?? (await heads.loadAt(offset, encoding));
    const valueOffset = offset + head.headBytes;
    if (isLast(head)) {
      yield { ...head, offset, valueOffset, valueBytes: head.length };
      return;
    }
    if (head.group === 0xfffe) throw damaged();
    const valueBytes = head.length ?? (await lengthOfItems(heads, valueOffset, head.vr === 'UN' ? implicitLittle : encoding));
    if (valueOffset + valueBytes > sizeBytes) throw truncated();
    yield { ...head, offset, valueOffset, valueBytes };
    offset = valueOffset + valueBytes;
  }
}

/** Pixel Data (7fe0,0010) ends what a header is; whatever lies behind its tag is not read. */
export function isBehindHeader(head: ElementHead): boolean {
  return head.tag >= 'x7fe00010' && head.group !== 0xfffe;
}

interface OpenLevel {
  readonly kind: 'sequence' | 'item';
  readonly encoding: ElementEncoding;
}

/**
 * Bytes of the value of an element of undefined length: items up to the delimiter, which counts among them. What has a length inside of it is passed over whole. An
 * element of representation UN and undefined length holds implicit little endian, whatever is around it (PS3.5 6.2.2, note 1).
 */
async function lengthOfItems(heads: HeadReader, start: number, encoding: ElementEncoding): Promise<number> {
  const open: OpenLevel[] = [{ kind: 'sequence', encoding }];
  for (let at = start; ; ) {
    const level = open.at(-1)!;
    const head = heads.at(at, level.encoding) ?? (await heads.loadAt(at, level.encoding));
    at += head.headBytes;
    if (head.tag === sequenceDelimiterTag) {
      // An item whose own delimiter is missing ends with its sequence.
      if (level.kind === 'item') open.pop();
      open.pop();
      if (open.length === 0) return at - start;
    } else if (head.tag === itemDelimiterTag) {
      if (level.kind === 'item') open.pop();
    } else {
      const isItem = head.tag === itemTag;
      if (isItem !== (level.kind === 'sequence')) throw damaged();
      if (head.length !== null) at += head.length;
      else open.push(isItem ? { kind: 'item', encoding: level.encoding } : { kind: 'sequence', encoding: head.vr === 'UN' ? implicitLittle : level.encoding });
      if (open.length > maximumDepth) throw damaged();
    }
  }
}

/** Reads heads one after the other, at once where the window holds them. */
class HeadReader {
  readonly #window: SourceWindow;
  readonly #signal: AbortSignal | undefined;
  #read = 0;

  constructor(window: SourceWindow, signal?: AbortSignal) {
    this.#window = window;
    this.#signal = signal;
  }

  at(offset: number, encoding: ElementEncoding): ElementHead | null {
    const view = this.#window.held(offset, longestHeadBytes);
    return view ? this.#counted(readElementHead(view, encoding)) : null;
  }

  async loadAt(offset: number, encoding: ElementEncoding): Promise<ElementHead> {
    const length = Math.min(longestHeadBytes, this.#window.source.sizeBytes - offset);
    if (length < 8) throw truncated();
    const head = readElementHead(await this.#window.load(offset, length, windowBytes, this.#signal), encoding);
    if (!head) throw truncated();
    return this.#counted(head) ?? head;
  }

  #counted(head: ElementHead | null): ElementHead | null {
    if (++this.#read > maximumHeads) throw damaged();
    return head;
  }
}

function truncated(): AppError {
  return new AppError('file/truncated', 'The file breaks off or is damaged within its header. Copy it again from where it came from.');
}

function damaged(): AppError {
  return new AppError('dicom/malformed', 'The header of the file is damaged and cannot be read.');
}
