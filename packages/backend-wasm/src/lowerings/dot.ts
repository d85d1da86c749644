import { type Kit, type LoweringEntry, type TfjsTensor, transpose } from '@oneiros/backend-tfjs';
import { sizeOf } from '@oneiros/core';
import { type DotGeneralAttrs, dotGeneralOp } from '@oneiros/tensor';
import { transposed } from '../internal/transposed.ts';
import { products } from '../internal/xnnpack.ts';

/**
 * Matrix products by XNNPACK. tfjs calls it for one pair of matrices that lie as they should; whatever is transposed or a
 * batch goes through a plain loop, ten times slower. So operands are turned before, and matrices multiplied one by one.
 */
export const dotLowerings: readonly LoweringEntry[] = [
  [
    dotGeneralOp,
    {
      accepts: ({ inputs }) => inputs.every(({ shape, dtype }) => dtype === 'float32' && sizeOf(shape) > 0),
      run: ([x, y], { attrs, outputs: [out] }, kit) => {
        const { contracting, batch } = attrs as DotGeneralAttrs;
        const left = matrices(x!, batch[0], contracting[0], 'last', kit);
        const right = matrices(y!, batch[1], contracting[1], 'first', kit);
        return kit.reshape(products(left, right, kit), out!.shape);
      },
    },
  ],
];

/** An operand as [batch, free, summed], or with `summed` before what is free. */
function matrices(
  x: TfjsTensor,
  batch: readonly number[],
  summed: readonly number[],
  place: 'first' | 'last',
  kit: Kit,
): TfjsTensor {
  const free = x.shape.map((_, i) => i).filter((i) => !summed.includes(i) && !batch.includes(i));
  const [rows, columns] = place === 'last' ? [free, summed] : [summed, free];
  const size = (axes: readonly number[]): number => axes.reduce((n, axis) => n * x.shape[axis]!, 1);
  const [b, r, c] = [size(batch), size(rows), size(columns)];
  if (liesSo(x.shape, [...batch, ...rows, ...columns])) return kit.reshape(x, [b, r, c]);
  if (liesSo(x.shape, [...batch, ...columns, ...rows])) return transposed(kit.reshape(x, [b, c, r]), kit);
  return kit.reshape(transpose(x, [...batch, ...rows, ...columns], kit), [b, r, c]);
}

/** Whether `axes` are in order, but for those of size 1. */
function liesSo(shape: readonly number[], axes: readonly number[]): boolean {
  const order = axes.filter((axis) => shape[axis] !== 1);
  return order.every((axis, i) => i === 0 || order[i - 1]! < axis);
}
