import type { HostData } from '@oneiros/core';
import { asTensor, type TensorLike } from '../tensor.ts';

/**
 * The elements of `x` on the host, row-major: a promise of a typed array, which stands for NumPy's array. 16-bit floats come
 * as float32, booleans as bytes. For nested arrays use `array()` of the tensor.
 *
 * ```ts
 * await convertToNumpy(tensor([[1, 2], [3, 4]])); // Float32Array [1, 2, 3, 4]
 * ```
 * @throws OneirosError inside jit and grad, where elements are not known.
 */
export async function convertToNumpy(x: TensorLike): Promise<HostData> {
  return asTensor(x).data();
}
