import { expected, sameShape } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { reshape } from './reshape.ts';
import { transpose } from './transpose.ts';

/**
 * Splits, reorders and joins axes as a pattern in the notation of einops says. `axesLengths` are the sizes of axes in a group
 * on the left; one in each group may be left out.
 *
 * ```ts
 * rearrange(images, 'b h w c -> b c h w');
 * rearrange(images, 'b (h p) (w q) c -> b (h w) (p q c)', { p: 4, q: 4 });
 * ```
 * @throws OneirosError where both sides have not the same axes, or the sizes do not fit.
 */
export function rearrange(
  tensor: TensorLike,
  pattern: string,
  axesLengths: { readonly [axis: string]: number } = {},
): Tensor {
  const t = asTensor(tensor);
  const [left, right, ...more] = pattern.split('->').map(groupsOf);
  const fits = left && right && more.length === 0 && sameAxes(left.flat(), right.flat());
  if (!fits) throw expected('ops.rearrange: pattern', "the same axes on both sides of '->'", `pattern='${pattern}'`);
  if (left.length !== t.rank)
    throw expected('ops.rearrange', `a tensor of rank ${left.length} for '${pattern}'`, `shape=[${t.shape}]`);
  const sizes = new Map(left.flatMap((group, i) => sizesIn(group, t.shape[i]!, axesLengths, pattern)));
  const from = left.flat();
  const apart = from.map((axis) => sizes.get(axis)!);
  const axes = right.flat().map((axis) => from.indexOf(axis));
  const joined = right.map((group) => group.reduce((size, axis) => size * sizes.get(axis)!, 1));
  const split = reshape(t, apart);
  return reshape(
    sameShape(
      axes,
      [...axes].sort((a, b) => a - b),
    )
      ? split
      : transpose(split, { axes }),
    joined,
  );
}

/** 'b (h p) c' as [['b'], ['h', 'p'], ['c']]. */
function groupsOf(side: string): readonly (readonly string[])[] {
  return (side.match(/\w+|\([^)]*\)/g) ?? []).map((part) => part.match(/\w+/g) ?? []);
}
function sameAxes(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).size === a.length && a.length === b.length && a.every((axis) => b.includes(axis));
}
/** The size of each axis in a group that has `size` elements together. */
function sizesIn(
  group: readonly string[],
  size: number,
  given: { readonly [axis: string]: number },
  pattern: string,
): readonly (readonly [axis: string, size: number])[] {
  if (group.length === 1) return [[group[0]!, size]];
  const known = group.reduce((product, axis) => product * (given[axis] ?? 1), 1);
  const open = group.filter((axis) => given[axis] === undefined);
  const rest = size / known;
  if (open.length > 1 || !Number.isInteger(rest) || (open.length === 0 && rest !== 1))
    throw expected(
      'ops.rearrange: axesLengths',
      `sizes of all axes but one of (${group.join(' ')}), whose product divides ${size}`,
      `${JSON.stringify(given)} for '${pattern}'`,
    );
  return group.map((axis) => [axis, given[axis] ?? rest]);
}
