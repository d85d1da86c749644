import type { DType, Shape } from '@oneiros/core';
import { type InitializerLike, initialize } from '@oneiros/layers-core';
import { concatenate, ones, type Tensor } from '@oneiros/tensor';

/** First biases of the four gates of an LSTM: 1 for the forget gate, which then forgets little (Jozefowicz et al. 2015). */
export function unitForgetBias(
  others: Exclude<InitializerLike, string>,
  units: number,
): (shape: Shape, dtype: DType) => Tensor {
  return (_, dtype) =>
    concatenate(
      [initialize(others, [units], dtype), ones([units], { dtype }), initialize(others, [2 * units], dtype)],
      { axis: 0 },
    );
}
