import { storage } from '@oneiros/core';
import { type FftAttrs, fftOp } from '@oneiros/tensor';
import type { Floats } from '../internal/arrays.ts';
import { transform } from '../internal/fourier-transform.ts';
import type { KernelEntry } from '../internal/kernel-entry.ts';
import { numeric } from '../internal/numeric.ts';

/** Kernel of `fft`. */
export const fftKernel: KernelEntry = [
  fftOp,
  /*#__PURE__*/ numeric(([real, imaginary], { inputs: [spec], attrs }) => {
    const { inverse } = attrs as FftAttrs;
    const n = spec!.shape.at(-1)!;
    const outputs = [
      storage(spec!.dtype, real!.length) as Floats,
      storage(spec!.dtype, real!.length) as Floats,
    ] as const;
    const scale = inverse ? 1 / n : 1;
    for (let start = 0; start < real!.length && n > 0; start += n) {
      const re = Float64Array.from((real as Floats).subarray(start, start + n));
      const im = Float64Array.from((imaginary as Floats).subarray(start, start + n));
      // The inverse is the transform with real and imaginary parts exchanged.
      if (inverse) transform(im, re);
      else transform(re, im);
      for (let i = 0; i < n; i++) {
        outputs[0][start + i] = re[i]! * scale;
        outputs[1][start + i] = im[i]! * scale;
      }
    }
    return outputs;
  }),
];

/** The kernel of Fourier transforms: row by row, in doubles. */
export const fftKernels: readonly KernelEntry[] = [fftKernel];
