import { reduceSegments, type SegmentOptions } from '../internal/segments.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Products of the rows of `data` with the same id; 1 where there is none.
 *
 * ```ts
 * segmentProd(tensor([1, 2, 3]), tensor([0, 0, 1]), { numSegments: 2 }); // [2, 3]
 * ```
 */
export function segmentProd(data: TensorLike, segmentIds: TensorLike, options: SegmentOptions = {}): Tensor {
  return reduceSegments('segmentProd', data, segmentIds, options, 'multiply');
}
