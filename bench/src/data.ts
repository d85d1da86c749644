/** Samples of a workload: random, and the same at every run and for every library. */
export interface Samples {
  readonly x: Float32Array | Int32Array;
  /** The shape of `x`, samples first. */
  readonly shape: readonly number[];
  /** The class of each sample. */
  readonly y: Int32Array;
  readonly classes: number;
}

export function samplesOf(workload: string, count: number): Samples {
  const next = random(1);
  const below = (size: number, end: number): Int32Array =>
    Int32Array.from({ length: size }, () => Math.floor(end * next()));
  if (workload === 'lstm') return { x: below(count * 80, 5000), shape: [count, 80], y: below(count, 2), classes: 2 };
  const x = Float32Array.from({ length: count * 784 }, next);
  return { x, shape: [count, ...(workload === 'cnn' ? [28, 28, 1] : [784])], y: below(count, 10), classes: 10 };
}

/** Weights of these shapes to begin with, the same for every library: biases 0, the rest as Glorot's uniform. */
export function startingWeights(shapes: readonly (readonly number[])[]): readonly Float32Array[] {
  const next = random(2);
  return shapes.map((shape) => {
    const size = shape.reduce((product, n) => product * n, 1);
    if (shape.length === 1) return new Float32Array(size);
    const around = shape.slice(0, -2).reduce((product, n) => product * n, 1);
    const limit = Math.sqrt(6 / (around * (shape.at(-2)! + shape.at(-1)!)));
    return Float32Array.from({ length: size }, () => limit * (2 * next() - 1));
  });
}

/** Numbers from 0 to 1 (mulberry32, by Tommy Ettinger). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
