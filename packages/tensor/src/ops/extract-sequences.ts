import { expected } from '@oneiros/core';
import { framesOf } from '../internal/frames.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * Windows of `sequenceLength` elements along the last axis, one each `sequenceStride` elements: (…, n) becomes
 * (…, windows, sequenceLength). Elements behind the last whole window are left out.
 *
 * ```ts
 * extractSequences(tensor([1, 2, 3, 4, 5, 6]), 3, 2); // [[1, 2, 3], [3, 4, 5]]
 * ```
 */
export function extractSequences(x: TensorLike, sequenceLength: number, sequenceStride: number): Tensor {
  const t = asTensor(x);
  const valid = [sequenceLength, sequenceStride].every((n) => Number.isInteger(n) && n > 0);
  if (t.rank < 1 || !valid)
    throw expected(
      'ops.extractSequences',
      'a tensor with an axis, and positive integers',
      `shape=[${t.shape}], sequenceLength=${sequenceLength}, sequenceStride=${sequenceStride}`,
    );
  return framesOf(t, sequenceLength, sequenceStride);
}
