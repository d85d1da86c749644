import { canonicalAxis } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { reshape } from './reshape.ts';
import { rsqrt } from './rsqrt.ts';

export interface BatchNormalizationOptions {
  /** Added at the end. Default none. */
  readonly offset?: TensorLike | null;
  /** Multiplies the normalized values. Default none. */
  readonly scale?: TensorLike | null;
  /** Added to the variance. Default 1e-3. */
  readonly epsilon?: number;
}

/**
 * (x − mean) / √(variance + ε) · scale + offset; all four are vectors along `axis`.
 *
 * ```ts
 * batchNormalization(x, mean, variance, -1, { scale, offset });
 * ```
 */
export function batchNormalization(
  x: TensorLike,
  mean: TensorLike,
  variance: TensorLike,
  axis: number,
  { offset = null, scale = null, epsilon = 1e-3 }: BatchNormalizationOptions = {},
): Tensor {
  const t = asTensor(x);
  const at = canonicalAxis(axis, t.rank, 'ops.batchNormalization: axis');
  const along = (vector: TensorLike): Tensor =>
    reshape(
      vector,
      t.shape.map((_, i) => (i === at ? -1 : 1)),
    );
  const deviation = rsqrt(add(along(variance), epsilon));
  const factor = scale === null ? deviation : multiply(deviation, along(scale));
  const shift = multiply(negative(along(mean)), factor);
  return add(multiply(t, factor), offset === null ? shift : add(shift, along(offset)));
}
