import { canonicalAxis, expected } from '@oneiros/core';
import { sliceAxis } from '../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { any } from './any.ts';
import { argsort } from './argsort.ts';
import { cast } from './cast.ts';
import { concatenate } from './concatenate.ts';
import { cumsum } from './cumsum.ts';
import { expandDims } from './expand-dims.ts';
import { iota } from './iota.ts';
import { less } from './less.ts';
import { max } from './max.ts';
import { moveaxis } from './moveaxis.ts';
import { notEqual } from './not-equal.ts';
import { ones } from './ones.ts';
import { reshape } from './reshape.ts';
import { scatterUpdate } from './scatter-update.ts';
import { searchsorted } from './searchsorted.ts';
import { subtract } from './subtract.ts';
import { take } from './take.ts';
import { where } from './where.ts';
import { zeros } from './zeros.ts';

export interface UniqueOptions {
  /** Elements come in ascending order in any case, as with Keras on JAX. Default true. */
  readonly sorted?: boolean;
  /** Also gives where in `x` each element is first. Default false. */
  readonly returnIndex?: boolean;
  /** Also gives which element of the result each one of `x` is. Default false. */
  readonly returnInverse?: boolean;
  /** Also gives how often each element occurs. Default false. */
  readonly returnCounts?: boolean;
  /** The axis along which slices are compared; `null` (the default) flattens. */
  readonly axis?: number | null;
  /** How many elements the result has: known before, so that it is there at once, also inside of jit. */
  readonly size?: number | null;
  /** What stands behind the last element where there are fewer than `size`. Default: the first element. */
  readonly fillValue?: TensorLike | null;
}
type Several = { readonly returnIndex: true } | { readonly returnInverse: true } | { readonly returnCounts: true };

/**
 * The different elements of `x`, or its different slices along `axis`, in ascending order; with `returnIndex`,
 * `returnInverse` and `returnCounts` a list that has these int32 tensors too, in this order. Without `size` their number is
 * known only with the elements: then it is a promise. NaN differs from itself.
 *
 * ```ts
 * await unique(tensor([3, 1, 3]));             // [1, 3]
 * unique(tensor([3, 1, 3]), { size: 4 });      // [1, 3, 1, 1]
 * ```
 * @throws OneirosError inside of jit and grad without `size`.
 */
export function unique(x: TensorLike, options: UniqueOptions & { readonly size: number } & Several): readonly Tensor[];
export function unique(x: TensorLike, options: UniqueOptions & { readonly size: number }): Tensor;
export function unique(
  x: TensorLike,
  options: UniqueOptions & { readonly size?: null } & Several,
): Promise<readonly Tensor[]>;
export function unique(x: TensorLike, options?: UniqueOptions & { readonly size?: null }): Promise<Tensor>;
export function unique(
  x: TensorLike,
  options: UniqueOptions = {},
): Tensor | readonly Tensor[] | Promise<Tensor | readonly Tensor[]> {
  const t = asTensor(x);
  const { size = null } = options;
  const found = groupsOf(t, options.axis ?? null);
  if (size !== null) return chosen(found, size, options);
  if ('trace' in t.state)
    throw expected(
      'ops.unique: size',
      'the number of elements, which is not known inside of jit or grad',
      'size=null',
      'Pass it, or call ops.unique outside.',
    );
  return found.count.item().then((count) => chosen(found, count, options));
}

interface Groups {
  readonly axis: number;
  /** Slices in ascending order. */
  readonly ordered: Tensor;
  /** Where each of them was. */
  readonly order: Tensor;
  /** The number of the group that each of them belongs to, ascending. */
  readonly group: Tensor;
  readonly count: Tensor;
}

/** Sorts the slices along an axis, and numbers groups of equal ones. */
function groupsOf(x: Tensor, along: number | null): Groups {
  const t = along === null ? reshape(x, [-1]) : x;
  const axis = canonicalAxis(along ?? 0, t.rank, 'ops.unique: axis');
  const slices = moveaxis(t, axis, 0);
  const n = slices.shape[0]!;
  const rows = reshape(slices, [n, n === 0 ? 0 : slices.size / n]);
  // Sorting is stable: the last column first, the first one last.
  let order: Tensor = iota([n]);
  for (let j = rows.shape[1]! - 1; j >= 0; j--) {
    const column = reshape(sliceAxis(rows, 1, j, j + 1), [n]);
    order = take(order, argsort(take(column, order)));
  }
  const sorted = take(rows, order, { axis: 0 });
  const differs = any(notEqual(sliceAxis(sorted, 0, 1, n), sliceAxis(sorted, 0, 0, n - 1)), { axis: 1 });
  const begins = n === 0 ? zeros([0], { dtype: 'bool' }) : concatenate([ones([1], { dtype: 'bool' }), differs]);
  const group = subtract(cumsum(cast(begins, 'int32')), 1);
  const count = n === 0 ? zeros([], { dtype: 'int32' }) : cast(max(group), 'int32');
  return { axis, ordered: take(slices, order, { axis: 0 }), order, group, count: n === 0 ? count : add(count, 1) };
}

/** What the options ask for, `size` groups of it. */
function chosen(
  { axis, ordered, order, group, count }: Groups,
  size: number,
  { returnIndex = false, returnInverse = false, returnCounts = false, fillValue = null }: UniqueOptions,
): Tensor | readonly Tensor[] {
  const n = ordered.shape[0]!;
  if (n === 0 && size > 0 && fillValue === null)
    throw expected('ops.unique: fillValue', 'a value, since there are no elements', 'null');
  const numbers = iota([size]);
  const valid = less(numbers, count);
  const starts = searchsorted(group, numbers);
  const first = where(valid, starts, 0);
  let values =
    n === 0 ? zeros([size, ...ordered.shape.slice(1)], { dtype: ordered.dtype }) : take(ordered, first, { axis: 0 });
  if (fillValue !== null)
    values = where(
      reshape(valid, [size, ...ordered.shape.slice(1).map(() => 1)]),
      values,
      cast(asTensor(fillValue, ordered.dtype), ordered.dtype),
    );
  const results = [moveaxis(values, 0, axis)];
  if (returnIndex) results.push(n === 0 ? zeros([0], { dtype: 'int32' }) : take(order, first));
  if (returnInverse) results.push(scatterUpdate(zeros([n], { dtype: 'int32' }), expandDims(order, -1), group));
  if (returnCounts) results.push(subtract(searchsorted(group, numbers, { side: 'right' }), starts));
  return results.length === 1 ? results[0]! : results;
}
