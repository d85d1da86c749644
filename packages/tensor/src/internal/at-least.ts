import { reshape } from '../ops/reshape.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/** `x` with at least 1, 2 or 3 dimensions, as NumPy adds them: a vector becomes a row, and a matrix gets a last dimension. */
export function atLeast(x: TensorLike, rank: 1 | 2 | 3): Tensor {
  const t = asTensor(x);
  const [a, b] = t.shape;
  if (t.shape.length >= rank) return t;
  if (t.shape.length === 0) return reshape(t, new Array<number>(rank).fill(1));
  if (rank === 2) return reshape(t, [1, a!]);
  return reshape(t, t.shape.length === 1 ? [1, a!, 1] : [a!, b!, 1]);
}
