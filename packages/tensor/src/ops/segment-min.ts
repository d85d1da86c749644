import { reduceSegments, type SegmentOptions } from '../internal/segments.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Minima of the rows of `data` with the same id; ∞ (or the greatest integer) where there is none.
 *
 * ```ts
 * segmentMin(tensor([1, 2, 3]), tensor([0, 0, 1]), { numSegments: 2 }); // [1, 3]
 * ```
 */
export function segmentMin(data: TensorLike, segmentIds: TensorLike, options: SegmentOptions = {}): Tensor {
  return reduceSegments('segmentMin', data, segmentIds, options, 'min');
}
