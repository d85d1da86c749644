import { sizeOf } from '@oneiros/core';
import { type DotGeneralAttrs, dotGeneralOp } from '@oneiros/tensor';
import type { Kit, LoweringEntry } from '../lowering.ts';
import type { TfjsTensor } from '../tfjs-types.ts';
import { transpose } from './movement.ts';

/** Matrix products of floats. */
export const dotLowerings: readonly LoweringEntry[] = [
  [
    dotGeneralOp,
    {
      needs: ['BatchMatMul', 'Transpose'],
      accepts: ({ inputs }) => inputs.every(({ shape, dtype }) => dtype === 'float32' && sizeOf(shape) > 0),
      run: ([x, y], { attrs }, kit) => {
        const { contracting, batch } = attrs as DotGeneralAttrs;
        const left = matrices(x!, contracting[0], batch[0], kit);
        const right = matrices(y!, contracting[1], batch[1], kit);
        return kit.call(
          'BatchMatMul',
          { a: left.tensor, b: right.tensor },
          { transposeA: left.summedFirst, transposeB: !right.summedFirst },
        );
      },
    },
  ],
];

interface Matrices {
  /** [batch, free, summed] or [batch, summed, free]. */
  readonly tensor: TfjsTensor;
  readonly summedFirst: boolean;
}

/** An operand as a batch of matrices; moved only where its axes do not lie so already. */
function matrices(x: TfjsTensor, summed: readonly number[], batch: readonly number[], kit: Kit): Matrices {
  const free = x.shape.map((_, i) => i).filter((i) => !summed.includes(i) && !batch.includes(i));
  const size = (axes: readonly number[]): number => axes.reduce((n, axis) => n * x.shape[axis]!, 1);
  const shape = (summedFirst: boolean): readonly number[] =>
    summedFirst ? [size(batch), size(summed), size(free)] : [size(batch), size(free), size(summed)];
  for (const summedFirst of [false, true]) {
    const axes = summedFirst ? [...batch, ...summed, ...free] : [...batch, ...free, ...summed];
    if (liesSo(x.shape, axes)) return { tensor: kit.reshape(x, shape(summedFirst)), summedFirst };
  }
  const moved = transpose(x, [...batch, ...free, ...summed], kit);
  return { tensor: kit.reshape(moved, shape(false)), summedFirst: false };
}

/** Whether `axes` are in order, but for those of size 1. */
function liesSo(shape: readonly number[], axes: readonly number[]): boolean {
  const order = axes.filter((axis) => shape[axis] !== 1);
  return order.every((axis, i) => i === 0 || order[i - 1]! < axis);
}
