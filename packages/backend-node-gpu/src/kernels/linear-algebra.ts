import { choleskyOp, fftOp, type TriangularSolveAttrs, triangularSolveOp } from '@oneiros/tensor';
import { flag, type as typeAttribute } from '../internal/addon.ts';
import { codeOf } from '../internal/data-types.ts';
import { areWideFloats } from '../internal/elementwise.ts';
import type { KernelRow } from '../internal/kernel-row.ts';
import type { TensorflowKernel } from '../internal/kit.ts';

const triangularSolve: TensorflowKernel = {
  accepts: (application) => areWideFloats(application) && !(application.attrs as TriangularSolveAttrs).unitDiagonal,
  run: (kit, inputs, { attrs }) => {
    const { lower, transpose } = attrs as TriangularSolveAttrs;
    return kit.op('MatrixTriangularSolve', inputs, [flag('lower', lower), flag('adjoint', transpose)]);
  },
};

/** Real and imaginary parts apart, through TensorFlow's complex numbers. */
const fft: TensorflowKernel = {
  accepts: areWideFloats,
  run: (kit, inputs, { attrs }) => {
    const { dtype } = inputs[0]!;
    const complex = dtype === 'float64' ? 'complex128' : 'complex64';
    const numbers = kit.op('Complex', inputs, [typeAttribute('Tout', codeOf(complex))]);
    const result = kit.op((attrs as { readonly inverse: boolean }).inverse ? 'IFFT' : 'FFT', [numbers]);
    const out = [typeAttribute('Tout', codeOf(dtype))];
    return [kit.op('Real', [result], out), kit.op('Imag', [result], out)];
  },
};

/** What has one answer only. Factorizations, whose signs are a library's choice, are left to the host. */
export const linearAlgebraKernels: readonly KernelRow[] = [
  [choleskyOp, { accepts: areWideFloats, run: (kit, inputs) => kit.op('Cholesky', inputs) }],
  [triangularSolveOp, triangularSolve],
  [fftOp, fft],
];
