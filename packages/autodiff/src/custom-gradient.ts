import { expected, isFloat, mapTree, OneirosError, sameShape, show } from '@oneiros/core';
import {
  apply,
  asTensor,
  cast,
  currentTrace,
  evaluate,
  type Inputs,
  listOf,
  type Op,
  type Program,
  recordInto,
  Tensor,
  type TensorLike,
  Trace,
  tensorsIn,
  type Value,
  Variable,
  withoutDead,
  zerosLike,
} from '@oneiros/tensor';

/** From the cotangents of the outputs (a tree like them) to those of the arguments: one, or an array; `null` is zero. */
export type GradientFunction<R> = (upstream: R) => unknown;

/**
 * A function with a derivative of its own. `f` gives its outputs and a function from their cotangents to those of the
 * tensors among the arguments, in order; both may use what `f` has computed. What `f` uses from outside gets no gradient.
 *
 * ```ts
 * const log1pexp = customGradient((x: Tensor) => {
 *   const e = ops.exp(x);
 *   return [ops.log(ops.add(1, e)), (dy: Tensor) => ops.multiply(dy, ops.subtract(1, ops.divide(1, ops.add(1, e))))];
 * });
 * ```
 * @throws OneirosError where the cotangents do not fit the arguments, or `f` assigns a variable.
 */
export function customGradient<A extends readonly unknown[] = Tensor[], R = Tensor>(
  f: (...args: A) => readonly [outputs: R, gradient: GradientFunction<R>],
): (...args: A) => R {
  return (...given) => {
    const args = mapTree(given, (leaf) => (leaf instanceof Variable ? leaf.value : leaf)) as unknown as A;
    const tensors = tensorsIn(args);
    const trace = new Trace(currentTrace());
    const inputs = tensors.map((x) => trace.input(x));
    const recorded = recordInto(trace, () => {
      const result: unknown = f(...(fill(args, inputs) as A));
      if (!Array.isArray(result) || result.length !== 2 || typeof result[1] !== 'function') {
        throw expected('customGradient', '[outputs, gradient function] from f', show(result));
      }
      const outputs = mapTree(result[0], (leaf) =>
        leaf === null || leaf === undefined ? leaf : asTensor(leaf as TensorLike),
      );
      const results = tensorsIn(outputs);
      const dys = results.map((y) => trace.input(y));
      const found: unknown = (result[1] as GradientFunction<unknown>)(fill(outputs, dys));
      return { outputs, results, dys, gradients: checked(found, inputs) };
    });
    const [assigned] = trace.writes.keys();
    if (assigned)
      throw new OneirosError(
        `customGradient: expected a function that assigns no variable. Received: an assignment of ${assigned.toString()}. Return the new value and assign it afterwards.`,
      );

    const valuesOf = (list: Inputs): readonly Value[] => list.map((x) => trace.valueOf(x));
    const own = [...valuesOf(inputs), ...trace.reads.values(), ...trace.captures.values()];
    const program = (more: Inputs, outputs: Inputs): Program =>
      withoutDead({
        inputs: [...own, ...valuesOf(more)],
        applications: trace.applications,
        outputs: valuesOf(outputs),
      });
    const attrs: CustomGradientAttrs = {
      forward: program([], recorded.results),
      backward: program(
        recorded.dys,
        recorded.gradients.filter((g) => g !== null),
      ),
      active: recorded.gradients.map((g) => g !== null),
    };
    const all = [...tensors, ...[...trace.reads.keys()].map((variable) => variable.stored), ...trace.captures.keys()];
    return fill(recorded.outputs, listOf(apply(customGradientOp, all, attrs))) as R;
  };
}

export interface CustomGradientAttrs {
  readonly forward: Program;
  /** Takes the inputs of `forward` and the cotangents of its outputs. */
  readonly backward: Program;
  /** The inputs that `backward` gives cotangents of; those behind have none. */
  readonly active: readonly boolean[];
}

/** What computes forward is expanded; both ways are made one where a program is simplified. */
export const customGradientOp: Op<Inputs, CustomGradientAttrs, Inputs> = {
  name: 'customGradient',
  infer: (_, { forward }) => forward.outputs.map(({ shape, dtype }) => ({ shape, dtype })),
  expand: (inputs, { forward }) => evaluate(forward, inputs),
  differentiate: (inputs, attrs) => {
    const outputs = listOf(apply(customGradientOp, inputs, attrs));
    return {
      outputs,
      active: outputs.map((y) => isFloat(y.dtype)),
      pullback: (dys) => {
        const found = evaluate(attrs.backward, [...inputs, ...outputs.map((y, i) => dys[i] ?? zerosLike(y))]);
        let at = 0;
        return inputs.map((_, i) => (attrs.active[i] ? found[at++]! : null));
      },
    };
  },
};

/** What the gradient function gave, one for each of `inputs`. */
function checked(found: unknown, inputs: Inputs): readonly (Tensor | null)[] {
  const leaves: unknown[] = [];
  mapTree(Array.isArray(found) ? found : [found], (leaf) => leaves.push(leaf ?? null));
  if (leaves.length !== inputs.length)
    throw expected(
      'customGradient: gradient',
      `${inputs.length} cotangents, one for each tensor among the arguments`,
      `${leaves.length}`,
      'Give null where there is none.',
    );
  return leaves.map((leaf, i) => {
    const x = inputs[i]!;
    if (leaf === null || !isFloat(x.dtype)) return null;
    const gradient = asTensor(leaf as TensorLike);
    if (!sameShape(gradient.shape, x.shape))
      throw expected('customGradient: gradient', `shape [${x.shape}] for argument ${i}`, show(gradient));
    return cast(gradient, x.dtype);
  });
}

function fill(tree: unknown, tensors: Inputs): unknown {
  let at = 0;
  return mapTree(tree, (leaf) => (leaf instanceof Tensor ? tensors[at++] : leaf));
}
