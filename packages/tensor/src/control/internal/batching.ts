import { apply, listOf } from '../../bind.ts';
import type { AnyOp, Outputs } from '../../op.ts';
import { reshape } from '../../ops/reshape.ts';
import type { Application, Program, Value } from '../../program.ts';
import type { Tensor } from '../../tensor.ts';
import { traceProgram } from '../../trace.ts';

/** Whether an op can be applied to a stack: by `batch` of its record, or because it is elementwise. `same` tells the inputs that are no stacks. */
export function canBatch({ op, inputs, attrs }: Application, same: (value: Value) => boolean): boolean {
  if (!op.elementwise && !op.batch) return false;
  const batched = inputs.map((value) => !same(value));
  if (!batched.includes(true)) return false;
  if (op.elementwise) return true;
  const stacks = inputs.map(({ shape, dtype }, i) => ({ shape: batched[i] ? [2, ...shape] : shape, dtype }));
  return (
    traceProgram(
      stacks,
      (xs) => op.batch!(xs, batched, attrs) as Outputs | null,
      () => [],
    ).result !== null
  );
}

/** Applies `op` to all elements of a stack at once; inputs that are `batched` have one more axis, in front. */
export function applyBatched(
  op: AnyOp,
  inputs: readonly Tensor[],
  batched: readonly boolean[],
  attrs: unknown,
): readonly Tensor[] {
  if (!batched.includes(true))
    throw new Error(`applyBatched: expected a stacked input of '${op.name}'. Received: none.`);
  if (!op.elementwise) return listOf(op.batch!(inputs, batched, attrs));
  // Shapes broadcast from the last axis on: operands of lower rank need their missing axes behind the new one.
  const rank = Math.max(...inputs.map((x, i) => x.rank - (batched[i] ? 1 : 0)));
  const aligned = inputs.map((x, i) => {
    if (!batched[i] || x.rank - 1 === rank) return x;
    const [steps, ...shape] = x.shape;
    return reshape(x, [steps!, ...new Array<number>(rank - shape.length).fill(1), ...shape]);
  });
  return listOf(apply(op, aligned, attrs));
}

/** Whether all of `program` can be applied to stacks; its inputs in `same` are none. */
export function canBatchProgram(program: Program, same: readonly Value[]): boolean {
  const fixed = new Set<Value>(same);
  return program.applications.every((application) => {
    const isFixed = application.inputs.every((value) => fixed.has(value));
    if (isFixed) for (const value of application.outputs) fixed.add(value);
    return isFixed || canBatch(application, (value) => fixed.has(value));
  });
}

/** `program` on stacks; gives its outputs, and which of them are stacks. */
export function evaluateBatched(
  program: Program,
  inputs: readonly Tensor[],
  batched: readonly boolean[],
): { readonly outputs: readonly Tensor[]; readonly batched: readonly boolean[] } {
  const tensors = new Map<Value, Tensor>();
  const stacks = new Set<Value>();
  program.inputs.forEach((value, i) => {
    tensors.set(value, inputs[i]!);
    if (batched[i]) stacks.add(value);
  });
  for (const { op, inputs: values, attrs, outputs } of program.applications) {
    const args = values.map((value) => tensors.get(value)!);
    const stacked = values.map((value) => stacks.has(value));
    const any = stacked.includes(true);
    const results = any ? applyBatched(op, args, stacked, attrs) : listOf(apply(op, args, attrs));
    outputs.forEach((value, i) => {
      tensors.set(value, results[i]!);
      if (any) stacks.add(value);
    });
  }
  return {
    outputs: program.outputs.map((value) => tensors.get(value)!),
    batched: program.outputs.map((value) => stacks.has(value)),
  };
}
