import { canonicalAxes, expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { dtypeOfBoth, operands } from '../internal/elementwise.ts';
import { transposed } from '../internal/reshaped.ts';
import type { Op } from '../op.ts';
import type { Spec, Tensor, TensorLike } from '../tensor.ts';

/** Axes of the left and of the right operand, paired. */
export type AxisPairs = readonly [left: readonly number[], right: readonly number[]];

export interface DotGeneralAttrs {
  /** Axes that are multiplied and summed over. */
  readonly contracting: AxisPairs;
  /** Axes that both operands share, kept in front of the result. */
  readonly batch: AxisPairs;
}
export interface DotGeneralOptions {
  /** Axes that are multiplied and summed over. */
  readonly contracting: AxisPairs;
  /** Axes that both operands share; default none. */
  readonly batch?: AxisPairs;
}

/**
 * The general product of two tensors: paired axes are summed over (`contracting`) or shared (`batch`).
 * The result has the batch axes, then the other axes of `x`, then those of `y`, as `jax.lax.dot_general`.
 *
 * ```ts
 * dotGeneral(ones([8, 2, 3]), ones([8, 3, 4]), { contracting: [[2], [1]], batch: [[0], [0]] }); // shape [8, 2, 4]
 * ```
 * @throws OneirosError where paired axes differ in size.
 */
export function dotGeneral(x: TensorLike, y: TensorLike, { contracting, batch = [[], []] }: DotGeneralOptions): Tensor {
  const [left, right] = operands(x, y);
  const canonical = ([l, r]: AxisPairs): AxisPairs => [inOrder(l, left), inOrder(r, right)];
  return bind(dotGeneralOp, [left, right], { contracting: canonical(contracting), batch: canonical(batch) });
}

export const dotGeneralOp: Op<readonly [x: Tensor, y: Tensor], DotGeneralAttrs> = {
  name: 'dotGeneral',
  infer: ([x, y], attrs) => {
    const { contracting, batch } = attrs;
    for (const [left, right] of [contracting, batch]) {
      if (left.length !== right.length || left.some((axis, i) => x.shape[axis] !== y.shape[right[i]!])) {
        throw expected(
          'ops.dotGeneral',
          'paired axes of equal size',
          `axes=[${left}] of shape [${x.shape}] and [${right}] of shape [${y.shape}]`,
        );
      }
    }
    const own = [...batch[0], ...freeAxes(x, attrs, 0)].map((axis) => x.shape[axis]!);
    const others = freeAxes(y, attrs, 1).map((axis) => y.shape[axis]!);
    return { shape: [...own, ...others], dtype: dtypeOfBoth('dotGeneral', x, y) };
  },
  heavy: true,
  batch: ([x, y], [left, right], { contracting, batch }) => {
    const shifted = ([l, r]: AxisPairs): AxisPairs => [left ? l.map((a) => a + 1) : l, right ? r.map((a) => a + 1) : r];
    const [pairs, own] = [shifted(contracting), shifted(batch)];
    const both = left && right;
    const product = bind(dotGeneralOp, [x, y], {
      contracting: pairs,
      batch: both
        ? [
            [0, ...own[0]],
            [0, ...own[1]],
          ]
        : own,
    });
    if (both) return product;
    // The stack is the first free axis of its operand.
    const at = left ? own[0].length : product.rank - (y.rank - own[1].length - pairs[1].length);
    return transposed(product, [at, ...product.shape.map((_, i) => i).filter((i) => i !== at)]);
  },
  // A sum over shared axes: they are contracted too.
  summed: ({ inputs, attrs }, axes) => {
    const { contracting, batch } = attrs as DotGeneralAttrs;
    if (axes.some((axis) => axis >= batch[0].length)) return null;
    const moved = (side: 0 | 1): readonly number[] => [...axes.map((axis) => batch[side][axis]!), ...contracting[side]];
    const kept = (side: 0 | 1): readonly number[] => batch[side].filter((_, i) => !axes.includes(i));
    return {
      inputs,
      build: ([x, y]) => bind(dotGeneralOp, [x!, y!], { contracting: [moved(0), moved(1)], batch: [kept(0), kept(1)] }),
    };
  },
  vjp: (dy, [x, y], attrs) => [gradientOf(0, dy, x, y, attrs), gradientOf(1, dy, y, x, attrs)],
};

/** The product of dy and the other operand over the axes that came from it, with axes put back in the order of `operand`. */
function gradientOf(side: 0 | 1, dy: Tensor, operand: Tensor, other: Tensor, attrs: DotGeneralAttrs): Tensor {
  const across = side === 0 ? 1 : 0;
  const { contracting, batch } = attrs;
  const batchCount = batch[0].length;
  const own = freeAxes(operand, attrs, side);
  const others = freeAxes(other, attrs, across);
  const start = batchCount + (side === 0 ? own.length : 0);
  const axesOfDy = others.map((_, i) => start + i);
  const shared = batch[0].map((_, i) => i);
  // What is left of the other operand are its contracting axes, in increasing order.
  const partners = contracting[across]
    .map((axis, i) => [axis, contracting[side][i]!] as const)
    .sort((a, b) => a[0] - b[0]);
  const kept = partners.map(([, axis]) => axis);
  const back = (order: readonly number[]): number[] => operand.shape.map((_, axis) => order.indexOf(axis));
  // The other operand goes first where that leaves the axes in place, as for the kernel of a dense layer.
  const otherFirst = back([...batch[side], ...kept, ...own]);
  if (otherFirst.every((axis, i) => axis === i)) {
    return dotGeneral(other, dy, { contracting: [others, axesOfDy], batch: [batch[across], shared] });
  }
  const product = dotGeneral(dy, other, { contracting: [axesOfDy, others], batch: [shared, batch[across]] });
  return transposed(product, back([...batch[side], ...own, ...kept]));
}

function freeAxes({ shape }: Spec, { contracting, batch }: DotGeneralAttrs, side: 0 | 1): number[] {
  return shape.map((_, i) => i).filter((i) => !contracting[side].includes(i) && !batch[side].includes(i));
}

function inOrder(axes: readonly number[], { shape }: Spec): number[] {
  canonicalAxes(axes, shape.length, 'ops.dotGeneral: axes'); // checks range and repetition
  return axes.map((a) => (a < 0 ? a + shape.length : a));
}
