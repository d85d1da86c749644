import { isFloat, storage } from '@oneiros/core';
import type { Floats, Integers } from './arrays.ts';
import type { CpuKernel } from './kernel-entry.ts';
import { numbers } from './numeric.ts';

/** Fills `out` from the elements of `x`. */
export type UnaryLoop<X, Y = X> = (x: X, out: Y) => void;

/** A kernel out of one loop for each kind of numbers; loops are not shared between kinds, which would make each of them slower. */
export function unary(loops: {
  readonly floats?: UnaryLoop<Floats>;
  readonly integers?: UnaryLoop<Integers>;
}): CpuKernel {
  return numbers(([x], { outputs: [value] }) => {
    const { dtype } = value!;
    const out = storage(dtype, x!.length);
    if (isFloat(dtype)) loops.floats?.(x as Floats, out as Floats);
    else loops.integers?.(x as Integers, out as Integers);
    return [out];
  });
}
