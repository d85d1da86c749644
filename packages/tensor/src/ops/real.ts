import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * The real part: of real elements, `x` itself.
 *
 * ```ts
 * real(tensor([1, 2])); // [1, 2]
 * ```
 */
export function real(x: TensorLike): Tensor {
  return asTensor(x);
}
