import type { DType } from '@oneiros/core';
import type { Floats } from './arrays.ts';

/** Zeros of float32 or float64. */
export function zeros(dtype: DType, length: number): Floats {
  return dtype === 'float64' ? new Float64Array(length) : new Float32Array(length);
}
