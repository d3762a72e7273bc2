const damaged = 'the JPEG-LS image is damaged';

/** Parameters of a JPEG-LS scan (ITU-T T.87 C.2.4.1.1). */
export interface JpegLsParameters {
  readonly maximum: number;
  /** Largest error of a sample; 0 is lossless. */
  readonly near: number;
  readonly thresholds: readonly [number, number, number];
  readonly reset: number;
}

/** The parameters that hold where the stream sets none; each that it sets as 0 too. */
export function jpegLsParameters(precision: number, near: number, preset: readonly number[] = []): JpegLsParameters {
  const [presetMaximum, presetFirst, presetSecond, presetThird, presetReset] = preset;
  const maximum = presetMaximum || 2 ** precision - 1;
  if (maximum >= 2 ** precision) throw new Error(damaged);
  const within = (value: number, least: number) => (value > maximum || value < least ? least : value);
  const spread = maximum >= 128 ? Math.floor((Math.min(maximum, 4095) + 128) / 256) : 0;
  const shrink = Math.floor(256 / (maximum + 1));
  const usual = (least: number, basis: number, slack: number) =>
    maximum >= 128 ? spread * (basis - least) + least + slack * near : Math.max(least, Math.floor(basis / shrink) + slack * near);
  const first = presetFirst || within(usual(2, 3, 3), near + 1);
  const second = presetSecond || within(usual(3, 7, 5), first);
  const third = presetThird || within(usual(4, 21, 7), second);
  return { maximum, near, thresholds: [first, second, third], reset: presetReset || 64 };
}

/** Bits of a JPEG-LS scan: behind a byte of ones stands a zero bit that is none (T.87 A.1). */
export class JpegLsBits {
  private readonly bytes: Uint8Array;
  private at: number;
  private held = 0;
  private count = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The next bits as a number, up to 24. */
  take(bits: number): number {
    if (bits === 0) return 0;
    while (this.count < bits) this.fill();
    this.count -= bits;
    return (this.held >>> this.count) & ((1 << bits) - 1);
  }

  /** How many zeros come before the next one, which is passed over too. Throws where they are more than a code can begin with. */
  zeros(most: number): number {
    let zeros = 0;
    for (;;) {
      if (this.count === 0) this.fill();
      const rest = this.held & (this.count === 32 ? -1 : (1 << this.count) - 1);
      if (rest !== 0) {
        const leading = Math.clz32(rest) - (32 - this.count);
        this.count -= leading + 1;
        if (zeros + leading > most) throw new Error(damaged);
        return zeros + leading;
      }
      zeros += this.count;
      this.count = 0;
      if (zeros > most) throw new Error(damaged);
    }
  }

  /** Where the marker behind the scan stands, or the stream ends. */
  markerPlace(): number {
    let at = this.at;
    while (at < this.bytes.length && !(this.bytes[at] === 0xff && this.bytes[at + 1]! >= 0x80)) at += 1;
    return at;
  }

  private fill(): void {
    const from = this.at;
    while (this.count <= 24) {
      const byte = this.bytes[this.at];
      const next = this.bytes[this.at + 1];
      if (byte === undefined || (byte === 0xff && (next === undefined || next >= 0x80))) break;
      const bits = this.bytes[this.at - 1] === 0xff ? 7 : 8;
      this.held = (this.held << bits) | byte;
      this.count += bits;
      this.at += 1;
    }
    if (this.at === from) throw new Error('the JPEG-LS image breaks off');
  }
}

/** Bits that a run's length takes, by run index (T.87 A.2.1, J). */
const runBits = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15];

/** The contexts of structure; two more follow for what ends a run. */
const structureContexts = 365;

/** The adaptive model of one scan: what its contexts have learnt, and how samples are made of it (T.87 Annex A). */
export class JpegLsModel {
  private readonly bits: JpegLsBits;
  private readonly parameters: JpegLsParameters;
  private readonly step: number;
  private readonly range: number;
  private readonly rangeBits: number;
  private readonly limit: number;
  private readonly magnitude: Int32Array;
  private readonly bias = new Int32Array(structureContexts + 2);
  private readonly correction = new Int32Array(structureContexts + 2);
  private readonly seen = new Int32Array(structureContexts + 2).fill(1);
  private readonly negative = new Int32Array(structureContexts + 2);
  private readonly gradients: Int8Array;

  constructor(bits: JpegLsBits, parameters: JpegLsParameters) {
    const { maximum, near } = parameters;
    this.bits = bits;
    this.parameters = parameters;
    this.step = 2 * near + 1;
    this.range = Math.floor((maximum + 2 * near) / this.step) + 1;
    this.rangeBits = Math.max(1, Math.ceil(Math.log2(this.range)));
    const sampleBits = Math.max(2, Math.ceil(Math.log2(maximum + 1)));
    this.limit = 2 * (sampleBits + Math.max(8, sampleBits));
    this.magnitude = new Int32Array(structureContexts + 2).fill(Math.max(2, (this.range + 32) >> 6));
    this.gradients = gradientClasses(parameters);
  }

  /** Which context three differences of neighbours make, with its sign; 0 where the neighbourhood is flat. */
  context(aboveRight: number, above: number, aboveLeft: number, left: number): number {
    const { gradients } = this;
    const { maximum } = this.parameters;
    return 81 * gradients[aboveRight - above + maximum]! + 9 * gradients[above - aboveLeft + maximum]! + gradients[aboveLeft - left + maximum]!;
  }

  /** A sample within structure (T.87 A.4 to A.6). */
  sample(signedContext: number, left: number, above: number, aboveLeft: number): number {
    const { magnitude, bias, correction, seen, step } = this;
    const sign = signedContext < 0 ? -1 : 1;
    const context = signedContext * sign;
    const { maximum, near, reset } = this.parameters;
    const edge = aboveLeft >= Math.max(left, above) ? Math.min(left, above) : aboveLeft <= Math.min(left, above) ? Math.max(left, above) : left + above - aboveLeft;
    const predicted = Math.max(0, Math.min(maximum, edge + sign * correction[context]!));
    const k = this.codeBits(context, magnitude[context]!);
    const mapped = this.code(k, this.limit);
    const inverted = near === 0 && k === 0 && 2 * bias[context]! <= -seen[context]!;
    const half = mapped >> 1;
    const error = (mapped & 1) === (inverted ? 1 : 0) ? half : -half - 1;
    this.requirePlausible(error);
    bias[context]! += error * step;
    magnitude[context]! += Math.abs(error);
    this.age(context, reset);
    if (bias[context]! <= -seen[context]!) {
      bias[context] = Math.max(bias[context]! + seen[context]!, 1 - seen[context]!);
      correction[context] = Math.max(-128, correction[context]! - 1);
    } else if (bias[context]! > 0) {
      bias[context] = Math.min(bias[context]! - seen[context]!, 0);
      correction[context] = Math.min(127, correction[context]! + 1);
    }
    return this.reconstructed(predicted + sign * error * step);
  }

  /** How many of the remaining samples of a line are as the one before (T.87 A.7.1); `runIndex` is the component's own state. */
  run(remaining: number, runIndex: { value: number }): number {
    let length = 0;
    while (length < remaining && this.bits.take(1) === 1) {
      const whole = 1 << runBits[runIndex.value]!;
      if (length + whole <= remaining && runIndex.value < 31) runIndex.value += 1;
      length = Math.min(remaining, length + whole);
      if (length === remaining) return length;
    }
    length += this.bits.take(runBits[runIndex.value]!);
    if (length >= remaining) throw new Error(damaged);
    return length;
  }

  /** The sample that ends a run (T.87 A.7.2). `flat` where it is as near to its neighbours as they to each other. */
  interruption(left: number, above: number, flat: boolean, runIndex: number): number {
    const { magnitude, seen, negative, step } = this;
    const type = flat ? 1 : 0;
    const context = structureContexts + type;
    const k = this.codeBits(context, magnitude[context]! + (flat ? seen[context]! >> 1 : 0));
    const mapped = this.code(k, this.limit - runBits[runIndex]! - 1);
    const half = (mapped + type + 1) >> 1;
    const odd = ((mapped + type) & 1) === 1;
    const error = (k !== 0 || 2 * negative[context]! >= seen[context]!) === odd ? -half : half;
    this.requirePlausible(error);
    if (error < 0) negative[context]! += 1;
    magnitude[context]! += (mapped + 1 - type) >> 1;
    this.age(context, this.parameters.reset);
    const sign = !flat && left > above ? -1 : 1;
    return this.reconstructed((flat ? left : above) + sign * error * step);
  }

  private age(context: number, reset: number): void {
    if (this.seen[context] === reset) {
      this.magnitude[context]! >>= 1;
      this.bias[context]! >>= 1;
      this.negative[context]! >>= 1;
      this.seen[context]! >>= 1;
    }
    this.seen[context]! += 1;
  }

  /** The Golomb parameter (T.87 A.5.1). */
  private codeBits(context: number, magnitude: number): number {
    let scaled = this.seen[context]!;
    for (let bits = 0; bits <= 24; bits++, scaled *= 2) if (scaled >= magnitude) return bits;
    throw new Error(damaged);
  }

  /** A number in the limited Golomb code (T.87 A.5.3). */
  private code(bits: number, limit: number): number {
    const most = limit - this.rangeBits - 1;
    const high = this.bits.zeros(most);
    return high < most ? (high << bits) + this.bits.take(bits) : this.bits.take(this.rangeBits) + 1;
  }

  /** No difference is larger than the range: a damaged stream would make contexts learn without bound. */
  private requirePlausible(error: number): void {
    if (Math.abs(error) > this.range) throw new Error(damaged);
  }

  private reconstructed(value: number): number {
    const { maximum, near } = this.parameters;
    const whole = this.range * this.step;
    const wrapped = value < -near ? value + whole : value > maximum + near ? value - whole : value;
    return Math.max(0, Math.min(maximum, wrapped));
  }
}

/** The class of every difference of two samples, from the least on (T.87 A.3.3). */
function gradientClasses({ maximum, near, thresholds }: JpegLsParameters): Int8Array {
  const classes = new Int8Array(2 * maximum + 1);
  [near + 1, ...thresholds].forEach((least, i) => {
    classes.fill(i + 1, Math.min(classes.length, maximum + least));
    classes.fill(-i - 1, 0, Math.max(0, maximum - least + 1));
  });
  return classes;
}
