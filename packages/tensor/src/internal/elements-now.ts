import type { TypedArray } from '@oneiros/core';
import type { Tensor } from '../tensor.ts';

/** The stored elements, where the backend holds them as an array of the host; `null` where they must be waited for, or are being traced. */
export function elementsNow({ state }: Tensor): TypedArray | null {
  if (!('buffer' in state)) return null;
  const { backend, handle } = state.buffer;
  if (backend.readNow) return backend.readNow(handle);
  return ArrayBuffer.isView(handle) && !(handle instanceof DataView) ? (handle as unknown as TypedArray) : null;
}
