import { OneirosError } from '@oneiros/core';
import { bind } from '../bind.ts';
import { tensorsIn } from '../jit.ts';
import type { Inputs, Op } from '../op.ts';
import { add } from '../ops/add.ts';
import { less } from '../ops/less.ts';
import { logicalAnd } from '../ops/logical-and.ts';
import type { Program } from '../program.ts';
import { type Tensor, type TensorLike, tensor } from '../tensor.ts';
import { checkSame, fill, scalarOf, toTensors, traceBody } from './internal/body.ts';

export interface WhileLoopOptions {
  /** Stops after so many rounds even if `cond` still holds. Default: never. */
  readonly maximumIterations?: number | null;
}

/**
 * Repeats `body` on `loopVars` as long as `cond` of them is true, and gives the last ones. An array of variables is passed
 * as separate arguments, anything else as one. How often is not known beforehand, so there is no gradient through it.
 *
 * ```ts
 * whileLoop((i, x) => less(i, 10), (i, x) => [add(i, 1), multiply(x, 2)], [tensor(0), tensor(1)]); // [10, 1024]
 * ```
 * @throws OneirosError where `body` changes the structure, shape or dtype of the variables, or `cond` gives no scalar.
 */
export function whileLoop<const V extends readonly unknown[]>(
  cond: (...loopVars: V) => TensorLike,
  body: (...loopVars: V) => NoInfer<V>,
  loopVars: V,
  options?: WhileLoopOptions,
): V;
export function whileLoop<V>(
  cond: (loopVars: V) => TensorLike,
  body: (loopVars: V) => NoInfer<V>,
  loopVars: V,
  options?: WhileLoopOptions,
): V;
export function whileLoop(
  cond: (...loopVars: never[]) => TensorLike,
  body: (...loopVars: never[]) => unknown,
  loopVars: unknown,
  { maximumIterations = null }: WhileLoopOptions = {},
): unknown {
  const call = <R>(fn: (...args: never[]) => R, vars: unknown): R =>
    Array.isArray(vars) ? fn(...(vars as never[])) : fn(vars as never);
  const start = toTensors(loopVars);
  const limit = maximumIterations ?? null;
  const state = [...tensorsIn(start), ...(limit === null ? [] : [tensor(0, { dtype: 'int32' })])];
  const count = (vars: readonly Tensor[]): Tensor => vars[vars.length - 1]!;

  const condition = traceBody('ops.whileLoop: cond', state, (vars) => {
    const holds = scalarOf('ops.whileLoop: cond', call(cond, fill(start, vars)));
    return limit === null ? holds : logicalAnd(holds, less(count(vars), limit));
  });
  const round = traceBody('ops.whileLoop: body', state, (vars) => {
    const next = toTensors(call(body, fill(start, vars)));
    checkSame('ops.whileLoop: body', 'loop variables', start, next);
    return [next, ...(limit === null ? [] : [add(count(vars), 1)])];
  });
  // Both programs take the constants of both.
  const constants = [...condition.constants, ...round.constants];
  const attrs: WhileLoopAttrs = {
    condition: withConstants(
      condition.program,
      condition.constants.length,
      [],
      round.program.inputs.slice(0, round.constants.length),
    ),
    body: withConstants(
      round.program,
      round.constants.length,
      condition.program.inputs.slice(0, condition.constants.length),
      [],
    ),
    constants: constants.length,
  };
  return fill(start, bind(whileLoopOp, [...constants, ...state], attrs));
}

export interface WhileLoopAttrs {
  /** Takes all inputs, gives one bool. */
  readonly condition: Program;
  /** Takes all inputs, gives the next state. */
  readonly body: Program;
  /** How many inputs are the same in every round; the others are the state. */
  readonly constants: number;
}

export const whileLoopOp: Op<Inputs, WhileLoopAttrs, Inputs> = {
  name: 'whileLoop',
  infer: (_, { body }) => body.outputs.map(({ shape, dtype }) => ({ shape, dtype })),
  vjp: () => {
    throw new OneirosError(
      'grad: expected loops with a known number of steps. Received: ops.whileLoop. Use ops.scan, or ops.foriLoop with bounds that are numbers.',
    );
  },
};

/** The program with constants that it does not use: copies of the values, placed before and after its own. */
function withConstants(
  { inputs, ...rest }: Program,
  own: number,
  before: Program['inputs'],
  after: Program['inputs'],
): Program {
  const copy = (values: Program['inputs']): Program['inputs'] => values.map(({ shape, dtype }) => ({ shape, dtype }));
  return { ...rest, inputs: [...copy(before), ...inputs.slice(0, own), ...copy(after), ...inputs.slice(own)] };
}
