import { transformBoth } from '../internal/fourier-2d.ts';
import type { Tensor } from '../tensor.ts';
import type { Complex } from './fft.ts';

/**
 * Discrete Fourier transform over the last two axes of complex numbers, given and returned as `[real, imaginary]`.
 *
 * ```ts
 * const [real, imaginary] = fft2([image, zerosLike(image)]);
 * ```
 */
export function fft2(x: Complex): readonly [real: Tensor, imaginary: Tensor] {
  return transformBoth('ops.fft2', x, false);
}
