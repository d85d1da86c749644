import type { TypedArray } from '@oneiros/core';
import type { Op } from '../op.ts';
import type { Spec } from '../tensor.ts';

/** Elements known when the program is made: what `tensor(values)` is inside of `jit`. Every backend has it. */
export const constantOp: Op<readonly [], { readonly data: TypedArray } & Spec> = {
  name: 'constant',
  infer: (_, { shape, dtype }) => ({ shape, dtype }),
  vjp: null,
};
