import { floating } from '../internal/elementwise.ts';
import { sliceAxis } from '../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { diff } from './diff.ts';
import { moveaxis } from './moveaxis.ts';
import { multiply } from './multiply.ts';
import { sum } from './sum.ts';

export interface TrapezoidOptions {
  /** The places of the elements. Default: `dx` apart. */
  readonly x?: TensorLike | null;
  /** Default 1. */
  readonly dx?: number;
  /** Default -1, the last. */
  readonly axis?: number;
}

/**
 * The integral of `y` along `axis`, by straight lines between its elements.
 *
 * ```ts
 * trapezoid(tensor([1, 2, 3])); // 4
 * ```
 */
export function trapezoid(y: TensorLike, { x = null, dx = 1, axis = -1 }: TrapezoidOptions = {}): Tensor {
  const t = moveaxis(floating(y), axis, -1);
  const last = t.shape.length - 1;
  const size = t.shape[last]!;
  const pairs = add(sliceAxis(t, last, 1, size), sliceAxis(t, last, 0, size - 1));
  const places = x === null ? null : asTensor(x);
  const gaps = places && diff(places.shape.length === 1 ? places : moveaxis(places, axis, -1));
  return multiply(sum(gaps ? multiply(pairs, gaps) : multiply(pairs, dx), { axis: -1 }), 0.5);
}
