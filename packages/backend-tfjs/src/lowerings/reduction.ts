import { sizeOf } from '@oneiros/core';
import { type AnyOp, allOp, anyOp, argmaxOp, argminOp, cumsumOp, maxOp, minOp, prodOp, sumOp } from '@oneiros/tensor';
import type { LoweringEntry } from '../lowering.ts';
import { transpose } from './movement.ts';

/** Reductions and running sums of floats; truth values for any and all. */
export const reductionLowerings: readonly LoweringEntry[] = [
  reduction(sumOp, 'Sum'),
  reduction(prodOp, 'Prod'),
  reduction(maxOp, 'Max'),
  reduction(minOp, 'Min'),
  reduction(allOp, 'All', 'bool'),
  reduction(anyOp, 'Any', 'bool'),
  extremum(argmaxOp, 'ArgMax'),
  extremum(argminOp, 'ArgMin'),
  [
    cumsumOp,
    {
      needs: ['Cumsum', 'Transpose'],
      accepts: ({ inputs: [x] }) => x!.dtype === 'float32' && sizeOf(x!.shape) > 0,
      run: ([x], { attrs }, kit) => {
        const { axis, reverse } = attrs as { readonly axis: number; readonly reverse: boolean };
        const rows = last(x!.shape, [axis]);
        const moved = transpose(x!, rows, kit);
        const size = x!.shape[axis]!;
        const matrix = kit.reshape(moved, [sizeOf(x!.shape) / size, size]);
        const sums = kit.call('Cumsum', { x: matrix }, { axis: 1, exclusive: false, reverse });
        const back = x!.shape.map((_, i) => rows.indexOf(i));
        return transpose(kit.reshape(sums, moved.shape), back, kit);
      },
    },
  ],
];

/** Rows of what is reduced, on the last axis of a matrix. Max alone calls its axes `reductionIndices`. */
function reduction(op: AnyOp, kernel: string, dtype = 'float32'): LoweringEntry {
  return [
    op,
    {
      needs: [kernel, 'Transpose'],
      accepts: ({ inputs: [x] }) => x!.dtype === dtype && sizeOf(x!.shape) > 0,
      run: ([x], { attrs, outputs: [y] }, kit) => {
        const { axes } = attrs as { readonly axes: readonly number[] };
        const rows = sizeOf(y!.shape);
        const moved = transpose(x!, last(x!.shape, axes), kit);
        return kit.call(
          kernel,
          { x: kit.reshape(moved, [rows, sizeOf(x!.shape) / rows]) },
          { axis: [1], reductionIndices: [1], keepDims: false },
        );
      },
    },
  ];
}

function extremum(op: AnyOp, kernel: string): LoweringEntry {
  return [
    op,
    {
      needs: [kernel, 'Transpose'],
      accepts: ({ inputs: [x] }) => x!.dtype === 'float32' && sizeOf(x!.shape) > 0 && x!.shape.length > 0,
      run: ([x], { attrs, outputs: [y] }, kit) => {
        const { axis } = attrs as { readonly axis: number };
        const rows = sizeOf(y!.shape);
        const moved = transpose(x!, last(x!.shape, [axis]), kit);
        return kit.call(kernel, { x: kit.reshape(moved, [rows, sizeOf(x!.shape) / rows]) }, { axis: 1 });
      },
    },
  ];
}

/** All axes, `axes` at the end. */
function last(shape: readonly number[], axes: readonly number[]): readonly number[] {
  const all = shape.map((_, i) => i);
  return [...all.filter((axis) => !axes.includes(axis)), ...all.filter((axis) => axes.includes(axis))];
}
