import { canonicalAxis, type DType } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { equal } from './equal.ts';
import { expandDims } from './expand-dims.ts';
import { iota } from './iota.ts';

export interface OneHotOptions {
  /** Where the new axis of classes lies. Default -1, the last. */
  readonly axis?: number;
  /** Default float32. */
  readonly dtype?: DType;
}

/**
 * For each class index a vector of `numClasses` elements: 1 at the index, 0 elsewhere, and all 0 for an index outside.
 *
 * ```ts
 * oneHot(tensor([1, 0], { dtype: 'int32' }), 3); // [[0, 1, 0], [1, 0, 0]]
 * ```
 */
export function oneHot(
  x: TensorLike,
  numClasses: number,
  { axis = -1, dtype = 'float32' }: OneHotOptions = {},
): Tensor {
  const classes = expandDims(cast(Array.isArray(x) || typeof x === 'number' ? asTensor(x, 'int32') : x, 'int32'), axis);
  const at = canonicalAxis(axis, classes.shape.length, 'ops.oneHot: axis');
  const shape = classes.shape.map((_, i) => (i === at ? numClasses : 1));
  return cast(equal(classes, iota(shape, { axis: at })), dtype);
}
