import type { Backend } from './backend.ts';
import { bufferOf, fromHost, type Tensor } from './tensor.ts';

/**
 * A tensor of the same elements on another backend; `x` stays as it is.
 *
 * ```ts
 * const here = await toBackend(x, cpu());
 * ```
 * @throws OneirosError inside jit and grad, where elements are not known, or where the backend lacks the dtype.
 */
export async function toBackend(x: Tensor, backend: Backend): Promise<Tensor> {
  const from = bufferOf(x, 'toBackend');
  const elements = await from.backend.read(from.handle, x);
  return fromHost(elements.slice(), x, backend);
}
