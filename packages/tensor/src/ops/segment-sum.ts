import { reduceSegments, type SegmentOptions } from '../internal/segments.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Sums of the rows of `data` with the same id; 0 where there is none.
 *
 * ```ts
 * segmentSum(tensor([1, 2, 3]), tensor([0, 0, 1]), { numSegments: 2 }); // [3, 3]
 * ```
 */
export function segmentSum(data: TensorLike, segmentIds: TensorLike, options: SegmentOptions = {}): Tensor {
  return reduceSegments('segmentSum', data, segmentIds, options, 'add');
}
