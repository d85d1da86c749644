import { isBig, isFloat, storage } from '@oneiros/core';
import type { Bigs, Floats, Integers } from './arrays.ts';
import type { CpuKernel } from './kernel-entry.ts';
import { numeric } from './numeric.ts';

/** Fills `out` from the elements of `x`. */
export type UnaryLoop<X, Y = X> = (x: X, out: Y) => void;

/** A kernel out of one loop for each kind of elements; loops are not shared between kinds, which would make each of them slower. */
export function unary(loops: {
  readonly floats?: UnaryLoop<Floats>;
  readonly integers?: UnaryLoop<Integers>;
  readonly bigs?: UnaryLoop<Bigs>;
}): CpuKernel {
  return /*#__PURE__*/ numeric(([x], { outputs: [value] }) => {
    const { dtype } = value!;
    const out = storage(dtype, x!.length);
    if (isFloat(dtype)) loops.floats?.(x as Floats, out as Floats);
    else if (isBig(dtype)) loops.bigs?.(x as Bigs, out as Bigs);
    else loops.integers?.(x as Integers, out as Integers);
    return [out];
  });
}
