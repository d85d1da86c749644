import { expected, sizeOf } from '@oneiros/core';
import { asTensor, fromHost, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * Where the elements are not zero: a promise of one int32 vector of indices for each dimension, in row-major order. How many
 * there are is known only with the elements, so it waits for them, and cannot stand inside of jit or grad.
 *
 * ```ts
 * const [rows, columns] = await nonzero(tensor([[0, 5], [6, 0]])); // [0, 1] and [1, 0]
 * ```
 * @throws OneirosError for scalars, and inside of jit and grad.
 */
export async function nonzero(x: TensorLike): Promise<readonly Tensor[]> {
  const t = asTensor(x);
  const { state, shape } = t;
  if (!('buffer' in state))
    throw expected(
      'ops.nonzero',
      'a computed tensor',
      'a value inside of jit or grad, where the size of the result is not known',
      'Use ops.where(condition, a, b), or call it outside.',
    );
  if (shape.length === 0)
    throw expected('ops.nonzero', 'a tensor with an axis', `shape=[${shape}]`, 'Reshape it: ops.reshape(x, [1]).');
  const data = (await t.data()) as ArrayLike<number | bigint>;
  const places = Array.from(data, (value, i) => (Number(value) === 0 ? -1 : i)).filter((i) => i >= 0);
  return shape.map((size, axis) => {
    const stride = sizeOf(shape.slice(axis + 1));
    const indices = Int32Array.from(places, (place) => Math.floor(place / stride) % size);
    return fromHost(indices, { shape: [indices.length], dtype: 'int32' }, state.buffer.backend);
  });
}
