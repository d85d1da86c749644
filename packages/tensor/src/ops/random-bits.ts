import type { Shape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { threefryWords } from '../internal/threefry-words.ts';
import type { Op } from '../op.ts';
import type { Tensor } from '../tensor.ts';
import { bitwiseXor } from './bitwise-xor.ts';

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

export const randomBitsOp: Op<readonly [key: Tensor], RandomBitsAttrs> = {
  name: 'randomBits',
  infer: ([key], { shape }) => ({ shape: [...key.shape.slice(0, -1), ...shape], dtype: 'uint32' }),
  batch: ([key], _, attrs) => bind(randomBitsOp, [key], attrs),
  vjp: null,
  expand: ([key], { shape }) => {
    const [high, low] = threefryWords(key, shape);
    return bitwiseXor(high, low);
  },
};
