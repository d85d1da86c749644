import type { Tensor } from '@oneiros/tensor';
import { type GradOptions, type Gradients, valueAndGrad } from './value-and-grad.ts';

/**
 * A function that gives the gradients of `fn`, which returns a scalar, by the arguments `argnums`.
 *
 * ```ts
 * const slope = grad((x: Tensor) => ops.sum(ops.power(x, 3)));
 * slope(tensor([1, 2]));             // [3, 12]
 * grad((x: Tensor) => ops.sum(slope(x))); // and its own derivative
 * ```
 */
export function grad<A extends readonly unknown[], const O extends GradOptions = { readonly argnums: 0 }>(fn: (...args: A) => Tensor, options?: O): (...args: A) => Gradients<O> {
  const both = valueAndGrad<A, O>(fn, options);
  return (...args) => both(...args)[1];
}
