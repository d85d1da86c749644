import type { Words } from './words.ts';

// MT19937 (Matsumoto and Nishimura, 1998), on which Python's `random` and NumPy's `random` stand.

const size = 624;

/** The generator after `numpy.random.seed(seed)`, 0 ≤ seed < 2³². */
export function numpyTwister(seed: number): Words {
  return twister(seededByInteger(seed));
}

/** The generator after Python's `random.seed(seed)` of a safe integer: its 32-bit digits, the low one first, without the sign. */
export function pythonTwister(seed: number): Words {
  const magnitude = Math.abs(seed);
  return magnitude < 2 ** 32
    ? twisterOf([magnitude])
    : twisterOf([magnitude % 2 ** 32, Math.floor(magnitude / 2 ** 32)]);
}

/** The generator seeded with several words. */
function twisterOf(words: readonly number[]): Words {
  const state = seededByInteger(19650218);
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
  return twister(state);
}

function twister(state: Uint32Array): Words {
  let at = size;
  return {
    next: () => {
      if (at >= size) {
        renew(state);
        at = 0;
      }
      let y = state[at++]!;
      y ^= y >>> 11;
      y ^= (y << 7) & 0x9d2c5680;
      y ^= (y << 15) & 0xefc60000;
      return (y ^ (y >>> 18)) >>> 0;
    },
  };
}

function renew(state: Uint32Array): void {
  for (let k = 0; k < size; k++) {
    const y = (state[k]! & 0x80000000) | (state[(k + 1) % size]! & 0x7fffffff);
    state[k] = state[(k + 397) % size]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
}

function seededByInteger(seed: number): Uint32Array {
  const state = new Uint32Array(size);
  state[0] = seed;
  for (let i = 1; i < size; i++) state[i] = Math.imul(1812433253, mixed(state[i - 1]!)) + i;
  return state;
}
function mixed(word: number): number {
  return word ^ (word >>> 30);
}
