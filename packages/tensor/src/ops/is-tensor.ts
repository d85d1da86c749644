import { Tensor } from '../tensor.ts';

/**
 * Whether `x` is a tensor: variables, numbers and arrays are not, though ops take them for tensors.
 *
 * ```ts
 * isTensor(tensor([1])); // true
 * isTensor([1]);         // false
 * ```
 */
export function isTensor(x: unknown): x is Tensor {
  return x instanceof Tensor;
}
