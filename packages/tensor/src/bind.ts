import { OneirosError } from '@oneiros/core';
import { runEagerly } from './eager.ts';
import type { AnyOp, AttrArgs, Inputs, Op, Outputs } from './op.ts';
import type { Spec, Tensor } from './tensor.ts';
import { currentTrace, traceProgram } from './trace.ts';

/** Applies `op`: records it where a function is being traced, runs it otherwise. */
export function bind<I extends Inputs, A, O extends Outputs>(
  op: Op<I, A, O>,
  inputs: NoInfer<I>,
  ...[attrs]: AttrArgs<NoInfer<A>>
): O {
  return apply(op as AnyOp, inputs, attrs) as O;
}

/** `bind` for any op, by its record. */
export function apply(op: AnyOp, inputs: Inputs, attrs: unknown): Outputs {
  const { specs, several } = inferSpecs(op, inputs, attrs);
  const recording = currentTrace();
  const outputs = recording ? recording.record(op, inputs, attrs, specs) : runEagerly(op, inputs, attrs, specs);
  return several ? outputs : outputs[0]!;
}

/** Shapes and dtypes of the results: by the op's rule, else by running its expansion on specs. */
export function inferSpecs(
  op: AnyOp,
  inputs: readonly Spec[],
  attrs: unknown,
): { readonly specs: readonly Spec[]; readonly several: boolean } {
  let result: Spec | readonly Spec[];
  if (op.infer) result = op.infer(inputs, attrs);
  else if (op.expand) result = traceProgram(inputs, (xs) => op.expand!(xs, attrs) as Outputs, listOf).result;
  else
    throw new OneirosError(
      `Op '${op.name}': expected \`infer\` or \`expand\` in its record. Received: neither. Add one.`,
    );
  return Array.isArray(result) ? { specs: result, several: true } : { specs: [result as Spec], several: false };
}

/** The results of an op as a list. */
export function listOf(outputs: Outputs): readonly Tensor[] {
  return Array.isArray(outputs) ? outputs : [outputs as Tensor];
}
