import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { clip } from './clip.ts';
import { mean } from './mean.ts';
import { reshape } from './reshape.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';

export interface MomentsOptions {
  /** Keeps reduced axes with size 1. Default false. */
  readonly keepdims?: boolean;
}

/**
 * Mean and variance over `axes`. 16-bit floats are reduced in float32.
 *
 * ```ts
 * const [mean, variance] = moments(x, [0]);
 * ```
 */
export function moments(
  x: TensorLike,
  axes: number | readonly number[],
  { keepdims = false }: MomentsOptions = {},
): readonly [mean: Tensor, variance: Tensor] {
  const given = floating(x);
  const isHalf = given.dtype === 'float16' || given.dtype === 'bfloat16';
  const t = isHalf ? cast(given, 'float32') : given;
  const center = mean(t, { axis: axes, keepdims: true });
  const spread = mean(square(subtract(t, center)), { axis: axes, keepdims });
  const middle = keepdims ? center : reshape(center, spread.shape);
  // Keras keeps results within the range of float16.
  const narrow = (y: Tensor): Tensor => (isHalf ? cast(clip(y, -65504, 65504), given.dtype) : y);
  return [narrow(middle), narrow(spread)];
}
