import { isFloat, sizeOf } from '@oneiros/core';
import { dotGeneralOp } from '@oneiros/tensor';
import type { Floats, Integers } from '../internal/arrays.ts';
import { type IntegerDot, integerProduct, placesOf } from '../internal/integer-product.ts';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';
import { addMatrixProduct } from '../internal/matrix-product.ts';
import { floats, numbers } from '../internal/numeric.ts';
import { zeros } from '../internal/zeros.ts';

/** Kernel of `dotGeneral` for floats. */
export const dotGeneralKernel: KernelEntry = [dotGeneralOp, /*#__PURE__*/ floats(product)];

/** Kernels of matrix products, of integers and booleans too. */
export const dotKernels: readonly KernelEntry[] = [[dotGeneralOp, /*#__PURE__*/ numbers(anyProduct)]];

function product(...[inputs, application]: Parameters<CpuKernel>): ReturnType<CpuKernel> {
  const { dtype, shape } = application.outputs[0]!;
  const [x, y] = inputs as readonly [Floats, Floats];
  const { starts, xRows, xColumns, yRows, yColumns } = placesOf(application);
  const rows = Int32Array.from(xRows, (_, i) => i * yColumns.length);
  const columns = Int32Array.from(yColumns, (_, i) => i);
  const out = zeros(dtype, sizeOf(shape));
  starts[0].forEach((start, b) => {
    addMatrixProduct(
      { data: out, start: b * rows.length * columns.length, rows, columns },
      { data: x, start, rows: xRows, columns: xColumns },
      { data: y, start: starts[1][b]!, rows: yRows, columns: yColumns },
    );
  });
  return [out];
}

function anyProduct(...args: Parameters<CpuKernel>): ReturnType<CpuKernel> {
  const { dtype } = args[1].outputs[0]!;
  const kernel = isFloat(dtype) ? product : integerProduct(dtype === 'bool' ? anyPair : wrappedDot);
  return kernel(...args);
}

const wrappedDot: IntegerDot<Integers> = (x, from, xSteps, y, start, ySteps) => {
  let sum = 0;
  for (let k = 0; k < xSteps.length; k++) sum = (sum + Math.imul(x[from + xSteps[k]!]!, y[start + ySteps[k]!]!)) | 0;
  return sum;
};
/** Whether any pair is true. */
const anyPair: IntegerDot<Integers> = (...places) => Number(wrappedDot(...places) !== 0);
