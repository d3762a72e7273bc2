import { AppError } from '../shared/appError.ts';
import type { Warning } from '../shared/warning.ts';
import type { ByteSource } from './byteSource.ts';
import { type ByteRange, frameCountWarning, missingFrame, truncationWarning } from './frameIndex.ts';
import { beginningBytes, beginsFrame, endingBytes, endsFrame } from './frameMarkers.ts';
import { SourceWindow } from './sourceWindow.ts';
import { rleLossless } from './transferSyntax.ts';

const itemTag = 0xe000fffe;
const sequenceDelimiterTag = 0xe0ddfffe;
const undefinedLength = 0xffffffff;
export const itemHeadBytes = 8;

/** Behind a fragment shorter than this the next ones are read along with its end; behind a longer one only what is looked at. */
export const shortFragmentBytes = 64 * 1024;
export const windowBytes = 256 * 1024;

/** A fragment in the sequence of fragments. */
export interface Fragment extends ByteRange {
  readonly begins: boolean;
}

/** The item at an offset as a fragment; null where there is none. */
export async function readFragment(window: SourceWindow, offset: number, transferSyntaxUid: string, readAhead: number, signal?: AbortSignal): Promise<Fragment | null> {
  const length = Math.min(itemHeadBytes + beginningBytes, window.source.sizeBytes - offset);
  if (length < itemHeadBytes) return null;
  const view = window.held(offset, length) ?? (await window.load(offset, length, readAhead, signal));
  const valueBytes = view.getUint32(4, true);
  if (view.getUint32(0, true) !== itemTag || valueBytes === undefinedLength) return null;
  const beginning = new DataView(view.buffer, view.byteOffset + itemHeadBytes, Math.min(valueBytes, length - itemHeadBytes));
  return { offset: offset + itemHeadBytes, length: valueBytes, begins: beginsFrame(transferSyntaxUid, beginning) };
}

export interface WalkedPixelData {
  /** Of the first fragment's item. */
  readonly firstFragment: number;
  readonly transferSyntaxUid: string;
  readonly numberOfFrames: number;
}

/**
 * Finds frames by going from one fragment to the next; callers that wait for frames share one walk. A frame's border is where a
 * fragment begins as frames do; a fragment that does not belongs to the frame before it, unless that one has come to its end: then
 * there is doubt, and what lies behind it is given out only when all fragments are counted and the count of frames decides it. Where it
 * does not, the frames behind the doubt are refused.
 */
export class FragmentWalk {
  readonly #window: SourceWindow;
  readonly #pixelData: WalkedPixelData;
  readonly #fragments: Fragment[] = [];
  /** Index of the first fragment of each frame, as far as the fragments themselves tell. */
  readonly #starts: number[] = [];
  /** Indices of fragments of which it cannot be told whether they begin a frame. */
  readonly #doubts: number[] = [];
  #next: number;
  #finished = false;
  #breaksOff = false;
  #isDelimited = false;
  #decision: DecidedFrames | null = null;
  #step: Promise<void> | null = null;

  constructor(source: ByteSource, pixelData: WalkedPixelData) {
    this.#window = new SourceWindow(source);
    this.#pixelData = pixelData;
    this.#next = pixelData.firstFragment;
  }

  /** The pieces of a frame. Throws `dicom/frameUndecodable` where the file does not hold it or it cannot be told which it is. */
  async frame(frameIndex: number, signal?: AbortSignal): Promise<readonly ByteRange[]> {
    while (!this.#finished && !this.#isSettled(frameIndex)) await this.#advance(signal);
    const { starts, end, tellable } = this.#finished ? this.#decided() : { starts: this.#starts, end: 0, tellable: true };
    const start = starts[frameIndex];
    if (start === undefined) throw tellable ? missingFrame(frameIndex) : untellableFrame(frameIndex);
    const pieces = this.#fragments.slice(start, starts[frameIndex + 1] ?? end).filter((piece) => piece.length > 0);
    if (pieces.length === 0) throw emptyFrame(frameIndex);
    return pieces;
  }

  /** Walks to the end and says what is wrong with the frames as a whole; see `FrameIndex.check`. */
  async check(signal?: AbortSignal, turn?: () => Promise<void>): Promise<readonly Warning[]> {
    while (!this.#finished) {
      await turn?.();
      await this.#advance(signal);
    }
    const { numberOfFrames } = this.#pixelData;
    const { starts, tellable } = this.#decided();
    if (!tellable) {
      return [{ code: 'dicom/frameBorders', message: `Where a frame ends and the next one begins can be told for the first ${starts.length} of ${numberOfFrames} frames; the others cannot be shown.` }];
    }
    const whole = starts.length - (this.#breaksOff ? 1 : 0);
    if (this.#breaksOff && whole < numberOfFrames) return [truncationWarning(whole, numberOfFrames)];
    if (whole !== numberOfFrames) return [frameCountWarning(whole, numberOfFrames)];
    return this.#isDelimited ? [] : [withoutDelimiter];
  }

  /** Which fragment begins which frame, once all of them are known. */
  #decided(): DecidedFrames {
    return (this.#decision ??= decide(this.#fragments, this.#starts, this.#doubts, this.#pixelData.numberOfFrames));
  }

  #isSettled(frameIndex: number): boolean {
    const next = this.#starts[frameIndex + 1];
    return next !== undefined && next <= (this.#doubts[0] ?? next);
  }

  async #advance(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.#step ??= this.#readSome().finally(() => {
      this.#step = null;
    });
    await this.#step;
  }

  /** Goes on to the end of what one read brings. */
  async #readSome(): Promise<void> {
    do await this.#readOne();
    while (!this.#finished && this.#window.held(this.#next - endingBytes, endingBytes + itemHeadBytes + beginningBytes));
  }

  async #readOne(): Promise<void> {
    const { transferSyntaxUid, firstFragment } = this.#pixelData;
    const before = this.#fragments.at(-1);
    let ended = false;
    if (before && before.length > 0) {
      const length = Math.min(endingBytes, before.length);
      if (this.#next > this.#window.source.sizeBytes) {
        this.#breaksOff = true;
        this.#finished = true;
        return;
      }
      const readAhead = before.length < shortFragmentBytes ? windowBytes : endingBytes + itemHeadBytes + beginningBytes;
      const view = this.#window.held(this.#next - length, length) ?? (await this.#window.load(this.#next - length, length, readAhead));
      ended = endsFrame(transferSyntaxUid, view);
    }
    const fragment = await readFragment(this.#window, this.#next, transferSyntaxUid, itemHeadBytes + beginningBytes);
    // Anything but an item ends the walk: the sequence delimiter of a sound file, or whatever a damaged one holds.
    if (!fragment) {
      this.#isDelimited = this.#window.held(this.#next, itemHeadBytes)?.getUint32(0, true) === sequenceDelimiterTag;
      this.#finished = true;
      return;
    }
    this.#place(fragment, fragment.offset === firstFragment + itemHeadBytes, ended);
    this.#next = fragment.offset + fragment.length;
  }

  #place(fragment: Fragment, isFirst: boolean, ended: boolean): void {
    const index = this.#fragments.push(fragment) - 1;
    if (isFirst || fragment.begins) this.#starts.push(index);
    if (!fragment.begins && (isFirst || ended || fragment.length === 0 || this.#pixelData.transferSyntaxUid === rleLossless)) this.#doubts.push(index);
  }
}

const withoutDelimiter: Warning = { code: 'dicom/noDelimiter', message: 'The mark behind the last frame is missing, so the end of the file may be lost; all frames are there.' };

interface DecidedFrames {
  /** Index of the first fragment of each frame. */
  readonly starts: readonly number[];
  /** Behind the last fragment of the last frame. */
  readonly end: number;
  /** Whether these are all frames; else no more could be told apart. */
  readonly tellable: boolean;
}

/** Where fragments leave doubt, or contradict the count of frames, the reading that agrees with the count is the right one. */
function decide(fragments: readonly Fragment[], starts: readonly number[], doubts: readonly number[], numberOfFrames: number): DecidedFrames {
  const end = fragments.length;
  const all = fragments.map((_, index) => index);
  const [doubt] = doubts;
  if (doubt === undefined) {
    if (starts.length >= numberOfFrames || fragments.length !== numberOfFrames) return { starts, end, tellable: true };
    // One fragment a frame by their count, fewer by what they begin with: up to the first that joins two, both say the same.
    const joined = starts.findIndex((start, i) => (starts[i + 1] ?? end) - start > 1);
    return { starts: starts.slice(0, joined), end: starts[joined] ?? end, tellable: false };
  }
  const readings = [all, all.filter((index) => fragments[index]!.length > 0), starts, [...new Set([...starts, ...doubts])].toSorted((a, b) => a - b)];
  const agreeing = numberOfFrames === 1 ? [0] : readings.find((reading) => reading.length === numberOfFrames);
  if (agreeing) return { starts: agreeing, end, tellable: true };
  return { starts: starts.filter((start) => start < doubt), end: doubt, tellable: false };
}

function untellableFrame(frameIndex: number): AppError {
  return new AppError('dicom/frameUndecodable', `Frame ${frameIndex + 1} cannot be shown: where it begins in the damaged file cannot be told.`, { frameNumber: frameIndex + 1 });
}

function emptyFrame(frameIndex: number): AppError {
  return new AppError('dicom/frameUndecodable', `Frame ${frameIndex + 1} cannot be shown: it is empty in the file.`, { frameNumber: frameIndex + 1 });
}
