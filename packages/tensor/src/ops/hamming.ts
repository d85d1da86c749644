import { cosineWindow } from '../internal/windows.ts';
import type { Tensor } from '../tensor.ts';

/**
 * The Hamming window of `x` elements, 0.54 − 0.46 cos(2πt).
 *
 * ```ts
 * hamming(3); // [0.08, 1, 0.08]
 * ```
 */
export function hamming(x: number): Tensor {
  return cosineWindow(x, [0.54, -0.46]);
}
