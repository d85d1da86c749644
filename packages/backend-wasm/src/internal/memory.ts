import type { Kit, TfjsDType, TfjsTensor } from '@oneiros/backend-tfjs';
import type { WasmRuntime } from './wasm-runtime.ts';

/** A tensor whose elements are not set yet. */
export function allocate(kit: Kit, shape: readonly number[], dtype: TfjsDType): TfjsTensor {
  return kit.own((kit.runtime as WasmRuntime).makeOutput(shape, dtype));
}

/** Elements where they lie, of 32 bits each as integers. Take them after all memory is allocated, which may move them. */
export function words(kit: Kit, tensor: TfjsTensor): Int32Array {
  const { buffer, byteOffset, length } = (kit.runtime as WasmRuntime).typedArrayFromHeap(tensor);
  return new Int32Array(buffer, byteOffset, length);
}

/** The same as floats. */
export function floats(kit: Kit, tensor: TfjsTensor): Float32Array {
  return (kit.runtime as WasmRuntime).typedArrayFromHeap(tensor) as Float32Array;
}

/** The same as truth values. */
export function flags(kit: Kit, tensor: TfjsTensor): Uint8Array {
  return (kit.runtime as WasmRuntime).typedArrayFromHeap(tensor) as Uint8Array;
}
