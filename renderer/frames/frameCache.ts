import type { PictureFrame } from './pictureFrame.ts';

/** Decoded frames within a budget of bytes; the frame that was looked at longest ago goes first. */
export class FrameCache {
  private readonly frames = new Map<number, PictureFrame>();
  private readonly budgetBytes: number;
  private heldBytes = 0;

  constructor(budgetBytes: number) {
    this.budgetBytes = budgetBytes;
  }

  get bytes(): number {
    return this.heldBytes;
  }

  has(frameNumber: number): boolean {
    return this.frames.has(frameNumber);
  }

  /** The frame, which thereby counts as looked at. */
  get(frameNumber: number): PictureFrame | null {
    const frame = this.frames.get(frameNumber);
    if (frame === undefined) return null;
    this.frames.delete(frameNumber);
    this.frames.set(frameNumber, frame);
    return frame;
  }

  /** Keeps a frame and lets older ones go. The newest stays even where it alone is above the budget. */
  put(frameNumber: number, frame: PictureFrame): void {
    this.remove(frameNumber);
    this.frames.set(frameNumber, frame);
    this.heldBytes += frame.values.byteLength;
    for (const oldest of this.frames.keys()) {
      if (this.heldBytes <= this.budgetBytes || oldest === frameNumber) break;
      this.remove(oldest);
    }
  }

  clear(): void {
    this.frames.clear();
    this.heldBytes = 0;
  }

  private remove(frameNumber: number): void {
    const frame = this.frames.get(frameNumber);
    if (frame === undefined) return;
    this.frames.delete(frameNumber);
    this.heldBytes -= frame.values.byteLength;
  }
}
