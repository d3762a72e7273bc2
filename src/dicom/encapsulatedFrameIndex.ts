import { AppError } from '../shared/appError.ts';
import { type ByteSource, maximumReadBytes } from './byteSource.ts';
import { type ByteRange, type FrameIndex, missingFrame } from './frameIndex.ts';
import { jpegBaseline8Bit } from './transferSyntax.ts';

/** What the header says of encapsulated Pixel Data. */
export interface EncapsulatedPixelData {
  /** Of the first item (the basic offset table). */
  readonly offset: number;
  readonly transferSyntaxUid: string;
  readonly numberOfFrames: number;
  /** Values of (7fe0,0001) and (7fe0,0002) where the file has them. */
  readonly extendedOffsets: readonly number[];
  readonly extendedLengths: readonly number[];
}

const itemTag = 0xe000fffe;

/** An item header and the first four bytes behind it, which tell where a JPEG stream begins. */
const headerBytes = 12;

/**
 * Index of encapsulated frames (PS3.5 A.4): from the extended offset table, else the basic one, else by walking from fragment to
 * fragment, as far as the frame that is asked for. `scanRest` walks on behind it.
 * Opening reads the offset table alone. Throws `dicom/malformed` where Pixel Data does not begin with an item.
 */
export async function openEncapsulatedFrameIndex(
  source: ByteSource,
  pixelData: EncapsulatedPixelData,
  signal?: AbortSignal,
): Promise<FrameIndex & { readonly frameOffsets: readonly number[] | null; scanRest(signal?: AbortSignal): Promise<void> }> {
  const table = await readItemHeader(source, pixelData.offset, signal);
  if (!table || table.tag !== itemTag) {
    throw new AppError('dicom/malformed', 'The compressed pixel data of the file does not begin as it should; the file is damaged.');
  }
  const firstFragment = pixelData.offset + 8 + table.length;
  const walk = new FragmentWalk(source, pixelData, firstFragment);
  const { extendedOffsets, extendedLengths, numberOfFrames } = pixelData;
  if (extendedOffsets.length === numberOfFrames && extendedLengths.length === numberOfFrames && ascending(extendedOffsets)) {
    const offsets = extendedOffsets.map((offset) => firstFragment + offset);
    return tableIndex(offsets, walk, async (frameIndex) => [{ offset: offsets[frameIndex]! + 8, length: extendedLengths[frameIndex]! }]);
  }
  const basic = await readBasicOffsetTable(source, pixelData, table.length, signal);
  if (basic) {
    const offsets = basic.map((offset) => firstFragment + offset);
    return tableIndex(offsets, walk, (frameIndex, abort) => fragmentsBetween(source, offsets[frameIndex]!, offsets[frameIndex + 1] ?? null, abort));
  }
  return {
    frameOffsets: null,
    frameRanges: (frameIndex, abort) => walk.frame(frameIndex, abort),
    scanRest: (abort) => walk.toEnd(abort),
  };
}

/** Trusts a table where it points at items; a table that does not is a deviation that walking makes good. */
function tableIndex(
  offsets: readonly number[],
  walk: FragmentWalk,
  rangesOf: (frameIndex: number, signal?: AbortSignal) => Promise<readonly ByteRange[] | null>,
): FrameIndex & { readonly frameOffsets: readonly number[]; scanRest(signal?: AbortSignal): Promise<void> } {
  return {
    frameOffsets: offsets,
    async frameRanges(frameIndex, signal) {
      if (offsets[frameIndex] === undefined) throw missingFrame(frameIndex);
      const header = await readItemHeader(walk.source, offsets[frameIndex], signal);
      const ranges = header?.tag === itemTag ? await rangesOf(frameIndex, signal) : null;
      return ranges ?? walk.frame(frameIndex, signal);
    },
    scanRest: () => Promise.resolve(),
  };
}

async function readBasicOffsetTable(source: ByteSource, pixelData: EncapsulatedPixelData, length: number, signal?: AbortSignal): Promise<readonly number[] | null> {
  if (length !== pixelData.numberOfFrames * 4 || length > maximumReadBytes) return null;
  const bytes = await source.read(pixelData.offset + 8, length, signal);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const offsets = Array.from({ length: pixelData.numberOfFrames }, (_, i) => view.getUint32(4 * i, true));
  return offsets[0] === 0 && ascending(offsets) ? offsets : null;
}

function ascending(offsets: readonly number[]): boolean {
  return offsets.every((offset, i) => Number.isSafeInteger(offset) && (i === 0 || offset > offsets[i - 1]!));
}

interface ItemHeader {
  readonly tag: number;
  readonly length: number;
  /** First bytes of the value, as far as they were read. */
  readonly first: number;
}

async function readItemHeader(source: ByteSource, offset: number, signal?: AbortSignal): Promise<ItemHeader | null> {
  const length = Math.min(headerBytes, source.sizeBytes - offset);
  if (length < 8) return null;
  const bytes = await source.read(offset, length, signal);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { tag: view.getUint32(0, true), length: view.getUint32(4, true), first: length >= 12 ? view.getUint32(8) : 0 };
}

/** Fragments from an item to where the next frame begins (null: to the end); null where they do not end just there. */
async function fragmentsBetween(source: ByteSource, start: number, end: number | null, signal?: AbortSignal): Promise<readonly ByteRange[] | null> {
  const fragments: ByteRange[] = [];
  let at = start;
  while (end === null || at < end) {
    const header = await readItemHeader(source, at, signal);
    if (!header || header.tag !== itemTag) break;
    fragments.push({ offset: at + 8, length: header.length });
    at += 8 + header.length;
  }
  return end === null || at === end ? fragments : null;
}

/** Finds frames by going from one fragment to the next; callers that wait for later frames share one walk. */
class FragmentWalk {
  readonly source: ByteSource;
  readonly #pixelData: EncapsulatedPixelData;
  /** Fragments of every frame found so far; the last one may still grow. */
  readonly #frames: ByteRange[][] = [];
  #next: number;
  #finished = false;
  #step: Promise<void> | null = null;

  constructor(source: ByteSource, pixelData: EncapsulatedPixelData, firstFragment: number) {
    this.source = source;
    this.#pixelData = pixelData;
    this.#next = firstFragment;
  }

  async frame(frameIndex: number, signal?: AbortSignal): Promise<readonly ByteRange[]> {
    while (this.#frames.length <= frameIndex + 1 && !this.#finished) await this.#advance(signal);
    const ranges = this.#frames[frameIndex];
    if (!ranges) throw missingFrame(frameIndex);
    return ranges;
  }

  async toEnd(signal?: AbortSignal): Promise<void> {
    while (!this.#finished) await this.#advance(signal);
  }

  async #advance(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.#step ??= this.#readOne().finally(() => {
      this.#step = null;
    });
    await this.#step;
  }

  async #readOne(): Promise<void> {
    const header = await readItemHeader(this.source, this.#next);
    // Anything but an item ends the walk: the sequence delimiter of a sound file, or whatever a damaged one holds.
    if (!header || header.tag !== itemTag) {
      this.#finished = true;
      return;
    }
    const fragment = { offset: this.#next + 8, length: header.length };
    const current = this.#frames.at(-1);
    if (current && !this.#beginsFrame(header)) current.push(fragment);
    else this.#frames.push([fragment]);
    this.#next = fragment.offset + fragment.length;
  }

  /**
   * Of the syntaxes here, RLE has one fragment a frame by rule (PS3.5 A.4.2); a JPEG frame begins where a fragment does with
   * start-of-image and a further marker, which cannot come up within coded data.
   */
  #beginsFrame(header: ItemHeader): boolean {
    if (this.#pixelData.numberOfFrames === 1) return false;
    return this.#pixelData.transferSyntaxUid !== jpegBaseline8Bit || header.first >>> 8 === 0xffd8ff;
  }
}
