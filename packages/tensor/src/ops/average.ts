import { canonicalAxis } from '@oneiros/core';
import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { divide } from './divide.ts';
import { mean } from './mean.ts';
import { multiply } from './multiply.ts';
import { reshape } from './reshape.ts';
import { sum } from './sum.ts';

export interface AverageOptions {
  /** The axis or axes to average over; `null` (the default) means all. */
  readonly axis?: number | readonly number[] | null;
  /** How much each element counts: in the shape of `x`, or a vector along `axis`. Default: all the same. */
  readonly weights?: TensorLike | null;
}

/**
 * Weighted mean over `axis`, Σ weights · x / Σ weights.
 *
 * ```ts
 * average(tensor([1, 3]), { weights: [3, 1] }); // 1.5
 * ```
 */
export function average(x: TensorLike, { axis = null, weights = null }: AverageOptions = {}): Tensor {
  if (weights === null) return mean(x, { axis });
  const [t, given] = operands(x, weights, 'float');
  const along = given.shape.length === 1 && t.shape.length > 1 && typeof axis === 'number';
  const at = along ? canonicalAxis(axis, t.shape.length, 'ops.average: axis') : 0;
  const w = broadcastTo(
    along
      ? reshape(
          given,
          t.shape.map((_, i) => (i === at ? -1 : 1)),
        )
      : given,
    t.shape,
  );
  return divide(sum(multiply(t, w), { axis }), sum(w, { axis }));
}
