import { type DType, isFloat, sizeOf, storage } from '@oneiros/core';
import { type DotGeneralAttrs, dotGeneralOp } from '@oneiros/tensor';
import type { Floats } from '../internal/arrays.ts';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';
import { addMatrixProduct } from '../internal/matrix-product.ts';
import { numeric } from '../internal/numeric.ts';
import { offsetsAlong } from '../internal/offsets.ts';
import { zeros } from '../internal/zeros.ts';

/** Kernel of `dotGeneral`. */
export const dotGeneralKernel: KernelEntry = [dotGeneralOp, /*#__PURE__*/ numeric(dotGeneral)];

/** Kernels of matrix products. */
export const dotKernels: readonly KernelEntry[] = [dotGeneralKernel];

type Arguments = Parameters<CpuKernel>;

function dotGeneral(
  [x, y]: Arguments[0],
  { inputs: [xSpec, ySpec], outputs: [outSpec], attrs }: Arguments[1],
): ReturnType<CpuKernel> {
  const { contracting, batch } = attrs as DotGeneralAttrs;
  const dtype = outSpec!.dtype;
  const free = (shape: readonly number[], side: 0 | 1) =>
    shape.map((_, i) => i).filter((i) => !contracting[side].includes(i) && !batch[side].includes(i));
  const starts = [offsetsAlong(xSpec!.shape, batch[0]), offsetsAlong(ySpec!.shape, batch[1])] as const;
  const xRows = offsetsAlong(xSpec!.shape, free(xSpec!.shape, 0));
  const xColumns = offsetsAlong(xSpec!.shape, contracting[0]);
  const yRows = offsetsAlong(ySpec!.shape, contracting[1]);
  const yColumns = offsetsAlong(ySpec!.shape, free(ySpec!.shape, 1));
  const rows = Int32Array.from(xRows, (_, i) => i * yColumns.length);
  const columns = Int32Array.from(yColumns, (_, i) => i);
  const step = rows.length * columns.length;
  if (!isFloat(dtype)) {
    const out = storage(dtype, sizeOf(outSpec!.shape));
    const dot = integerDot(dtype);
    starts[0].forEach((start, b) => {
      for (let i = 0; i < rows.length; i++) {
        for (let j = 0; j < columns.length; j++) {
          (out as Int32Array)[b * step + rows[i]! + j] = dot(
            x as Int32Array,
            start + xRows[i]!,
            xColumns,
            y as Int32Array,
            starts[1][b]! + yColumns[j]!,
            yRows,
          ) as number;
        }
      }
    });
    return [out];
  }
  const out = zeros(dtype, sizeOf(outSpec!.shape));
  starts[0].forEach((start, b) => {
    addMatrixProduct(
      { data: out, start: b * step, rows, columns },
      { data: x as Floats, start, rows: xRows, columns: xColumns },
      { data: y as Floats, start: starts[1][b]!, rows: yRows, columns: yColumns },
    );
  });
  return [out];
}

type IntegerDot = (
  x: Int32Array,
  from: number,
  xSteps: Int32Array,
  y: Int32Array,
  start: number,
  ySteps: Int32Array,
) => number | bigint;

/** Dot products that wrap as the dtype does; of booleans, whether any pair is true. */
function integerDot(dtype: DType): IntegerDot {
  if (dtype === 'int64' || dtype === 'uint64') {
    return (x, from, xSteps, y, start, ySteps) => {
      let sum = 0n;
      for (let k = 0; k < xSteps.length; k++) sum += BigInt(x[from + xSteps[k]!]!) * BigInt(y[start + ySteps[k]!]!);
      return sum;
    };
  }
  return (x, from, xSteps, y, start, ySteps) => {
    let sum = 0;
    for (let k = 0; k < xSteps.length; k++) sum = (sum + Math.imul(x[from + xSteps[k]!]!, y[start + ySteps[k]!]!)) | 0;
    return dtype === 'bool' ? Number(sum !== 0) : sum;
  };
}
