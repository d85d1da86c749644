import type { Shape } from '@oneiros/core';
import { bind } from '../bind.ts';
import type { Op } from '../op.ts';
import type { Tensor } from '../tensor.ts';

export interface RandomBitsAttrs {
  /** The shape drawn with each key. */
  readonly shape: Shape;
}

/**
 * Random uint32 words of shape `[...keys, ...shape]` from keys of shape `[...keys, 2]`: those of `jax.random.bits`.
 *
 * ```ts
 * randomBits(tensor(Uint32Array.of(42, 0)), { shape: [3] });
 * ```
 */
export function randomBits(key: Tensor, attrs: RandomBitsAttrs): Tensor {
  return bind(randomBitsOp, [key], attrs);
}

/** It has no `expand`, though `threefryWords` could be it: every kernel library has words, and no page should load both. */
export const randomBitsOp: Op<readonly [key: Tensor], RandomBitsAttrs> = {
  name: 'randomBits',
  infer: ([key], { shape }) => ({ shape: [...key.shape.slice(0, -1), ...shape], dtype: 'uint32' }),
  batch: ([key], _, attrs) => bind(randomBitsOp, [key], attrs),
  vjp: null,
};
