import { reshape } from '../ops/reshape.ts';
import type { Tensor } from '../tensor.ts';

/** Joins the first two axes for `compute`, whose result has them apart again: a stack of batches as one batch. */
export function asOneBatch(x: Tensor, compute: (x: Tensor) => Tensor): Tensor {
  const [steps, batch, ...rest] = x.shape as [number, number, ...number[]];
  const y = compute(reshape(x, [steps * batch, ...rest]));
  return reshape(y, [steps, batch, ...y.shape.slice(1)]);
}
