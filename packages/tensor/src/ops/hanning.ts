import { cosineWindow } from '../internal/windows.ts';
import type { Tensor } from '../tensor.ts';

/**
 * The Hann window of `x` elements, 0.5 − 0.5 cos(2πt).
 *
 * ```ts
 * hanning(3); // [0, 1, 0]
 * ```
 */
export function hanning(x: number): Tensor {
  return cosineWindow(x, [0.5, -0.5]);
}
