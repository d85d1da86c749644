import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * The complex conjugate: of real elements, `x` itself.
 *
 * ```ts
 * conjugate(tensor([1, 2])); // [1, 2]
 * ```
 */
export function conjugate(x: TensorLike): Tensor {
  return asTensor(x);
}
