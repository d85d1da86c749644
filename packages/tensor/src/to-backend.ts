import { OneirosError } from '@oneiros/core';
import type { Backend } from './backend.ts';
import { fromHost, type Tensor } from './tensor.ts';

/**
 * A tensor of the same elements on another backend; `x` stays as it is.
 *
 * ```ts
 * const here = await toBackend(x, cpu());
 * ```
 * @throws OneirosError inside jit and grad, where elements are not known, or where the backend lacks the dtype.
 */
export async function toBackend(x: Tensor, backend: Backend): Promise<Tensor> {
  const { state } = x;
  if (!('buffer' in state))
    throw new OneirosError(
      `toBackend: expected a computed tensor. Received: a value inside jit or grad. Move the tensor before the call.`,
    );
  const elements = await state.buffer.backend.read(state.buffer.handle, x);
  return fromHost(elements.slice(), x, backend);
}
