import { withoutNan } from '../internal/without-nan.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { type CumulativeOptions, cumsum } from './cumsum.ts';

/**
 * Running sum along `axis`, in which NaN counts as 0.
 *
 * ```ts
 * nancumsum(tensor([1, NaN, 2])); // [1, 1, 3]
 * ```
 */
export function nancumsum(x: TensorLike, options: CumulativeOptions = {}): Tensor {
  return cumsum(withoutNan(x, 0), options);
}
