const size = 624;

/** The generator MT19937 (Matsumoto and Nishimura, 1998), on which Python's `random` and NumPy's `random` stand. */
export class MersenneTwister {
  readonly #state: Uint32Array;
  #at = size;

  private constructor(state: Uint32Array) {
    this.#state = state;
  }

  /** Seeded with one word, as `numpy.random.seed(seed)` does. */
  static fromInteger(seed: number): MersenneTwister {
    const state = new Uint32Array(size);
    state[0] = seed;
    for (let i = 1; i < size; i++) state[i] = Math.imul(1812433253, mixed(state[i - 1]!)) + i;
    return new MersenneTwister(state);
  }

  /** Seeded with several words, as Python's `random.seed(integer)` does with its 32-bit digits, the low one first. */
  static fromArray(words: readonly number[]): MersenneTwister {
    const twister = MersenneTwister.fromInteger(19650218);
    const state = twister.#state;
    let i = 1;
    const forward = (): void => {
      if (++i < size) return;
      state[0] = state[size - 1]!;
      i = 1;
    };
    for (let k = 0, j = 0; k < Math.max(size, words.length); k++) {
      state[i] = (state[i]! ^ Math.imul(mixed(state[i - 1]!), 1664525)) + words[j]! + j;
      forward();
      j = (j + 1) % words.length;
    }
    for (let k = 0; k < size - 1; k++) {
      state[i] = (state[i]! ^ Math.imul(mixed(state[i - 1]!), 1566083941)) - i;
      forward();
    }
    state[0] = 0x80000000;
    return twister;
  }

  /** The next 32-bit word. */
  next(): number {
    const state = this.#state;
    if (this.#at >= size) {
      for (let k = 0; k < size; k++) {
        const y = (state[k]! & 0x80000000) | (state[(k + 1) % size]! & 0x7fffffff);
        state[k] = state[(k + 397) % size]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
      }
      this.#at = 0;
    }
    let y = state[this.#at++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }
}

function mixed(word: number): number {
  return word ^ (word >>> 30);
}
