import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { max } from './max.ts';
import { type OneHotOptions, oneHot } from './one-hot.ts';

export interface MultiHotOptions extends OneHotOptions {
  /** How many classes there are. */
  readonly numClasses: number;
}

/**
 * For each set of class indices (a row of `inputs`) a vector of `numClasses` elements: 1 at each index, 0 elsewhere.
 *
 * ```ts
 * multiHot(tensor([[0, 2]], { dtype: 'int32' }), { numClasses: 3 }); // [[1, 0, 1]]
 * ```
 */
export function multiHot(inputs: TensorLike, { numClasses, ...options }: MultiHotOptions): Tensor {
  const t = asTensor(inputs);
  return max(oneHot(t, numClasses, options), { axis: t.shape.length > 1 ? 1 : 0 });
}
