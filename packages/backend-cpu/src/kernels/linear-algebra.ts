import { sizeOf, storage, type TypedArray } from '@oneiros/core';
import {
  choleskyOp,
  eighOp,
  eigOp,
  luOp,
  type QrAttrs,
  qrOp,
  type Spec,
  type SvdAttrs,
  svdOp,
  type TriangularSolveAttrs,
  triangularSolveOp,
} from '@oneiros/tensor';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';
import { numeric } from '../internal/numeric.ts';
import { cholesky } from './linear-algebra/cholesky.ts';
import { eig } from './linear-algebra/eig.ts';
import { eigh } from './linear-algebra/eigh.ts';
import type { Matrix } from './linear-algebra/householder.ts';
import { lu } from './linear-algebra/lu.ts';
import { qr } from './linear-algebra/qr.ts';
import { svd } from './linear-algebra/svd.ts';
import { triangularSolve } from './linear-algebra/triangular-solve.ts';

/** Kernel of `cholesky`. */
export const choleskyKernel: KernelEntry = [choleskyOp, /*#__PURE__*/ overBatch(([x]) => [cholesky(x!).data])];
/** Kernel of `triangularSolve`. */
export const triangularSolveKernel: KernelEntry = [
  triangularSolveOp,
  /*#__PURE__*/ overBatch(([a, b], attrs) => [triangularSolve(a!, b!, attrs as TriangularSolveAttrs).data]),
];
/** Kernel of `lu`. */
export const luKernel: KernelEntry = [
  luOp,
  /*#__PURE__*/ overBatch(([x]) => {
    const { factors, pivots, permutation } = lu(x!);
    return [factors.data, pivots, permutation];
  }),
];
/** Kernel of `qr`. */
export const qrKernel: KernelEntry = [
  qrOp,
  /*#__PURE__*/ overBatch(([x], attrs) => {
    const k = (attrs as QrAttrs).mode === 'complete' ? x!.rows : Math.min(x!.rows, x!.columns);
    const { q, r } = qr(x!, k);
    return [q.data, r.data];
  }),
];
/** Kernel of `eigh`. */
export const eighKernel: KernelEntry = [
  eighOp,
  /*#__PURE__*/ overBatch(([x], _, epsilon) => {
    const { values, vectors } = eigh(x!, epsilon);
    return [values, vectors.data];
  }),
];
/** Kernel of `svd`. */
export const svdKernel: KernelEntry = [
  svdOp,
  /*#__PURE__*/ overBatch(([x], attrs, epsilon) => {
    const { u, s, vt } = svd(x!, (attrs as SvdAttrs).fullMatrices, epsilon);
    return [u.data, s, vt.data];
  }),
];
/** Kernel of `eig`. */
export const eigKernel: KernelEntry = [eigOp, /*#__PURE__*/ overBatch(([x]) => eig(x!))];

/** Kernels of linear algebra: in doubles, one matrix of a batch after the other. */
export const linearAlgebraKernels: readonly KernelEntry[] = [
  choleskyKernel,
  triangularSolveKernel,
  luKernel,
  qrKernel,
  eighKernel,
  svdKernel,
  eigKernel,
];

/** Computes with matrices in doubles; the last argument is the rounding error of the result's dtype. */
type OnMatrices = (
  inputs: readonly Matrix[],
  attrs: unknown,
  epsilon: number,
) => readonly (Float64Array | Int32Array)[];

/** A kernel that runs `compute` on every matrix of the inputs' last two axes. */
function overBatch(compute: OnMatrices): CpuKernel {
  return numeric((inputs, { inputs: specs, outputs, attrs }) => {
    const batch = sizeOf(specs[0]!.shape.slice(0, -2));
    const results = outputs.map(({ shape, dtype }) => storage(dtype, sizeOf(shape)));
    const epsilon = outputs[0]!.dtype === 'float64' ? 2 ** -53 : 2 ** -24;
    for (let b = 0; b < batch; b++) {
      const parts = compute(
        inputs.map((data, i) => matrixAt(data, specs[i]!, b)),
        attrs,
        epsilon,
      );
      parts.forEach((part, i) => results[i]!.set(part as never, b * part.length));
    }
    return results;
  });
}

function matrixAt(data: TypedArray, { shape }: Spec, at: number): Matrix {
  const [rows, columns] = shape.slice(-2) as [number, number];
  const size = rows * columns;
  return { data: Float64Array.from(data.subarray(at * size, (at + 1) * size) as Float32Array), rows, columns };
}
