import { apply, listOf } from './bind.ts';
import type { Program, Value } from './program.ts';
import type { Tensor } from './tensor.ts';
import { currentTrace } from './trace.ts';

/** Applies a program to tensors, op by op, where it is called: eagerly, or into the program being traced. The inputs remain the caller's. */
export function evaluate(program: Program, inputs: readonly Tensor[]): readonly Tensor[] {
  const values = new Map<Value, Tensor>();
  program.inputs.forEach((value, i) => values.set(value, inputs[i]!));
  const lastUses = currentTrace() ? null : lastUsesOf(program);
  program.applications.forEach(({ op, inputs: args, attrs, outputs }, at) => {
    const results = listOf(
      apply(
        op,
        args.map((value) => values.get(value)!),
        attrs,
      ),
    );
    outputs.forEach((value, i) => values.set(value, results[i]!));
    for (const value of lastUses?.[at] ?? []) values.get(value)!.dispose();
  });
  return program.outputs.map((value) => values.get(value)!);
}

/** For each application, the values made by applications that nothing needs after it. */
export function lastUsesOf(program: Program): readonly (readonly Value[])[] {
  const last = new Map<Value, number>();
  const made = new Set<Value>();
  program.applications.forEach(({ inputs, outputs }, at) => {
    for (const value of outputs) made.add(value);
    for (const value of [...inputs, ...outputs]) if (made.has(value)) last.set(value, at);
  });
  for (const value of program.outputs) last.delete(value);
  const lastUses: Value[][] = program.applications.map(() => []);
  for (const [value, at] of last) lastUses[at]!.push(value);
  return lastUses;
}
