import { bind } from '../bind.ts';
import type { Op } from '../op.ts';
import type { Tensor } from '../tensor.ts';
import { threefryWords } from '../threefry-words.ts';
import { concatenate } from './concatenate.ts';
import { reshape } from './reshape.ts';

export interface RandomSplitAttrs {
  /** How many keys to derive from each. */
  readonly count: number;
}

/**
 * Independent keys `[...keys, count, 2]` from keys `[...keys, 2]`: those of `jax.random.split`.
 *
 * ```ts
 * randomSplit(tensor(Uint32Array.of(42, 0)), { count: 2 });
 * ```
 */
export function randomSplit(key: Tensor, attrs: RandomSplitAttrs): Tensor {
  return bind(randomSplitOp, [key], attrs);
}

export const randomSplitOp: Op<readonly [key: Tensor], RandomSplitAttrs> = {
  name: 'randomSplit',
  infer: ([key], { count }) => ({ shape: [...key.shape.slice(0, -1), count, 2], dtype: 'uint32' }),
  batch: ([key], _, attrs) => bind(randomSplitOp, [key], attrs),
  vjp: null,
  expand: ([key], { count }) => {
    const words = threefryWords(key, [count]).map((word) => reshape(word, [...word.shape, 1]));
    return concatenate(words, { axis: -1 });
  },
};
