import { reshape } from '../ops/reshape.ts';
import type { Tensor } from '../tensor.ts';

/** Calls `solve` with right-hand sides as matrices: of one axis less than `a` they are vectors, and so is the result. */
export function vectorAware(a: Tensor, b: Tensor, solve: (b: Tensor) => Tensor): Tensor {
  if (b.rank !== a.rank - 1) return solve(b);
  const x = solve(reshape(b, [...b.shape, 1]));
  return reshape(x, x.shape.slice(0, -1));
}
