import type { Tensor } from '../tensor.ts';
import { add } from './add.ts';
import { cast } from './cast.ts';
import type { EyeOptions } from './eye.ts';
import { greaterEqual } from './greater-equal.ts';
import { iota } from './iota.ts';

/**
 * A matrix of `N` rows with ones on and below diagonal `k`, and zeros above.
 *
 * ```ts
 * tri(2); // [[1, 0], [1, 1]]
 * ```
 */
export function tri(N: number, { M, k = 0, dtype = 'float32' }: EyeOptions = {}): Tensor {
  const shape = [N, M ?? N];
  return cast(greaterEqual(add(iota(shape), k), iota(shape, { axis: 1 })), dtype);
}
