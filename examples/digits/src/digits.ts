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
    part.forEach(({ data, from }, i) => pixels.set(data.slice(from, from + size), i * size));
    return { pixels, labels: Uint8Array.from(part, ({ label }) => label), count: part.length };
  };
  return { train: digits(all.slice(0, -held)), test: digits(all.slice(-held)) };
}

/** The digits, and each once more moved by one or two pixels: a net that sees both reads new hands better. */
export function withMoved({ pixels, labels, count }: Digits): Digits {
  const all = new Float32Array(2 * pixels.length);
  all.set(pixels);
  const random = generator(7);
  for (let i = 0; i < count; i++) {
    const [dx, dy] = [Math.floor(random() * 5) - 2, Math.floor(random() * 5) - 2];
    for (let y = 0; y < 28; y++) {
      for (let x = 0; x < 28; x++) {
        const inside = x - dx >= 0 && x - dx < 28 && y - dy >= 0 && y - dy < 28;
        all[(count + i) * size + y * 28 + x] = inside ? pixels[i * size + (y - dy) * 28 + x - dx]! : 0;
      }
    }
  }
  return { pixels: all, labels: Uint8Array.of(...labels, ...labels), count: 2 * count };
}

/** Fisher and Yates, always the same, so that everyone holds out the same digits. */
function shuffle(items: unknown[]): void {
  const random = generator(42);
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
}

/** Numbers from 0 to 1 by a linear congruential generator. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
