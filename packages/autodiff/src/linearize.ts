import { isFloat } from '@oneiros/core';
import {
  type Application,
  add,
  apply,
  expansion,
  type Linearized,
  listOf,
  type Program,
  reduceTo,
  type Tensor,
  type Value,
  zerosLike,
} from '@oneiros/tensor';

/** A step of the way back. */
interface Step {
  readonly application: Application;
  readonly pullback: Linearized['pullback'];
}

/**
 * Evaluates `program` where it is called and keeps what its derivative needs. `active` tells the inputs for which
 * cotangents are wanted. It has no rules of its own: each op's record says how to go back.
 */
export function linearize(program: Program, inputs: readonly Tensor[], active: readonly boolean[]): Linearized {
  const tensors = new Map<Value, Tensor>();
  const depends = new Set<Value>();
  const steps: Step[] = [];
  program.inputs.forEach((value, i) => {
    tensors.set(value, inputs[i]!);
    if (active[i] && isFloat(value.dtype)) depends.add(value);
  });

  for (const application of program.applications) {
    const args = application.inputs.map((value) => tensors.get(value)!);
    const needs = application.inputs.map((value) => depends.has(value));
    const step = needs.some(Boolean) ? forward(application, args, needs) : null;
    const results = step?.outputs ?? listOf(apply(application.op, args, application.attrs));
    application.outputs.forEach((value, i) => {
      tensors.set(value, results[i]!);
      if (step?.active[i] && isFloat(value.dtype)) depends.add(value);
    });
    if (step?.active.some(Boolean)) steps.push({ application, pullback: step.pullback });
  }

  return {
    outputs: program.outputs.map((value) => tensors.get(value)!),
    active: program.outputs.map((value) => depends.has(value)),
    pullback: (dys) => {
      const cotangents = new Map<Value, Tensor>();
      const accumulate = (value: Value, dy: Tensor | null | undefined): void => {
        if (!dy || !depends.has(value)) return;
        const before = cotangents.get(value);
        cotangents.set(value, before ? add(before, dy) : dy);
      };
      program.outputs.forEach((value, i) => accumulate(value, dys[i]));
      for (let i = steps.length - 1; i >= 0; i--) {
        const { application, pullback } = steps[i]!;
        const dy = application.outputs.map((value) => cotangents.get(value) ?? null);
        if (dy.every((d) => d === null)) continue;
        const dx = pullback(dy);
        application.inputs.forEach((value, j) => accumulate(value, dx[j]));
      }
      return program.inputs.map((value) => cotangents.get(value) ?? null);
    },
  };
}

/** One application with its way back, as its record tells: by `differentiate`, `vjp`, or the derivative of its expansion. */
function forward(
  { op, attrs, outputs }: Application,
  inputs: readonly Tensor[],
  needs: readonly boolean[],
): Linearized {
  if (op.differentiate) return op.differentiate(inputs, attrs, needs, linearize) as Linearized;
  if (op.vjp === undefined) return linearize(expansion(op, inputs, attrs), inputs, needs);
  const y = apply(op, inputs, attrs);
  const results = listOf(y);
  const { vjp } = op;
  return {
    outputs: results,
    active: outputs.map((v) => vjp !== null && isFloat(v.dtype)),
    // Called where something is active.
    pullback: (dys) => {
      const dxs: readonly (Tensor | null)[] = vjp!(Array.isArray(y) ? filled(dys, results) : dys[0], inputs, attrs, y);
      return op.elementwise ? dxs.map((dx, i) => dx && reduceTo(dx, inputs[i]!.shape)) : dxs;
    },
  };
}

/** Missing cotangents as zeros. */
function filled(dys: readonly (Tensor | null)[], results: readonly Tensor[]): readonly Tensor[] {
  return dys.map((dy, i) => dy ?? zerosLike(results[i]!));
}
