import { reduceSegments, type SegmentOptions } from '../internal/segments.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Maxima of the rows of `data` with the same id; −∞ (or the least integer) where there is none.
 *
 * ```ts
 * segmentMax(tensor([1, 2, 3]), tensor([0, 0, 1]), { numSegments: 2 }); // [2, 3]
 * ```
 */
export function segmentMax(data: TensorLike, segmentIds: TensorLike, options: SegmentOptions = {}): Tensor {
  return reduceSegments('segmentMax', data, segmentIds, options, 'max');
}
