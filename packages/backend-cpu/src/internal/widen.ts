import { type DType, fromBfloat16, fromFloat16, toBfloat16, toFloat16, type TypedArray } from '@oneiros/core';
import type { Application } from '@oneiros/tensor';
import type { CpuKernel } from './kernel-entry.ts';

/** A kernel for 16-bit floats out of one for float32: elements are widened before and rounded after. */
export function widen(kernel: CpuKernel): CpuKernel {
  return (inputs, application, context) => {
    const { inputs: given, outputs } = application;
    if (!given.some(isHalf) && !outputs.some(isHalf)) return kernel(inputs, application, context);
    const wide: Application = { ...application, inputs: given.map(widened), outputs: outputs.map(widened) };
    const results = kernel(inputs.map((data, i) => decode(data, given[i]!.dtype)), wide, context);
    return results.map((data, i) => encode(data, outputs[i]!.dtype));
  };
}

function isHalf({ dtype }: { readonly dtype: DType }): boolean {
  return dtype === 'float16' || dtype === 'bfloat16';
}
function widened<V extends { readonly dtype: DType }>(value: V): V {
  return isHalf(value) ? { ...value, dtype: 'float32' } : value;
}
function decode(data: TypedArray, dtype: DType): TypedArray {
  if (dtype === 'bfloat16') return Float32Array.from(data as Uint16Array, fromBfloat16);
  if (dtype === 'float16') return Float32Array.from(data as Uint16Array, fromFloat16);
  return data;
}
function encode(data: TypedArray, dtype: DType): TypedArray {
  if (dtype === 'bfloat16') return Uint16Array.from(data as Float32Array, toBfloat16);
  if (dtype === 'float16') return Uint16Array.from(data as Float32Array, toFloat16);
  return data;
}
