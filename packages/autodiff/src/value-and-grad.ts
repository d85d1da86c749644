import { expected, isFloat, mapTree } from '@oneiros/core';
import { broadcastTo, interpreted, Tensor, tensor, tensorsIn, traceCall, type Variable, zerosLike } from '@oneiros/tensor';
import { linearize } from './linearize.ts';

export interface GradOptions {
  /** The position of the argument to differentiate by, or several. Default 0. */
  readonly argnums?: number | readonly number[];
}

/** The gradients for `argnums`: one tree like the argument, or an array of them. */
export type Gradients<O extends GradOptions> = O extends { readonly argnums: readonly number[] } ? Tensor[] : Tensor;

/**
 * A function that gives the value of `fn`, a scalar, and its gradients by the arguments `argnums`.
 *
 * ```ts
 * const [loss, slope] = valueAndGrad((x: Tensor) => ops.sum(ops.square(x)))(tensor([1, 2])); // 5, [2, 4]
 * ```
 * Arguments may be arrays and objects of tensors; then so are their gradients.
 */
export function valueAndGrad<A extends readonly unknown[], const O extends GradOptions = { readonly argnums: 0 }>(
  fn: (...args: A) => Tensor,
  options?: O,
): (...args: A) => [value: Tensor, gradients: Gradients<O>] {
  const { argnums = 0 } = options ?? {};
  const wanted = typeof argnums === 'number' ? [argnums] : argnums;
  return interpreted((...args: A): [Tensor, Gradients<O>] => {
    const outside = wanted.find((n) => !Number.isInteger(n) || n < 0 || n >= args.length);
    if (outside !== undefined) throw expected('grad: argnums', `positions from 0 to ${args.length - 1}`, `argnums=${outside}`);
    const active = args.flatMap((arg, i) => tensorsIn(arg).map(() => wanted.includes(i)));
    const { value, gradients } = differentiate(fn, args, active, []);
    let at = 0;
    const trees = args.map((arg) => mapTree(arg, (leaf) => (leaf instanceof Tensor ? gradients[at++] : leaf)));
    const chosen = wanted.map((n) => trees[n]);
    return [value, (typeof argnums === 'number' ? chosen[0] : chosen) as Gradients<O>];
  });
}

/**
 * The value of `fn()`, what else it returned, and the gradients of the value by variables that it reads:
 * for training steps.
 *
 * ```ts
 * const { value, gradients } = variableGradients(() => loss(y, model.apply(x)), model.trainableVariables);
 * ```
 */
export function variableGradients<R>(
  fn: () => { readonly value: Tensor; readonly rest: R },
  variables: readonly Variable[],
): { readonly value: Tensor; readonly rest: R; readonly gradients: readonly Tensor[] } {
  return interpreted(() => {
    const { value, result, gradients } = differentiate(fn, [], [], variables);
    return { value, rest: (result as { rest: R }).rest, gradients };
  })();
}

/** Traces `fn`, evaluates it and goes back from the scalar it gave to the active arguments and to `variables`. */
function differentiate<A extends readonly unknown[]>(
  fn: (...args: A) => Tensor | { readonly value: Tensor },
  args: A,
  active: readonly boolean[],
  variables: readonly Variable[],
): { value: Tensor; result: unknown; gradients: readonly Tensor[] } {
  const traced = traceCall(fn, args);
  const { program, reads, writes, captures, resultCount, result } = traced;
  const scalar = result instanceof Tensor ? result : result.value;
  if (scalar.size !== 1 || !isFloat(scalar.dtype)) {
    throw expected('grad', 'a function that returns a floating-point scalar', scalar.toString(), 'Reduce it, for example with ops.sum or ops.mean.');
  }
  const given = tensorsIn(args);
  const inputs = [...given, ...reads.map((v) => v.value), ...captures];
  const wanted = [...given.map((_, i) => active[i] ?? false), ...reads.map((v) => variables.includes(v)), ...captures.map(() => false)];
  const { outputs, pullback } = linearize(program, inputs, wanted);
  writes.forEach((variable, i) => variable.assign(outputs[resultCount + i]!));
  const at = tensorsIn(result).indexOf(scalar);
  const seed = broadcastTo(tensor(1, { dtype: scalar.dtype }), scalar.shape);
  const cotangents = pullback(outputs.map((_, i) => (i === at ? seed : null)));
  const filled = (i: number): Tensor => cotangents[i] ?? zerosLike(inputs[i]!);
  let n = 0;
  return {
    value: outputs[at]!,
    result: mapTree(result, (leaf) => (leaf instanceof Tensor ? outputs[n++] : leaf)),
    gradients: variables.length
      ? variables.map((v) => (reads.includes(v) ? filled(given.length + reads.indexOf(v)) : zerosLike(v.value)))
      : given.map((_, i) => filled(i)),
  };
}
