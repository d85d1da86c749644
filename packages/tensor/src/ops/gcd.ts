import { bytesOf } from '@oneiros/core';
import { bind } from '../bind.ts';
import { broadcasting, integralOperands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { equal } from './equal.ts';
import { mod } from './mod.ts';
import { where } from './where.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * Elementwise greatest common divisor of integers, with broadcasting.
 *
 * ```ts
 * gcd(tensor([12], { dtype: 'int32' }), 18); // [6]
 * ```
 */
export function gcd(x: TensorLike, y: TensorLike): Tensor {
  return bind(gcdOp, integralOperands('gcd', x, y));
}

export const gcdOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'gcd',
  infer: broadcasting('gcd'),
  elementwise: true,
  vjp: null,
  // Euclid's algorithm: the longest chains are those of Fibonacci numbers, 1.44 steps a bit.
  expand: ([x, y]) => {
    let [a, b] = [abs(x), abs(y)];
    const zero = zerosLike(b);
    for (let step = 0; step < bytesOf(x.dtype) * 8 * 1.45; step++) {
      const done = equal(b, 0);
      const rest = where(done, zero, mod(a, where(done, 1, b)));
      [a, b] = [where(done, a, b), rest];
    }
    return a;
  },
};
