import { stridesOf } from '@oneiros/core';

/**
 * Stands in for `@tensorflow/tfjs-core` in the modules of tfjs that `programs.ts` names: all that they call of it. The
 * whole of it is 115 KB minified, since bundlers can leave out little of it.
 */
export const util = {
  assert(condition: boolean, message: () => string): void {
    if (!condition) throw new Error(message());
  },
  sizeFromShape: (shape: readonly number[]): number => shape.reduce((size, n) => size * n, 1),
  computeStrides: (shape: readonly number[]): readonly number[] => stridesOf(shape).slice(0, -1),
  arraysEqual: (a: readonly number[], b: readonly number[]): boolean =>
    a.length === b.length && a.every((n, i) => n === b[i]),
};

export const backend_util = {
  /** The axes of `shape` that are 1 where those of `wide`, counted from the last, are more. */
  getBroadcastDims: (shape: readonly number[], wide: readonly number[]): readonly number[] =>
    shape.flatMap((n, axis) => (n === 1 && (wide[wide.length - shape.length + axis] ?? 1) > 1 ? [axis] : [])),
};

/** Of its flags only the one that prints shaders is asked for. */
export const env = (): { get(flag: string): string } => ({ get: () => '' });
