import { expected, sameShape } from '@oneiros/core';
import { floating, operands, toDType } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { log10 } from './log10.ts';
import { mean } from './mean.ts';
import { multiply } from './multiply.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';

/**
 * Peak signal-to-noise ratio of two images of one shape, in decibels: 20 log₁₀ maxVal − 10 log₁₀ of the mean squared error.
 *
 * ```ts
 * psnr(tensor([0, 1]), tensor([0, 0.9]), 1); // 23.01
 * ```
 * @throws OneirosError for different shapes.
 */
export function psnr(x1: TensorLike, x2: TensorLike, maxVal: TensorLike): Tensor {
  const [x, y] = operands(x1, x2);
  if (!sameShape(x.shape, y.shape))
    throw expected('ops.psnr', 'images of one shape', `shapes [${x.shape}] and [${y.shape}]`);
  const peak = log10(toDType(maxVal, y.dtype));
  const error = log10(mean(square(subtract(x, y))));
  return subtract(multiply(floating(peak), 20), multiply(error, 10));
}
