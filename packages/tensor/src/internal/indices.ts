import { expected, isUnsigned, type Shape } from '@oneiros/core';
import { add } from '../ops/add.ts';
import { cast } from '../ops/cast.ts';
import { divide } from '../ops/divide.ts';
import { equal } from '../ops/equal.ts';
import { iota } from '../ops/iota.ts';
import { less } from '../ops/less.ts';
import { maximum } from '../ops/maximum.ts';
import { multiply } from '../ops/multiply.ts';
import { reshape } from '../ops/reshape.ts';
import { where } from '../ops/where.ts';
import { zeros } from '../ops/zeros.ts';
import { zerosLike } from '../ops/zeros-like.ts';
import { type Tensor, type TensorLike, tensor } from '../tensor.ts';
import { integral } from './elementwise.ts';

/** Indices along a dimension of `size` as int32, negative ones counted from the end. */
export function fromFront(name: string, indices: TensorLike, size: number): Tensor {
  const given = integral(name, Array.isArray(indices) ? tensor(indices, { dtype: 'int32' }) : indices);
  const at = cast(given, 'int32');
  return isUnsigned(given.dtype) ? at : where(less(at, 0), add(at, size), at);
}

/** The same for coordinates in the last dimension, of the first dimensions of a tensor of `shape`. */
export function coordinatesFromFront(name: string, indices: TensorLike, shape: Shape): Tensor {
  const given = integral(name, Array.isArray(indices) ? tensor(indices, { dtype: 'int32' }) : indices);
  const depth = given.shape.at(-1);
  if (depth === undefined || depth > shape.length) {
    throw expected(
      `ops.${name}: indices`,
      `coordinates of at most ${shape.length} dimensions, along the last axis`,
      `shape=[${given.shape}]`,
      'Add a last axis, of size 1 for rows.',
    );
  }
  const at = cast(given, 'int32');
  const sizes = tensor(Int32Array.from(shape.slice(0, depth)));
  return isUnsigned(given.dtype) || depth === 0 ? at : where(less(at, 0), add(at, sizes), at);
}

/** How an update joins the element at its place. */
export type ScatterMode = 'update' | 'add' | 'multiply' | 'max' | 'min';

/**
 * The way back through a scatter, by `put` (scatters into a tensor by some mode) and `get` (gathers from one, 0 outside).
 * `multiply` is exact where no element is multiplied twice with a zero among the factors.
 */
export function scatterVjp(
  mode: ScatterMode,
  dy: Tensor,
  x: Tensor,
  updates: Tensor,
  y: Tensor,
  put: (x: Tensor, updates: Tensor, mode: ScatterMode) => Tensor,
  get: (x: Tensor) => Tensor,
): [dx: Tensor, dupdates: Tensor] {
  if (mode === 'add') return [dy, get(dy)];
  if (mode === 'update') {
    // Of several updates of one element the last one counts: it is known by its number.
    const numbers = add(reshape(iota([updates.size]), updates.shape), 1);
    const won = equal(get(put(zeros(x.shape, { dtype: 'int32' }), numbers, 'update')), numbers);
    return [put(dy, zerosLike(updates), 'update'), where(won, get(dy), 0)];
  }
  if (mode === 'multiply') {
    const others = where(
      equal(updates, 0),
      get(multiply(dy, x)),
      divide(get(multiply(dy, y)), where(equal(updates, 0), 1, updates)),
    );
    return [put(dy, updates, 'multiply'), others];
  }
  // The element and all updates that are the extreme share its cotangent.
  const kept = cast(equal(x, y), x.dtype);
  const hits = cast(equal(updates, get(y)), x.dtype);
  const share = divide(dy, maximum(put(kept, hits, 'add'), 1));
  return [multiply(share, kept), multiply(get(share), hits)];
}
