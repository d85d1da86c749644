import { isFloat, sizeOf } from '@oneiros/core';
import { dotGeneralOp } from '@oneiros/tensor';
import type { Floats, Integers } from '../internal/arrays.ts';
import { type IntegerDot, integerProduct, placesOf } from '../internal/integer-product.ts';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';
import { addMatrixProduct } from '../internal/matrix-product.ts';
import { numbers } from '../internal/numeric.ts';
import { zeros } from '../internal/zeros.ts';

/** Kernel of `dotGeneral`. */
export const dotGeneralKernel: KernelEntry = [dotGeneralOp, /*#__PURE__*/ numbers(dotGeneral)];

/** Kernels of matrix products. */
export const dotKernels: readonly KernelEntry[] = [dotGeneralKernel];

function dotGeneral(...[inputs, application, context]: Parameters<CpuKernel>): ReturnType<CpuKernel> {
  const { dtype, shape } = application.outputs[0]!;
  if (!isFloat(dtype)) return integerProduct(dtype === 'bool' ? anyPair : wrappedDot)(inputs, application, context);
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

const wrappedDot: IntegerDot<Integers> = (x, from, xSteps, y, start, ySteps) => {
  let sum = 0;
  for (let k = 0; k < xSteps.length; k++) sum = (sum + Math.imul(x[from + xSteps[k]!]!, y[start + ySteps[k]!]!)) | 0;
  return sum;
};
/** Whether any pair is true. */
const anyPair: IntegerDot<Integers> = (...places) => Number(wrappedDot(...places) !== 0);
