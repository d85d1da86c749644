import { type Shape, sizeOf } from '@oneiros/core';
import {
  broadcastToOp,
  concatenateOp,
  flipOp,
  reshapeOp,
  type SliceAttrs,
  sliceOp,
  transposeOp,
} from '@oneiros/tensor';
import { collapseBroadcast, collapseTranspose } from '../collapse.ts';
import type { Kit, LoweringEntry } from '../lowering.ts';
import type { TfjsTensor } from '../tfjs-types.ts';

/** Elements moved, not changed: in every dtype. */
export const movementLowerings: readonly LoweringEntry[] = [
  [reshapeOp, { run: ([x], { outputs: [y] }, kit) => kit.reshape(x!, y!.shape) }],
  [
    broadcastToOp,
    {
      needs: ['Tile'],
      run: ([x], { outputs: [y] }, kit) => broadcast(x!, y!.shape, kit),
    },
  ],
  [
    transposeOp,
    {
      needs: ['Transpose'],
      run: ([x], { attrs }, kit) => transpose(x!, (attrs as { readonly axes: readonly number[] }).axes, kit),
    },
  ],
  [
    sliceOp,
    {
      needs: ['Slice'],
      accepts: ({ attrs }) => (attrs as SliceAttrs).steps.every((step) => step === 1),
      run: ([x], { attrs }, kit) => {
        const { starts, sizes } = attrs as SliceAttrs;
        return starts.length === 0 ? x! : kit.call('Slice', { x: x! }, { begin: [...starts], size: [...sizes] });
      },
    },
  ],
  [
    sliceOp,
    {
      needs: ['StridedSlice'],
      accepts: ({ inputs: [x] }) => x!.dtype === 'float32' && x!.shape.length <= 4,
      run: ([x], { attrs }, kit) => {
        const { starts, sizes, steps } = attrs as SliceAttrs;
        const end = starts.map((start, i) => start + (sizes[i]! - 1) * steps[i]! + 1);
        return kit.call('StridedSlice', { x: x! }, { begin: [...starts], end, strides: [...steps], ...noMasks });
      },
    },
  ],
  [
    flipOp,
    {
      needs: ['Reverse'],
      accepts: ({ inputs: [x] }) => x!.dtype === 'float32' && x!.shape.length <= 4,
      run: ([x], { attrs }, kit) =>
        kit.call('Reverse', { x: x! }, { dims: [...(attrs as { readonly axes: readonly number[] }).axes] }),
    },
  ],
  [
    concatenateOp,
    {
      needs: ['Concat'],
      accepts: () => true,
      run: (xs, { attrs, outputs: [y] }, kit) => {
        const { axis } = attrs as { readonly axis: number };
        // Matrices next to each other: what is before the axis, and the rest.
        const rows = sizeOf(y!.shape.slice(0, axis));
        const parts = xs.filter((x) => sizeOf(x.shape) > 0);
        const matrices = parts.map((x) => kit.reshape(x, [rows, sizeOf(x.shape) / rows]));
        return matrices.length === 1 ? matrices[0]! : kit.call('Concat', matrices, { axis: 1 });
      },
    },
  ],
];

const noMasks = { beginMask: 0, endMask: 0, ellipsisMask: 0, newAxisMask: 0, shrinkAxisMask: 0 };

/** `x` repeated so that it has `shape`. */
export function broadcast(x: TfjsTensor, shape: Shape, kit: Kit): TfjsTensor {
  const [from, to] = collapseBroadcast([x.shape, shape]);
  const reps = to!.map((n, i) => n / from![i]!);
  const repeated = reps.every((n) => n === 1) ? x : kit.call('Tile', { x: kit.reshape(x, from!) }, { reps });
  return kit.reshape(repeated, shape);
}

/** `x` with its axes permuted, in as few axes as can be. */
export function transpose(x: TfjsTensor, axes: readonly number[], kit: Kit): TfjsTensor {
  const shape = axes.map((axis) => x.shape[axis]!);
  const simple = collapseTranspose(x.shape, axes);
  if (simple.axes.length < 2) return kit.reshape(x, shape);
  const moved = kit.call('Transpose', { x: kit.reshape(x, simple.shape) }, { perm: [...simple.axes] });
  return kit.reshape(moved, shape);
}

/** Zeros around `x`. */
export function padZeros(
  x: TfjsTensor,
  padding: readonly (readonly [low: number, high: number])[],
  kit: Kit,
  constantValue = 0,
): TfjsTensor {
  if (padding.every(([low, high]) => low === 0 && high === 0)) return x;
  return kit.call('PadV2', { x }, { paddings: padding.map(([low, high]) => [low, high]), constantValue });
}
