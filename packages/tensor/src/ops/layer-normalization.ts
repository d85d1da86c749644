import { canonicalAxes, promote } from '@oneiros/core';
import { floating } from '../internal/elementwise.ts';
import { epsilon as least } from '../internal/epsilon.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { cast } from './cast.ts';
import { moments } from './moments.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { reshape } from './reshape.ts';
import { rsqrt } from './rsqrt.ts';

export interface LayerNormalizationOptions {
  /** Multiplies the normalized values. Default none. */
  readonly gamma?: TensorLike | null;
  /** Added at the end. Default none. */
  readonly beta?: TensorLike | null;
  /** The axis or axes to normalize over. Default -1. */
  readonly axis?: number | readonly number[];
  /** Added to the variance. Default 1e-7. */
  readonly epsilon?: number | null;
  /** Divides by the deviation only: without subtracting the mean, and without `beta`. Default false. */
  readonly rmsScaling?: boolean;
}

/**
 * (x − mean) / √(variance + ε) · gamma + beta, over `axis` of each sample. 16-bit floats are computed in float32.
 *
 * ```ts
 * layerNormalization(x, { gamma, beta });
 * ```
 */
export function layerNormalization(
  x: TensorLike,
  { gamma = null, beta = null, axis = -1, epsilon = null, rmsScaling = false }: LayerNormalizationOptions = {},
): Tensor {
  const given = floating(x);
  const t = cast(given, promote(given.dtype, 'float32'));
  const axes = canonicalAxes(axis, t.rank, 'ops.layerNormalization: axis');
  const lastOnly = axes.length === 1 && axes[0] === t.rank - 1;
  const along = (weight: TensorLike): Tensor => {
    const w = cast(asTensor(weight), t.dtype);
    return w.rank === t.rank || lastOnly
      ? w
      : reshape(
          w,
          t.shape.map((n, i) => (axes.includes(i) ? n : 1)),
        );
  };
  const [mean, variance] = moments(t, axes, { keepdims: true });
  const deviation = rsqrt(add(variance, epsilon ?? least));
  const factor = gamma === null ? deviation : multiply(deviation, along(gamma));
  if (rmsScaling) return cast(multiply(t, factor), given.dtype);
  const shift = multiply(negative(mean), factor);
  return cast(add(multiply(t, factor), beta === null ? shift : add(shift, along(beta))), given.dtype);
}
