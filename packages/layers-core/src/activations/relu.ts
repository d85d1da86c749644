import {
  add,
  asTensor,
  clip,
  greater,
  leakyRelu,
  multiply,
  negative,
  relu as plainRelu,
  relu6,
  subtract,
  type Tensor,
  type TensorLike,
  where,
  zerosLike,
} from '@oneiros/tensor';

export interface ReluOptions {
  /** Slope below the threshold. Default 0. */
  readonly negativeSlope?: number;
  /** Largest value of the result; null, the default, is no limit. */
  readonly maxValue?: number | null;
  /** Values up to it count as negative. Default 0. */
  readonly threshold?: number;
}

/**
 * Elementwise max(x, 0), with the variations of `keras.activations.relu`.
 *
 * ```ts
 * new Dense(64, { activation: 'relu' });
 * ```
 */
export function relu(x: TensorLike, { negativeSlope = 0, maxValue = null, threshold = 0 }: ReluOptions = {}): Tensor {
  const t = asTensor(x);
  if (negativeSlope !== 0 && maxValue === null && threshold === 0) return leakyRelu(t, { negativeSlope });
  const y = positivePart(t, maxValue, threshold);
  return negativeSlope === 0 ? y : subtract(y, multiply(plainRelu(add(negative(t), threshold)), negativeSlope));
}

function positivePart(t: Tensor, maxValue: number | null, threshold: number): Tensor {
  if (threshold === 0 && maxValue === 6) return relu6(t);
  const y = threshold === 0 ? plainRelu(t) : where(greater(t, threshold), t, zerosLike(t));
  return maxValue === null ? y : clip(y, 0, maxValue);
}
