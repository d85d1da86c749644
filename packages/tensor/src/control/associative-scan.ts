import { canonicalAxis, expected, mapTree, type Shape, show } from '@oneiros/core';
import { bind } from '../bind.ts';
import { tensorsIn } from '../jit.ts';
import { concatenate } from '../ops/concatenate.ts';
import { flip } from '../ops/flip.ts';
import { reshape } from '../ops/reshape.ts';
import { sliceOp } from '../ops/slice.ts';
import type { Tensor } from '../tensor.ts';
import { fill, toTensors } from './internal/body.ts';

export interface AssociativeScanOptions {
  /** From the last element to the first. Default false. */
  readonly reverse?: boolean;
  /** The axis to go along. Default 0. */
  readonly axis?: number;
}

/**
 * All partial results of combining the elements along `axis` with the associative function `f`, in about
 * 2·log₂(n) parallel rounds. `f` works on many elements at once; `elems` may be a tree of tensors.
 *
 * ```ts
 * associativeScan((a, b) => add(a, b), tensor([1, 2, 3])); // [1, 3, 6]
 * ```
 * @throws OneirosError where the tensors differ in size along `axis`.
 */
export function associativeScan<T>(
  f: (left: T, right: T) => T,
  elems: T,
  { reverse = false, axis = 0 }: AssociativeScanOptions = {},
): T {
  const tree = toTensors(elems);
  const leaves = tensorsIn(tree);
  const axes = leaves.map(({ rank }) => canonicalAxis(axis, rank, 'ops.associativeScan: axis'));
  const length = leaves[0]?.shape[axes[0]!] ?? 0;
  const other = leaves.find((leaf, i) => leaf.shape[axes[i]!] !== length);
  if (other) throw expected('ops.associativeScan: elems', `${length} elements along axis ${axis}`, show(other));

  const every = (parts: readonly Tensor[], to: (part: Tensor, axis: number) => Tensor): readonly Tensor[] =>
    parts.map((part, i) => to(part, axes[i]!));
  const combine = (left: readonly Tensor[], right: readonly Tensor[]): readonly Tensor[] =>
    tensorsIn(toTensors(f(fill(tree, left) as T, fill(tree, right) as T)));
  // Pairs are combined, their partial results found in the same way, and the elements between filled in.
  const partial = (parts: readonly Tensor[], n: number): readonly Tensor[] => {
    if (n < 2) return parts;
    const half = n >> 1;
    const evens = every(parts, (part, at) => strided(part, at, 0, half));
    const odds = partial(
      combine(
        evens,
        every(parts, (part, at) => strided(part, at, 1, half)),
      ),
      half,
    );
    const first = every(parts, (part, at) => strided(part, at, 0, 1));
    const left = (n + 1) >> 1;
    if (left === 1) return parts.map((_, i) => interleave(first[i]!, odds[i]!, axes[i]!));
    const between = combine(
      every(odds, (part, at) => strided(part, at, 0, left - 1, 1)),
      every(parts, (part, at) => strided(part, at, 2, left - 1)),
    );
    return parts.map((_, i) =>
      interleave(concatenate([first[i]!, between[i]!], { axis: axes[i]! }), odds[i]!, axes[i]!),
    );
  };
  const turned = reverse ? every(leaves, (leaf, at) => flip(leaf, { axis: at })) : leaves;
  const result = partial(turned, length);
  const found = reverse ? every(result, (leaf, at) => flip(leaf, { axis: at })) : result;
  let i = 0;
  return mapTree(tree, () => found[i++]) as T;
}

/** `size` elements along `axis` from `start`, every `step`th. */
function strided(x: Tensor, axis: number, start: number, size: number, step = 2): Tensor {
  const along = (n: number, others: Shape): number[] => x.shape.map((_, i) => (i === axis ? n : others[i]!));
  const zeros = x.shape.map(() => 0);
  return bind(sliceOp, [x], {
    starts: along(start, zeros),
    sizes: along(size, x.shape),
    steps: along(
      size > 1 ? step : 1,
      zeros.map(() => 1),
    ),
  });
}

/** Elements of `even` and `odd` in turn along `axis`; `even` may have one more. */
function interleave(even: Tensor, odd: Tensor, axis: number): Tensor {
  const n = odd.shape[axis]!;
  const pairs = [strided(even, axis, 0, n, 1), odd].map((x) =>
    reshape(x, [...x.shape.slice(0, axis + 1), 1, ...x.shape.slice(axis + 1)]),
  );
  const mixed = reshape(
    concatenate(pairs, { axis: axis + 1 }),
    odd.shape.map((size, i) => (i === axis ? 2 * n : size)),
  );
  return even.shape[axis] === n ? mixed : concatenate([mixed, strided(even, axis, n, 1)], { axis });
}
