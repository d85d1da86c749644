import { expected, sameShape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { operands } from '../internal/elementwise.ts';
import { fourierMatrices } from '../internal/fourier.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { divide } from './divide.ts';
import { matmul } from './matmul.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/** Real and imaginary parts. */
export type Complex = readonly [real: TensorLike, imaginary: TensorLike];

/**
 * Discrete Fourier transform over the last axis of complex numbers, given and returned as `[real, imaginary]`.
 *
 * ```ts
 * const [real, imaginary] = fft([tensor([1, 0, 0, 0]), tensor([0, 0, 0, 0])]); // [1, 1, 1, 1] and zeros
 * ```
 */
export function fft([real, imaginary]: Complex): readonly [real: Tensor, imaginary: Tensor] {
  const [re, im] = operands(real, imaginary, 'float');
  if (re.rank === 0 || !sameShape(re.shape, im.shape))
    throw expected(
      'ops.fft',
      'real and imaginary parts of one shape, with an axis',
      `shapes [${re.shape}] and [${im.shape}]`,
    );
  return bind(fftOp, [re, im], { inverse: false });
}

export interface FftAttrs {
  /** The inverse transform, which divides by the size. */
  readonly inverse: boolean;
}

export const fftOp: Op<
  readonly [real: Tensor, imaginary: Tensor],
  FftAttrs,
  readonly [real: Tensor, imaginary: Tensor]
> = {
  name: 'fft',
  batch: (both, batched, attrs) => (batched.every(Boolean) ? bind(fftOp, both, attrs) : null),
  infer: ([re, im]) => [re, im],
  // The adjoint of F is n F⁻¹, that of F⁻¹ is F / n.
  vjp: ([re, im], [x], { inverse }) => {
    const n = x.shape.at(-1)!;
    const [a, b] = bind(fftOp, [re, im], { inverse: !inverse });
    return inverse ? [divide(a, n), divide(b, n)] : [multiply(a, n), multiply(b, n)];
  },
  // The product with the matrix of e^(∓2πi jk / n)
  expand: ([re, im], { inverse }) => {
    const n = re.shape.at(-1)!;
    const { cosines, sines } = fourierMatrices(n, re.dtype);
    const [c, s] = inverse ? [divide(cosines, n), divide(sines, -n)] : [cosines, sines];
    return [add(matmul(re, c), matmul(im, s)), subtract(matmul(im, c), matmul(re, s))];
  },
};
