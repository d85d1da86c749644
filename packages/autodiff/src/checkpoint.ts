import { isFloat, mapTree, OneirosError } from '@oneiros/core';
import {
  apply,
  barrier,
  evaluate,
  type Inputs,
  listOf,
  type Op,
  type Program,
  Tensor,
  tensorsIn,
  traceCall,
} from '@oneiros/tensor';

/**
 * `fn`, but what it computes is not kept for its gradient: it is computed again on the way back, from the arguments.
 * Takes more time and less memory.
 *
 * ```ts
 * const block = checkpoint((x: Tensor) => layer2.apply(layer1.apply(x)));
 * ```
 * @throws OneirosError where `fn` assigns a variable.
 */
export function checkpoint<A extends readonly unknown[] = Tensor[], R = unknown>(
  fn: (...args: A) => R,
): (...args: A) => R {
  return (...args) => {
    const { program, result, reads, writes, captures } = traceCall(fn, args);
    const [assigned] = writes;
    if (assigned)
      throw new OneirosError(
        `checkpoint: expected a function that assigns no variable, since it runs twice. Received: an assignment of ${assigned.toString()}. Return the new value and assign it afterwards.`,
      );
    const inputs = [...tensorsIn(args), ...reads.map((variable) => variable.stored), ...captures];
    const outputs = listOf(apply(checkpointOp, inputs, { program }));
    let at = 0;
    return mapTree(result, (leaf) => (leaf instanceof Tensor ? outputs[at++] : leaf)) as R;
  };
}

/** The barrier keeps what is computed again apart from what was computed before. */
export const checkpointOp: Op<Inputs, { readonly program: Program }, Inputs> = {
  name: 'checkpoint',
  infer: (_, { program }) => program.outputs.map(({ shape, dtype }) => ({ shape, dtype })),
  expand: (inputs, { program }) => evaluate(program, inputs),
  differentiate: (inputs, { program }, active, linearize) => {
    const outputs = listOf(apply(checkpointOp, inputs, { program }));
    return {
      outputs,
      active: outputs.map((y) => isFloat(y.dtype)),
      pullback: (dys) => {
        const given = dys.filter((dy) => dy !== null);
        const behind = barrier([...inputs, ...given]);
        let at = inputs.length;
        return linearize(program, behind.slice(0, inputs.length), active).pullback(
          dys.map((dy) => dy && behind[at++]!),
        );
      },
    };
  },
};
