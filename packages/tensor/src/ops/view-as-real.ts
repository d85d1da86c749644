import { operands } from '../internal/elementwise.ts';
import type { Tensor } from '../tensor.ts';
import type { Complex } from './fft.ts';
import { stack } from './stack.ts';

/**
 * Complex numbers of shape (…), given as `[real, imaginary]`, as real ones of shape (…, 2).
 *
 * ```ts
 * viewAsReal([tensor([1, 3]), tensor([2, 4])]); // [[1, 2], [3, 4]]
 * ```
 */
export function viewAsReal([real, imaginary]: Complex): Tensor {
  return stack(operands(real, imaginary, 'float'), { axis: -1 });
}
