import { promote } from '@oneiros/core';
import { floating } from '../internal/elementwise.ts';
import { epsilon as least } from '../internal/epsilon.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { cast } from './cast.ts';
import { mean } from './mean.ts';
import { multiply } from './multiply.ts';
import { reshape } from './reshape.ts';
import { rsqrt } from './rsqrt.ts';
import { square } from './square.ts';

export interface RmsNormalizationOptions {
  /** Multiplies the normalized values. Default none. */
  readonly scale?: TensorLike | null;
  /** The axis or axes to normalize over. Default -1. */
  readonly axis?: number | readonly number[];
  /** Added to the mean square. Default 1e-7. */
  readonly epsilon?: number | null;
}

/**
 * x / √(mean(x²) + ε) · scale (Zhang and Sennrich, "Root Mean Square Layer Normalization", 2019). 16-bit floats are computed in float32.
 *
 * ```ts
 * rmsNormalization(x, { scale });
 * ```
 */
export function rmsNormalization(
  x: TensorLike,
  { scale = null, axis = -1, epsilon = null }: RmsNormalizationOptions = {},
): Tensor {
  const given = floating(x);
  const wide = cast(given, promote(given.dtype, 'float32'));
  const t = wide.rank === 0 ? reshape(wide, [1]) : wide;
  const normalized = multiply(t, rsqrt(add(mean(square(t), { axis, keepdims: true }), epsilon ?? least)));
  return cast(scale === null ? normalized : multiply(normalized, cast(asTensor(scale), t.dtype)), given.dtype);
}
