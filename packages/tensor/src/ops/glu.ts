import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { sigmoid } from './sigmoid.ts';
import { split } from './split.ts';

/**
 * The first half of `x` along `axis` times the sigmoid of the second half.
 *
 * ```ts
 * glu(tensor([2, 0])); // [1]
 * ```
 */
export function glu(x: TensorLike, { axis = -1 }: { readonly axis?: number } = {}): Tensor {
  const [value, gate] = split(floating(x), 2, { axis }) as [Tensor, Tensor];
  return multiply(value, sigmoid(gate));
}
