import { expected, sameShape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { type Complex, fftOp } from '../ops/fft.ts';
import type { Tensor } from '../tensor.ts';
import { operands } from './elementwise.ts';
import { transposed } from './matrices.ts';

/** The Fourier transform over the last axis, then over the one before. */
export function transformBoth(
  subject: string,
  [real, imaginary]: Complex,
  inverse: boolean,
): readonly [real: Tensor, imaginary: Tensor] {
  const [re, im] = operands(real, imaginary, 'float');
  if (re.rank < 2 || !sameShape(re.shape, im.shape))
    throw expected(
      subject,
      'real and imaginary parts of one shape, with two axes',
      `shapes [${re.shape}] and [${im.shape}]`,
    );
  const [a, b] = bind(fftOp, [re, im], { inverse });
  const [c, d] = bind(fftOp, [transposed(a), transposed(b)], { inverse });
  return [transposed(c), transposed(d)];
}
