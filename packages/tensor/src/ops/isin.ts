import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { any } from './any.ts';
import { equal } from './equal.ts';
import { expandDims } from './expand-dims.ts';
import { logicalNot } from './logical-not.ts';
import { ravel } from './ravel.ts';

/**
 * Where an element of `x` is one of those of `y` (or, with `invert`, is none).
 *
 * ```ts
 * isin(tensor([1, 2, 3]), tensor([2])); // [false, true, false]
 * ```
 */
export function isin(
  x: TensorLike,
  y: TensorLike,
  { invert = false }: { readonly assumeUnique?: boolean; readonly invert?: boolean } = {},
): Tensor {
  const [elements, set] = operands(x, y);
  const found = any(equal(expandDims(elements, -1), ravel(set)), { axis: -1 });
  return invert ? logicalNot(found) : found;
}
