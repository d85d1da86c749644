import { isFloat } from '@oneiros/core';
import { apply, bind, listOf } from '../bind.ts';
import { evaluate } from '../evaluate.ts';
import { splatOf } from '../internal/splat.ts';
import type { AnyOp, Inputs, Linearize, Linearized, Op } from '../op.ts';
import { zerosLike } from '../ops/zeros-like.ts';
import type { Program } from '../program.ts';
import { withoutDead } from '../simplify.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { traceProgram } from '../trace.ts';
import type { Variable } from '../variable.ts';
import { checkSame, fill, scalarOf, traceBody } from './internal/body.ts';
import { needed } from './internal/flow.ts';

/**
 * `trueFn()` where `pred` is true, else `falseFn()`: only one of them runs. Both use tensors from outside and give
 * results of one structure. A `pred` that is a plain boolean or number chooses at once.
 *
 * ```ts
 * cond(greater(x, 0), () => sqrt(x), () => zerosLike(x));
 * ```
 * @throws OneirosError where the results differ in structure, shape or dtype, or `pred` is no scalar.
 */
export function cond<R>(pred: TensorLike, trueFn: () => R, falseFn: () => R): R {
  if (typeof pred === 'boolean' || typeof pred === 'number' || typeof pred === 'bigint')
    return pred ? trueFn() : falseFn();
  const truth = scalarOf('ops.cond: pred', pred as Tensor | Variable);
  const then = traceBody('ops.cond: trueFn', [], trueFn);
  const otherwise = traceBody('ops.cond: falseFn', [], falseFn);
  checkSame('ops.cond: falseFn', 'results like those of trueFn,', then.result, otherwise.result);
  // Both programs take the operands of both, each once.
  const operands = [...new Set([...then.constants, ...otherwise.constants])];
  const joined = ({ program, constants }: typeof then): Program => ({
    ...program,
    inputs: operands.map((tensor) => {
      const at = constants.indexOf(tensor);
      return at < 0 ? { shape: tensor.shape, dtype: tensor.dtype } : program.inputs[at]!;
    }),
  });
  const attrs = branches(joined(then), joined(otherwise));
  return fill(then.result, bind(condOp, [truth, ...operands], attrs)) as R;
}

export interface CondAttrs {
  /** Takes the inputs behind the predicate. */
  readonly then: Program;
  /** As `then`, with results of the same shapes and dtypes. */
  readonly otherwise: Program;
}

export const condOp: Op<Inputs, CondAttrs, Inputs> = {
  name: 'cond',
  infer: (_, { then }) => then.outputs.map(({ shape, dtype }) => ({ shape, dtype })),
  differentiate: (inputs, attrs, active, linearize) => differentiateCond(condOp, inputs, attrs, active, linearize),
  vjp: null, // see differentiate
  simplify: ({ inputs: [pred, ...operands], attrs }, madeBy) => {
    const known = splatOf(pred!, madeBy);
    if (known === undefined) return null;
    const { then, otherwise } = attrs as CondAttrs;
    return { inputs: operands, build: (tensors) => evaluate(known ? then : otherwise, tensors) };
  },
  prune: (application, wanted) => {
    const { then, otherwise } = application.attrs as CondAttrs;
    const keep = <T>(list: readonly T[]): readonly T[] => list.filter((_, i) => wanted[i]);
    const lean = [then, otherwise].map((branch) => withoutDead({ ...branch, outputs: keep(branch.outputs) }));
    // Operands that neither branch uses any more go too.
    const used = lean.map(({ applications, outputs }) => needed(applications, outputs).uses);
    const kept = then.inputs.map((_, i) => lean.some(({ inputs }, branch) => used[branch]!.has(inputs[i]!)));
    const [first, second] = lean.map((branch) => ({ ...branch, inputs: branch.inputs.filter((_, i) => kept[i]) }));
    const [pred, ...operands] = application.inputs;
    return {
      op: application.op,
      inputs: [pred!, ...operands.filter((_, i) => kept[i])],
      attrs: branches(first!, second!),
      outputs: keep(application.outputs),
    };
  },
};

function branches(then: Program, otherwise: Program): CondAttrs {
  return { then, otherwise };
}

/** The derivative of the branch that is taken; that branch is computed again on the way back. */
function differentiateCond(
  op: AnyOp,
  inputs: Inputs,
  { then, otherwise }: CondAttrs,
  active: readonly boolean[],
  linearize: Linearize,
): Linearized {
  const outputs = listOf(apply(op, inputs, { then, otherwise }));
  const [pred, ...operands] = inputs;
  const wanted = operands.map((x, i) => active[i + 1]! && isFloat(x.dtype));
  const isActive = outputs.map((y) => isFloat(y.dtype));
  return {
    outputs,
    active: isActive,
    pullback: (dys) => {
      const given = outputs.flatMap((_, i) => (isActive[i] && dys[i] ? [i] : []));
      const back = (branch: Program): Program => {
        const specs = [...operands, ...given.map((i) => outputs[i]!)];
        return traceProgram(
          specs,
          (tensors) => {
            const { pullback } = linearize(branch, tensors.slice(0, operands.length), wanted);
            const dy: (Tensor | null)[] = outputs.map(() => null);
            given.forEach((i, at) => {
              dy[i] = tensors[operands.length + at]!;
            });
            const found = pullback(dy);
            return wanted.flatMap((on, i) => (on ? [found[i] ?? zerosLike(tensors[i]!)] : []));
          },
          (gradients) => gradients,
        ).program;
      };
      const gradients = branches(back(then), back(otherwise));
      const found = listOf(apply(op, [pred!, ...operands, ...given.map((i) => dys[i]!)], gradients));
      let at = 0;
      return [null, ...wanted.map((on) => (on ? found[at++]! : null))];
    },
  };
}
