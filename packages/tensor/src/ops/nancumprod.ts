import { withoutNan } from '../internal/without-nan.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cumprod } from './cumprod.ts';
import type { CumulativeOptions } from './cumsum.ts';

/**
 * Running product along `axis`, in which NaN counts as 1.
 *
 * ```ts
 * nancumprod(tensor([3, NaN, 2])); // [3, 3, 6]
 * ```
 */
export function nancumprod(x: TensorLike, options: CumulativeOptions = {}): Tensor {
  return cumprod(withoutNan(x, 1), options);
}
