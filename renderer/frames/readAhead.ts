/** Up to here frames are gone through one by one, and all between are worth having; a longer step is a jump. */
const longestWalkFrames = 4;
const restingAhead = 24;
/** Around a frame that was jumped to: enough for the first steps, little enough not to stand in the way of the next jump. */
const aheadAfterJump = 8;
const farthestAhead = 64;
const farthestBehind = 4;
const jumpsAhead = 3;
const largestBatchFrames = 8;

/**
 * Which frames to have before they are asked for. A reader who walks gets those in front, the further the longer they keep
 * their direction; one who jumps by the same step gets the next landings; one who jumps about gets nothing until a frame
 * that was jumped to is there, and then its neighbourhood, in batches that grow.
 */
export class ReadAhead {
  readonly largestBatchFrames: number;
  private readonly farthest: number;
  private readonly most: number;
  private step = 1;
  private sameJumps = 0;
  private ahead: number;
  private batch: number;

  /** How many decoded frames the budget holds, and how many a batch may. */
  constructor(fittingFrames: number, batchFrames: number) {
    this.largestBatchFrames = Math.max(1, Math.min(largestBatchFrames, batchFrames));
    // One place is the wanted frame's and one is for what stands on screen until it comes: more than fits would push itself out for ever.
    this.most = Math.max(0, fittingFrames - 2);
    // The other half of the budget is for what was seen.
    this.farthest = Math.max(0, Math.min(farthestAhead, Math.floor(fittingFrames / 2)));
    this.ahead = Math.min(restingAhead, this.farthest);
    this.batch = this.largestBatchFrames;
  }

  /** The reader went from one frame to another. */
  moved(from: number, to: number): void {
    const step = to - from;
    if (step === 0) return;
    const jump = Math.abs(step) > longestWalkFrames;
    this.sameJumps = jump && step === this.step ? this.sameJumps + 1 : 0;
    const goesOn = !jump && Math.abs(this.step) <= longestWalkFrames && Math.sign(step) === Math.sign(this.step);
    this.ahead = Math.min(this.farthest, jump ? aheadAfterJump : goesOn ? this.ahead + 2 * Math.abs(step) : restingAhead);
    this.batch = jump ? Math.min(2, this.largestBatchFrames) : this.largestBatchFrames;
    this.step = step;
  }

  /** The frames around the wanted one, the likeliest first, also beyond the ends. */
  around(wanted: number, wantedIsThere: boolean): readonly number[] {
    const { step, ahead } = this;
    const jumps = Math.abs(step) > longestWalkFrames;
    if (jumps && !wantedIsThere) return [];
    const landings = this.sameJumps > 0 ? Math.min(jumpsAhead, this.farthest) : 0;
    const way = Math.sign(step);
    return [
      ...Array.from({ length: landings }, (_, i) => wanted + step * (i + 1)),
      ...Array.from({ length: ahead }, (_, i) => wanted + way * (i + 1)),
      ...Array.from({ length: Math.min(farthestBehind, ahead) }, (_, i) => wanted - way * (i + 1)),
    ].slice(0, this.most);
  }

  /** How many frames the next batch may hold: it grows from batch to batch after a jump, since the reader may jump on. */
  nextBatchFrames(): number {
    const now = this.batch;
    this.batch = Math.min(this.largestBatchFrames, this.batch * 4);
    return now;
  }
}
