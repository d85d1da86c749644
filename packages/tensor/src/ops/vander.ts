import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { arange } from './arange.ts';
import { expandDims } from './expand-dims.ts';
import { flip } from './flip.ts';
import { power } from './power.ts';

/**
 * The powers of the elements of a vector, as rows: from the highest to the 0th, or in increasing order.
 *
 * ```ts
 * vander(tensor([2, 3])); // [[2, 1], [3, 1]]
 * ```
 */
export function vander(
  x: TensorLike,
  { N = null, increasing = false }: { readonly N?: number | null; readonly increasing?: boolean } = {},
): Tensor {
  const t = asTensor(x);
  const columns = N ?? t.shape[0]!;
  const exponents = arange(columns, { dtype: t.dtype });
  return power(expandDims(t, -1), increasing ? exponents : flip(exponents));
}
