import { sizeOf } from '@oneiros/core';
import { type DotGeneralAttrs, dotGeneralOp } from '@oneiros/tensor';
import { flag } from '../internal/addon.ts';
import type { KernelRow } from '../internal/kernel-row.ts';
import type { Kit, TensorflowKernel } from '../internal/kit.ts';
import type { Held } from '../internal/runtime.ts';

const dotGeneral: TensorflowKernel = {
  accepts: ({ inputs }) => inputs[0]!.dtype !== 'bool',
  run: (kit, [x, y], { attrs, outputs: [value] }) => {
    const { contracting, batch } = attrs as DotGeneralAttrs;
    const left = matrices(kit, x!, batch[0], contracting[0], false);
    const right = matrices(kit, y!, batch[1], contracting[1], true);
    const product = batch[0].length
      ? kit.op('BatchMatMulV2', [left.x, right.x], [flag('adj_x', left.turned), flag('adj_y', right.turned)])
      : kit.op('MatMul', [left.x, right.x], [flag('transpose_a', left.turned), flag('transpose_b', right.turned)]);
    return kit.reshape(product, value!.shape);
  },
};

/** `x` as matrices (batch, free, contracted), or, for the right operand, (batch, contracted, free); `turned` the other way. */
function matrices(
  kit: Kit,
  x: Held,
  batch: readonly number[],
  contracted: readonly number[],
  right: boolean,
): { readonly x: Held; readonly turned: boolean } {
  const free = x.shape.map((_, axis) => axis).filter((axis) => !batch.includes(axis) && !contracted.includes(axis));
  const [first, second] = right ? [contracted, free] : [free, contracted];
  const straight = [...batch, ...first, ...second];
  const reversed = [...batch, ...second, ...first];
  // The product takes either order; only what is in neither is moved.
  const turned = !inOrder(straight) && inOrder(reversed);
  const moved = turned ? x : kit.transpose(x, straight);
  const size = (axes: readonly number[]): number => sizeOf(axes.map((axis) => x.shape[axis]!));
  const sides = [size(first), size(second)];
  if (turned) sides.reverse();
  return { x: kit.reshape(moved, batch.length ? [size(batch), ...sides] : sides), turned };
}

function inOrder(axes: readonly number[]): boolean {
  return axes.every((axis, i) => axis === i);
}

/** Products of matrices. */
export const dotKernels: readonly KernelRow[] = [[dotGeneralOp, dotGeneral]];
