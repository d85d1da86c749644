import type { DType } from '@oneiros/core';

const epsilons: { readonly [D in DType]?: number } = {
  float64: 2 ** -52,
  float32: 2 ** -23,
  float16: 2 ** -10,
  bfloat16: 2 ** -7,
};

/** The distance from 1 to the next number of a floating dtype. */
export function machineEpsilon(dtype: DType): number {
  return epsilons[dtype]!;
}
