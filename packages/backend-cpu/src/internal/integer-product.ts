import { sizeOf, storage, type TypedArray } from '@oneiros/core';
import type { Application, DotGeneralAttrs } from '@oneiros/tensor';
import type { CpuKernel } from './kernel-entry.ts';
import { offsetsAlong } from './offsets.ts';

/** The dot product of elements of `x` and `y`, each at a start and the steps from there. */
export type IntegerDot<T extends TypedArray> = (
  x: T,
  from: number,
  xSteps: Int32Array,
  y: T,
  start: number,
  ySteps: Int32Array,
) => T[number];

/** A kernel of `dotGeneral` for integers. */
export function integerProduct<T extends TypedArray>(dot: IntegerDot<T>): CpuKernel {
  return ([x, y], application) => {
    const { starts, xRows, xColumns, yRows, yColumns } = placesOf(application);
    const { dtype, shape } = application.outputs[0]!;
    const out = storage(dtype, sizeOf(shape)) as T;
    let o = 0;
    starts[0].forEach((start, b) => {
      for (const row of xRows)
        for (const column of yColumns)
          out[o++] = dot(x as T, start + row, xColumns, y as T, starts[1][b]! + column, yRows);
    });
    return [out];
  };
}

/** Where the matrices of a general product lie in their arrays: element (i, j) at a start + rows[i] + columns[j]. */
export interface Places {
  /** Of the matrices of the left operand, and of those of the right. */
  readonly starts: readonly [Int32Array, Int32Array];
  readonly xRows: Int32Array;
  readonly xColumns: Int32Array;
  readonly yRows: Int32Array;
  readonly yColumns: Int32Array;
}
export function placesOf({ inputs: [x, y], attrs }: Application): Places {
  const { contracting, batch } = attrs as DotGeneralAttrs;
  const free = (shape: readonly number[], side: 0 | 1) =>
    shape.map((_, i) => i).filter((i) => !contracting[side].includes(i) && !batch[side].includes(i));
  return {
    starts: [offsetsAlong(x!.shape, batch[0]), offsetsAlong(y!.shape, batch[1])],
    xRows: offsetsAlong(x!.shape, free(x!.shape, 0)),
    xColumns: offsetsAlong(x!.shape, contracting[0]),
    yRows: offsetsAlong(y!.shape, contracting[1]),
    yColumns: offsetsAlong(y!.shape, free(y!.shape, 1)),
  };
}
