import { bind } from '../bind.ts';
import { squares } from '../internal/matrices.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/** Real and imaginary parts of complex numbers. */
export type ComplexPair = readonly [real: Tensor, imaginary: Tensor];

/**
 * Eigenvalues of square matrices and eigenvectors of length 1 as columns: `[w, v]`, each a pair of real and imaginary parts.
 * It has no derivative.
 *
 * ```ts
 * const [[real, imaginary], [vectors]] = eig(tensor([[0, 1], [-1, 0]])); // eigenvalues ±i
 * ```
 */
export function eig(x: TensorLike): readonly [w: ComplexPair, v: ComplexPair] {
  const [wReal, wImaginary, vReal, vImaginary] = bind(eigOp, [squares(x, 'ops.eig')]);
  return [
    [wReal, wImaginary],
    [vReal, vImaginary],
  ];
}

export const eigOp: Op<
  readonly [x: Tensor],
  void,
  readonly [wReal: Tensor, wImaginary: Tensor, vReal: Tensor, vImaginary: Tensor]
> = {
  name: 'eig',
  batch: ([x]) => bind(eigOp, [x]),
  infer: ([x]) => {
    const values = { shape: x.shape.slice(0, -1), dtype: x.dtype };
    const vectors = { shape: x.shape, dtype: x.dtype };
    return [values, values, vectors, vectors];
  },
  vjp: null,
};
