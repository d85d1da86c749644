import { expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { convOp } from './conv.ts';
import { flip } from './flip.ts';
import { reshape } from './reshape.ts';

export interface CorrelateOptions {
  /** Which places count: where the shorter vector lies inside of the longer one, as many as that has, or all. Default 'valid'. */
  readonly mode?: 'valid' | 'same' | 'full';
}

/**
 * Cross-correlation of two vectors: the sum of products c(k) = Σₙ x1(n + k) · x2(n).
 *
 * ```ts
 * correlate(tensor([1, 2, 3]), tensor([0, 1, 0.5])); // [3.5]
 * ```
 * @throws OneirosError for anything but vectors that have elements, and for another mode.
 */
export function correlate(x1: TensorLike, x2: TensorLike, { mode = 'valid' }: CorrelateOptions = {}): Tensor {
  const [a, b] = operands(x1, x2, 'float');
  if (a.rank !== 1 || b.rank !== 1 || a.size === 0 || b.size === 0)
    throw expected('ops.correlate', 'two vectors with elements', `shapes [${a.shape}] and [${b.shape}]`);
  const swapped = a.size < b.size;
  const [long, short] = swapped ? [b, a] : [a, b];
  const out = bind(convOp, [reshape(long, [1, -1, 1]), reshape(short, [-1, 1, 1])], {
    strides: [1],
    padding: [paddingOf(mode, short.size)],
    dilation: [1],
    groups: 1,
  });
  const products = reshape(out, [-1]);
  return swapped ? flip(products) : products;
}

function paddingOf(mode: string, size: number): readonly [low: number, high: number] {
  if (mode === 'valid') return [0, 0];
  const half = Math.floor(size / 2);
  if (mode === 'same') return [half, size - half - 1];
  if (mode === 'full') return [size - 1, size - 1];
  throw expected('ops.correlate: mode', "'valid', 'same' or 'full'", `mode=${mode}`);
}
