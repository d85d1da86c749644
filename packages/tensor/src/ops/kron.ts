import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { reshape } from './reshape.ts';

/**
 * The Kronecker product: each element of `x1` times all of `x2`, block by block. The shorter shape gets ones in front.
 *
 * ```ts
 * kron(tensor([1, 2]), tensor([10, 20])); // [10, 20, 20, 40]
 * ```
 */
export function kron(x1: TensorLike, x2: TensorLike): Tensor {
  const [x, y] = operands(x1, x2);
  const rank = Math.max(x.rank, y.rank);
  const [a, b] = [x, y].map(({ shape }) => [...new Array<number>(rank - shape.length).fill(1), ...shape]) as [
    number[],
    number[],
  ];
  const blocks = multiply(
    reshape(
      x,
      a.flatMap((n) => [n, 1]),
    ),
    reshape(
      y,
      b.flatMap((n) => [1, n]),
    ),
  );
  return reshape(
    blocks,
    a.map((n, i) => n * b[i]!),
  );
}
