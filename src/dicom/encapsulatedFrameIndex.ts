import { AppError } from '../shared/appError.ts';
import type { Warning } from '../shared/warning.ts';
import type { ByteSource } from './byteSource.ts';
import { type Fragment, FragmentWalk, itemHeadBytes, readFragment, shortFragmentBytes, windowBytes } from './fragmentWalk.ts';
import { type ByteRange, type FrameIndex, missingFrame, truncationWarning } from './frameIndex.ts';
import { beginningBytes } from './frameMarkers.ts';
import { SourceWindow } from './sourceWindow.ts';

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

/** The index of encapsulated frames. */
export interface EncapsulatedFrameIndex extends FrameIndex {
  /** Of the frames' first items where a table says them; null where fragments have to be gone through. */
  readonly frameOffsets: readonly number[] | null;
  /** What opening has found to be wrong; `check` says it too. */
  readonly warnings: readonly Warning[];
}

const itemTag = 0xe000fffe;
const lookedAtBytes = itemHeadBytes + beginningBytes;

/** Of a table so many frames with the most bytes are looked at before it is followed: a frame left out makes another seem as long as two. */
const lookedAtFrames = 8;

/**
 * Index of encapsulated frames (PS3.5 A.4): from the extended offset table, else the basic one, else by walking from fragment to
 * fragment, as far as the frame that is asked for; `check` walks on to the end. A table that is found wrong anywhere is no longer
 * followed at all. Opening reads the offset table alone. Throws `dicom/malformed` where Pixel Data does not begin with an item.
 */
export async function openEncapsulatedFrameIndex(source: ByteSource, pixelData: EncapsulatedPixelData, signal?: AbortSignal): Promise<EncapsulatedFrameIndex> {
  const window = new SourceWindow(source);
  const head = source.sizeBytes - pixelData.offset < itemHeadBytes ? null : await window.load(pixelData.offset, itemHeadBytes, itemHeadBytes, signal);
  if (!head || head.getUint32(0, true) !== itemTag) {
    throw new AppError('dicom/malformed', 'The compressed pixel data of the file does not begin as it should; the file is damaged.');
  }
  const tableBytes = head.getUint32(4, true);
  const firstFragment = pixelData.offset + itemHeadBytes + tableBytes;
  const walk = new FragmentWalk(source, { ...pixelData, firstFragment });
  const table = extendedTable(pixelData) ?? (await basicTable(source, pixelData, tableBytes, signal));
  if (table && isUsable(table, pixelData.numberOfFrames)) {
    const index = new TableIndex(source, pixelData.transferSyntaxUid, firstFragment, table, walk);
    await index.lookAtEnd(signal);
    return index;
  }
  return {
    frameOffsets: null,
    warnings: table ? [wrongTable] : [],
    frameRanges: (frameIndex, abort) => walk.frame(frameIndex, abort),
    check: async (abort, turn) => [...(table ? [wrongTable] : []), ...(await walk.check(abort, turn))],
  };
}

interface OffsetTable {
  /** From the first fragment's item. */
  readonly offsets: readonly number[];
  /** Of the frames without padding; null in the basic table, which has none. */
  readonly lengths: readonly number[] | null;
}

function extendedTable({ extendedOffsets, extendedLengths }: EncapsulatedPixelData): OffsetTable | null {
  return extendedOffsets.length === 0 ? null : { offsets: extendedOffsets, lengths: extendedLengths };
}

async function basicTable(source: ByteSource, { offset }: EncapsulatedPixelData, tableBytes: number, signal?: AbortSignal): Promise<OffsetTable | null> {
  if (tableBytes === 0) return null;
  const start = offset + itemHeadBytes;
  const bytes = start + tableBytes <= source.sizeBytes ? await source.read(start, tableBytes, signal) : new Uint8Array();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { offsets: Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(4 * i, true)), lengths: null };
}

function isUsable({ offsets, lengths }: OffsetTable, numberOfFrames: number): boolean {
  return (
    offsets.length === numberOfFrames &&
    (lengths === null || lengths.length === numberOfFrames) &&
    offsets[0] === 0 &&
    offsets.every((offset, i) => Number.isSafeInteger(offset) && (i === 0 || offset > offsets[i - 1]!))
  );
}

const wrongTable: Warning = { code: 'dicom/offsetTable', message: 'The file’s table of where its frames lie is wrong and is not used; the frames were found without it.' };

/** Follows a table as far as the fragments bear it out; once they do not, all frames are found by the walk. */
class TableIndex implements EncapsulatedFrameIndex {
  readonly frameOffsets: readonly number[];
  warnings: readonly Warning[] = [];
  readonly #source: ByteSource;
  readonly #transferSyntaxUid: string;
  readonly #lengths: readonly number[] | null;
  readonly #walk: FragmentWalk;
  #isWrong = false;
  #lookedAt: Promise<void> | null = null;

  constructor(source: ByteSource, transferSyntaxUid: string, firstFragment: number, table: OffsetTable, walk: FragmentWalk) {
    this.#source = source;
    this.#transferSyntaxUid = transferSyntaxUid;
    this.frameOffsets = table.offsets.map((offset) => firstFragment + offset);
    this.#lengths = table.lengths;
    this.#walk = walk;
  }

  async frameRanges(frameIndex: number, signal?: AbortSignal): Promise<readonly ByteRange[]> {
    // The first frame begins where the fragments do, whatever the table says.
    if (frameIndex > 0) await (this.#lookedAt ??= this.#lookAtLongest().catch((error: unknown) => this.#forgetLook(error)));
    const ranges = this.#isWrong ? null : await this.#rangesByTable(frameIndex, signal);
    return ranges ?? this.#walk.frame(frameIndex, signal);
  }

  async check(signal?: AbortSignal, turn?: () => Promise<void>): Promise<readonly Warning[]> {
    const begun = this.#framesBegun;
    const window = new SourceWindow(this.#source);
    const readAhead = this.#source.sizeBytes / this.frameOffsets.length < shortFragmentBytes ? windowBytes : lookedAtBytes;
    let end = 0;
    for (let i = 0; i < begun && !this.#isWrong; i++) {
      await turn?.();
      const last = (await this.#rangesByTable(i, signal, window, readAhead))?.at(-1);
      end = last ? last.offset + last.length : 0;
    }
    if (this.#isWrong) return [wrongTable, ...(await this.#walk.check(signal, turn))];
    if (this.warnings.length > 0) return this.warnings;
    return begun === this.frameOffsets.length && end > this.#source.sizeBytes ? [truncationWarning(begun - 1, begun)] : [];
  }

  /** Frames whose item begins before a file that breaks off ends. */
  get #framesBegun(): number {
    const behind = this.frameOffsets.findIndex((offset) => offset + itemHeadBytes > this.#source.sizeBytes);
    return behind === -1 ? this.frameOffsets.length : behind;
  }

  /** Where the table reaches beyond the end of the file, either the file breaks off or the table is wrong: the last frame that begins tells. */
  async lookAtEnd(signal?: AbortSignal): Promise<void> {
    const begun = this.#framesBegun;
    const numberOfFrames = this.frameOffsets.length;
    if (begun === numberOfFrames) return;
    if (begun > 0) await this.#rangesByTable(begun - 1, signal);
    this.warnings = this.#isWrong ? [wrongTable] : [truncationWarning(begun, numberOfFrames)];
  }

  async #lookAtLongest(): Promise<void> {
    const end = this.#source.sizeBytes;
    const spans = this.frameOffsets.slice(0, this.#framesBegun).map((offset, frameIndex) => ({ frameIndex, length: (this.frameOffsets[frameIndex + 1] ?? end) - offset }));
    const longest = spans.toSorted((a, b) => b.length - a.length).slice(0, lookedAtFrames);
    for (const { frameIndex } of longest) if (!this.#isWrong) await this.#rangesByTable(frameIndex);
  }

  /** A read that failed once, as over a network, may come to pass the next time. */
  #forgetLook(error: unknown): never {
    this.#lookedAt = null;
    throw error;
  }

  /** A frame by the table; null, and never again, where the fragments contradict it. What lies beyond the end of the file does not. */
  async #rangesByTable(frameIndex: number, signal?: AbortSignal, window = new SourceWindow(this.#source), readAhead = lookedAtBytes): Promise<readonly ByteRange[] | null> {
    const start = this.frameOffsets[frameIndex]!;
    const end = this.frameOffsets[frameIndex + 1] ?? null;
    if (start + itemHeadBytes > this.#source.sizeBytes) throw missingFrame(frameIndex);
    const fragments = await this.#fragmentsOf(start, end, window, readAhead, signal);
    const [first, ...more] = fragments ?? [];
    const stated = this.#lengths?.[frameIndex];
    const padding = first && stated !== undefined ? first.length - stated : 0;
    // The extended table is for one fragment a frame, padded to an even length (PS3.5 A.4); in all tables a frame begins where one can.
    const isSound = first?.begins && !more.some((fragment) => fragment.begins) && (stated === undefined || (more.length === 0 && (padding === 0 || padding === 1)));
    if (!isSound) {
      this.#isWrong = true;
      return null;
    }
    return stated === undefined ? fragments : [{ offset: first.offset, length: stated }];
  }

  /** Fragments from an item to where the next frame begins (null: to the end); null where they do not end just there. */
  async #fragmentsOf(start: number, end: number | null, window: SourceWindow, readAhead: number, signal?: AbortSignal): Promise<readonly Fragment[] | null> {
    const fragments: Fragment[] = [];
    let at = start;
    while (end === null || at < end) {
      const fragment = await readFragment(window, at, this.#transferSyntaxUid, readAhead, signal);
      if (!fragment) break;
      fragments.push(fragment);
      at = fragment.offset + fragment.length;
    }
    return end === null || at === end ? fragments : null;
  }
}
