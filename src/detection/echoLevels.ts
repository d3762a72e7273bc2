/** What blood and the tissue round the lumen look like on a frame: square roots of grey values, 0–16. */
export interface EchoLevels {
  readonly blood: number;
  readonly tissue: number;
}

const binsPerLevel = 64;

/** How often echoes of which level were seen, for their quantiles. */
export class EchoHistogram {
  readonly #counts = new Uint32Array(16 * binsPerLevel + 1);
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(value: number): void {
    this.#counts[Math.round(value * binsPerLevel)]!++;
    this.#total++;
  }

  /** The value that this share of the values is below; 0 of none. */
  quantile(share: number): number {
    const wanted = share * this.#total;
    let passed = 0;
    for (let bin = 0; bin < this.#counts.length; bin++) {
      passed += this.#counts[bin]!;
      if (passed > wanted) return bin / binsPerLevel;
    }
    return 0;
  }
}
