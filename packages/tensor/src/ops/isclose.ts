import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { add } from './add.ts';
import { equal } from './equal.ts';
import { isfinite } from './isfinite.ts';
import { isnan } from './isnan.ts';
import { lessEqual } from './less-equal.ts';
import { logicalAnd } from './logical-and.ts';
import { logicalOr } from './logical-or.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

export interface CloseOptions {
  /** Difference allowed as a share of |y|. Default 1e-5. */
  readonly rtol?: number;
  /** Difference allowed in any case. Default 1e-8. */
  readonly atol?: number;
  /** Whether NaN is close to NaN. Default false. */
  readonly equalNan?: boolean;
}

/**
 * Where |x − y| ≤ atol + rtol · |y|, with broadcasting; infinities are close to themselves.
 *
 * ```ts
 * isclose(tensor([1, 2]), tensor([1.000001, 3])); // [true, false]
 * ```
 */
export function isclose(
  x: TensorLike,
  y: TensorLike,
  { rtol = 1e-5, atol = 1e-8, equalNan = false }: CloseOptions = {},
): Tensor {
  const [a, b] = operands(x, y, 'float');
  const near = lessEqual(abs(subtract(a, b)), add(multiply(abs(b), rtol), atol));
  const close = logicalOr(equal(a, b), logicalAnd(near, logicalAnd(isfinite(a), isfinite(b))));
  return equalNan ? logicalOr(close, logicalAnd(isnan(a), isnan(b))) : close;
}
