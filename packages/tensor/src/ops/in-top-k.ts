import { sliceAxis } from '../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { expandDims } from './expand-dims.ts';
import { greaterEqual } from './greater-equal.ts';
import { squeeze } from './squeeze.ts';
import { takeAlongAxis } from './take-along-axis.ts';
import { topK } from './top-k.ts';

/**
 * Whether the target class of each row is among the `k` greatest of its predictions; classes as great as the k-th count too.
 *
 * ```ts
 * inTopK(tensor([1], { dtype: 'int32' }), tensor([[0.1, 0.7, 0.2]]), 1); // [true]
 * ```
 */
export function inTopK(targets: TensorLike, predictions: TensorLike, k: number): Tensor {
  const scores = asTensor(predictions);
  const [best] = topK(scores, k);
  const least = sliceAxis(best, best.shape.length - 1, k - 1, k);
  const target = takeAlongAxis(scores, expandDims(targets, -1), { axis: -1 });
  return squeeze(greaterEqual(target, least), { axis: -1 });
}
