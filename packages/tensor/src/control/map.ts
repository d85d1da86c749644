import { scan } from './scan.ts';

/**
 * `f` of each slice of `xs` along its first axis, stacked. `xs` and the results may be trees of tensors. Compiled, ops that
 * have a form for whole stacks are applied to all slices at once, unless their results are larger than what they take.
 *
 * ```ts
 * map((x) => multiply(x, 2), tensor([1, 2, 3])); // [2, 4, 6]
 * ```
 */
export function map<X, Y>(f: (x: X) => Y, xs: X): Y {
  return scan<null, X, Y>((_, x) => [null, f(x)], null, { xs })[1];
}
