import { createRequire } from 'node:module';

/** Handwritten digits: pixels from 0 to 1, 28 × 28 each, and what they are. */
export interface Digits {
  readonly pixels: Float32Array;
  readonly labels: Uint8Array;
  readonly count: number;
}

const size = 28 * 28;

/** The 10,000 MNIST digits that the package `mnist` ships, mixed in a fixed order, with the last `held` of them apart. */
export function loadDigits(held: number): { readonly train: Digits; readonly test: Digits } {
  const require = createRequire(import.meta.url);
  const classes = Array.from({ length: 10 }, (_, label) => (require(`mnist/src/digits/${label}.json`) as { data: number[] }).data);
  const all = classes.flatMap((data, label) => Array.from({ length: Math.floor(data.length / size) }, (_, i) => ({ data, label, from: i * size })));
  shuffle(all);
  const digits = (part: typeof all): Digits => {
    const pixels = new Float32Array(part.length * size);
    part.forEach(({ data, from }, i) => pixels.set(data.slice(from, from + size), i * size));
    return { pixels, labels: Uint8Array.from(part, ({ label }) => label), count: part.length };
  };
  return { train: digits(all.slice(0, -held)), test: digits(all.slice(-held)) };
}

/** Fisher and Yates, with a linear congruential generator, so that everyone holds out the same digits. */
function shuffle(items: unknown[]): void {
  let state = 42;
  for (let i = items.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
}
