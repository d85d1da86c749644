import { expected, isFloat, mapTree, show } from '@oneiros/core';
import {
  interpreted,
  ones,
  Tensor,
  tensorsIn,
  traceCall,
  type Variable,
  withTensors,
  zerosLike,
} from '@oneiros/tensor';
import { linearize } from './linearize.ts';

export interface GradOptions {
  /** The position of the argument to differentiate by, or several. Default 0. */
  readonly argnums?: number | readonly number[];
}
/** Options for a function that gives `[value, aux]`. */
export interface AuxOptions extends GradOptions {
  /** Tells that the function gives the scalar and something else, which is handed through. */
  readonly hasAux: true;
}

/** The gradients for `argnums`: like the argument, or an array of such. */
export type Gradients<A extends readonly unknown[], O extends GradOptions> = O extends { readonly argnums: infer N }
  ? N extends readonly number[]
    ? { -readonly [K in keyof N]: A[N[K] & number] }
    : N extends number
      ? A[N]
      : never
  : A[0];

/**
 * A function that gives the value of `fn`, a scalar, and its gradients by the arguments `argnums`. Arguments may be arrays
 * and objects of tensors; then so are their gradients. With `hasAux`, `fn` gives `[value, aux]`, and so does the result.
 *
 * ```ts
 * const [loss, slope] = valueAndGrad((x: Tensor) => ops.sum(ops.square(x)))(tensor([1, 2])); // 5, [2, 4]
 * ```
 * @throws OneirosError where the value is no floating-point scalar, or an argument has no floats.
 */
export function valueAndGrad<
  A extends readonly unknown[] = Tensor[],
  R = unknown,
  const O extends AuxOptions = AuxOptions,
>(
  fn: (...args: A) => readonly [value: Tensor, aux: R],
  options: O,
): (...args: A) => [value: [value: Tensor, aux: R], gradients: Gradients<A, O>];
export function valueAndGrad<
  A extends readonly unknown[] = Tensor[],
  const O extends GradOptions = { readonly argnums: 0 },
>(fn: (...args: A) => Tensor, options?: O): (...args: A) => [value: Tensor, gradients: Gradients<A, O>];
export function valueAndGrad(
  fn: (...args: unknown[]) => Tensor | readonly [Tensor, unknown],
  { argnums = 0, hasAux = false }: GradOptions & { readonly hasAux?: boolean } = {},
): (...args: unknown[]) => [value: unknown, gradients: unknown] {
  const wanted = typeof argnums === 'number' ? [argnums] : argnums;
  return interpreted((...args: unknown[]): [unknown, unknown] => {
    checkArguments(args, wanted);
    const active = args.flatMap((arg, i) => tensorsIn(arg).map(() => wanted.includes(i)));
    const { value, rest, gradients } = differentiate(
      (...xs: unknown[]) => {
        const result = fn(...xs);
        if (!hasAux) return { value: result as Tensor, rest: null };
        if (!Array.isArray(result) || result.length !== 2)
          throw expected('grad', '[value, aux] with hasAux', show(result));
        return { value: result[0] as Tensor, rest: result[1] as unknown };
      },
      args,
      active,
      [],
    );
    let at = 0;
    const trees = args.map((arg) => mapTree(arg, (leaf) => (leaf instanceof Tensor ? gradients[at++] : leaf)));
    const chosen = wanted.map((n) => trees[n]);
    return [hasAux ? [value, rest] : value, typeof argnums === 'number' ? chosen[0] : chosen];
  });
}

/**
 * The value of `fn()`, what else it returned, and the gradients of the value by variables that it reads:
 * for training steps.
 *
 * ```ts
 * const { value, gradients } = variableGradients(() => ({ value: loss(y, model.apply(x)), rest: null }), model.trainableVariables);
 * ```
 */
export function variableGradients<R>(
  fn: () => { readonly value: Tensor; readonly rest: R },
  variables: readonly Variable[],
): { readonly value: Tensor; readonly rest: R; readonly gradients: readonly Tensor[] } {
  return interpreted(() => differentiate(fn, [], [], variables))();
}

function checkArguments(args: readonly unknown[], wanted: readonly number[]): void {
  const outside = wanted.find((n) => !Number.isInteger(n) || n < 0 || n >= args.length);
  if (outside !== undefined)
    throw expected('grad: argnums', `positions from 0 to ${args.length - 1}`, `argnums=${outside}`);
  const fixed = wanted.find((n) => !tensorsIn(args[n]).some((x) => isFloat(x.dtype)));
  if (fixed === undefined) return;
  throw expected(
    `grad: argument ${fixed}`,
    'a floating-point tensor, or a tree with one',
    show(args[fixed]),
    "Convert it, ops.cast(x, 'float32') or tensor(x), or choose others by argnums.",
  );
}

/** Traces `fn`, evaluates it and goes back from the scalar it gave to the active arguments and to `variables`. */
function differentiate<A extends readonly unknown[], R>(
  fn: (...args: A) => { readonly value: Tensor; readonly rest: R },
  args: A,
  active: readonly boolean[],
  variables: readonly Variable[],
): { value: Tensor; rest: R; gradients: readonly Tensor[] } {
  const traced = traceCall(fn, args);
  const { program, reads, writes, captures, resultCount, result } = traced;
  const scalar: unknown = result.value;
  if (!(scalar instanceof Tensor) || scalar.size !== 1 || !isFloat(scalar.dtype)) {
    throw expected(
      'grad',
      'a function that returns a floating-point scalar',
      show(scalar),
      'Reduce it, for example with ops.sum or ops.mean.',
    );
  }
  const given = tensorsIn(args);
  const inputs = [...given, ...reads.map((v) => v.stored), ...captures];
  const { outputs, pullback } = linearize(program, inputs, [...active, ...reads.map((v) => variables.includes(v))]);
  writes.forEach((variable, i) => variable.assign(outputs[resultCount + i]!));
  const at = tensorsIn(result).indexOf(scalar);
  const seed = ones(scalar.shape, { dtype: scalar.dtype });
  const cotangents = pullback(outputs.map((_, i) => (i === at ? seed : null)));
  const filled = (i: number): Tensor => cotangents[i] ?? zerosLike(inputs[i]!);
  return {
    ...withTensors(result, outputs),
    gradients: variables.length
      ? variables.map((v) => (reads.includes(v) ? filled(given.length + reads.indexOf(v)) : zerosLike(v.value)))
      : given.map((_, i) => filled(i)),
  };
}
