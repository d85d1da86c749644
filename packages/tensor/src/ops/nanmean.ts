import { floating } from '../internal/elementwise.ts';
import type { ReduceOptions } from '../internal/reduction.ts';
import { countKnown } from '../internal/without-nan.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { divide } from './divide.ts';
import { nansum } from './nansum.ts';

/**
 * Mean of the elements over `axis` that are not NaN.
 *
 * ```ts
 * nanmean(tensor([1, NaN, 2])); // 1.5
 * ```
 */
export function nanmean(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = floating(x);
  return divide(nansum(t, options), cast(countKnown(t, options), t.dtype));
}
