import { interpreted, type Tensor } from '@oneiros/tensor';
import { type AuxOptions, type Gradients, type GradOptions, valueAndGrad } from './value-and-grad.ts';

/**
 * A function that gives the gradients of `fn`, which returns a scalar, by the arguments `argnums`. With `hasAux`, `fn`
 * gives `[value, aux]`, and the result is `[gradients, aux]`.
 *
 * ```ts
 * const slope = grad((x: Tensor) => ops.sum(ops.power(x, 3)));
 * slope(tensor([1, 2]));             // [3, 12]
 * grad((x: Tensor) => ops.sum(slope(x))); // and its own derivative
 * ```
 * @throws OneirosError where the value is no floating-point scalar, or an argument has no floats.
 */
export function grad<A extends readonly unknown[] = Tensor[], R = unknown, const O extends AuxOptions = AuxOptions>(
  fn: (...args: A) => readonly [value: Tensor, aux: R],
  options: O,
): (...args: A) => [gradients: Gradients<A, O>, aux: R];
export function grad<A extends readonly unknown[] = Tensor[], const O extends GradOptions = { readonly argnums: 0 }>(
  fn: (...args: A) => Tensor,
  options?: O,
): (...args: A) => Gradients<A, O>;
export function grad(
  fn: (...args: never[]) => unknown,
  options: GradOptions & { readonly hasAux?: boolean } = {},
): (...args: unknown[]) => unknown {
  const both = valueAndGrad(fn as (...args: unknown[]) => [Tensor, unknown], options as AuxOptions);
  // As a program of its own, so that the value need not be computed.
  return interpreted((...args: unknown[]): unknown => {
    const [value, gradients] = both(...args);
    return options.hasAux ? [gradients, value[1]] : gradients;
  });
}
