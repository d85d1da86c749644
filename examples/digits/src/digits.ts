import { createRequire } from 'node:module';
import { generator } from './generator.ts';

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
  const classes = Array.from(
    { length: 10 },
    (_, label) => (require(`mnist/src/digits/${label}.json`) as { data: number[] }).data,
  );
  const all = classes.flatMap((data, label) =>
    Array.from({ length: Math.floor(data.length / size) }, (_, i) => ({ data, label, from: i * size })),
  );
  shuffle(all);
  const digits = (part: typeof all): Digits => {
    const pixels = new Float32Array(part.length * size);
    // MNIST has bytes; the package has them as decimals of three digits.
    part.forEach(({ data, from }, i) => {
      for (let p = 0; p < size; p++) pixels[i * size + p] = Math.round(255 * data[from + p]!) / 255;
    });
    return { pixels, labels: Uint8Array.from(part, ({ label }) => label), count: part.length };
  };
  return { train: digits(all.slice(0, -held)), test: digits(all.slice(-held)) };
}

/** Fisher and Yates, always the same, so that everyone holds out the same digits. */
function shuffle(items: unknown[]): void {
  const random = generator(42);
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
}
