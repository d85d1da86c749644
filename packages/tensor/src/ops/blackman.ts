import { cosineWindow } from '../internal/windows.ts';
import type { Tensor } from '../tensor.ts';

/**
 * The Blackman window of `x` elements, 0.42 − 0.5 cos(2πt) + 0.08 cos(4πt).
 *
 * ```ts
 * blackman(3); // [0, 1, 0]
 * ```
 */
export function blackman(x: number): Tensor {
  return cosineWindow(x, [0.42, -0.5, 0.08]);
}
