import { transformBoth } from '../internal/fourier-2d.ts';
import type { Tensor } from '../tensor.ts';
import type { Complex } from './fft.ts';

/**
 * Inverse of `fft2`: over the last two axes of complex numbers, given and returned as `[real, imaginary]`.
 *
 * ```ts
 * const [image] = ifft2(fft2([image, zerosLike(image)]));
 * ```
 */
export function ifft2(x: Complex): readonly [real: Tensor, imaginary: Tensor] {
  return transformBoth('ops.ifft2', x, true);
}
