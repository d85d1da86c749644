import { type DType, fromFloat16, type TypedArray, toFloat16 } from '@oneiros/core';
import type { Application } from '@oneiros/tensor';
import type { CpuKernel } from './kernel-entry.ts';
import { isHalf } from './numeric.ts';

/** A kernel for 16-bit floats out of one for float32: elements are widened before and rounded after. */
export function widen(kernel: CpuKernel): CpuKernel {
  return (inputs, application, context) => {
    const { inputs: given, outputs } = application;
    if (!given.some(isHalf) && !outputs.some(isHalf)) return kernel(inputs, application, context);
    const wide: Application = { ...application, inputs: given.map(widened), outputs: outputs.map(widened) };
    const results = kernel(
      inputs.map((data, i) => decode(data, given[i]!.dtype)),
      wide,
      context,
    );
    return results.map((data, i) => encode(data, outputs[i]!.dtype));
  };
}

function widened<V extends { readonly dtype: DType }>(value: V): V {
  return isHalf(value) ? { ...value, dtype: 'float32' } : value;
}

/** Float32 elements of 16-bit floats; other elements as they are. */
export function decode(data: TypedArray, dtype: DType): TypedArray {
  if (dtype === 'bfloat16') {
    // The bits of a bfloat16 are the upper half of those of a float32.
    const words = new Uint32Array(data.length);
    for (let i = 0; i < words.length; i++) words[i] = (data as Uint16Array)[i]! << 16;
    return new Float32Array(words.buffer);
  }
  if (dtype === 'float16') {
    const values = valuesOfHalves();
    const out = new Float32Array(data.length);
    for (let i = 0; i < out.length; i++) out[i] = values[(data as Uint16Array)[i]!]!;
    return out;
  }
  return data;
}

/** The bits of the 16-bit floats nearest to float32 elements, ties to even; other elements as they are. */
export function encode(data: TypedArray, dtype: DType): TypedArray {
  if (dtype !== 'bfloat16' && dtype !== 'float16') return data;
  const out = new Uint16Array(data.length);
  if (dtype === 'float16') {
    for (let i = 0; i < out.length; i++) out[i] = toFloat16((data as Float32Array)[i]!);
    return out;
  }
  const words = new Int32Array(data.buffer, data.byteOffset, data.length);
  for (let i = 0; i < out.length; i++) {
    const bits = words[i]!;
    out[i] = (bits & 0x7fffffff) > 0x7f800000 ? 0x7fc0 : (bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16;
  }
  return out;
}

let halves: Float32Array | null = null;
/** The value of every float16, by its bits. */
function valuesOfHalves(): Float32Array {
  halves ??= Float32Array.from({ length: 0x10000 }, (_, bits) => fromFloat16(bits));
  return halves;
}
