import { OneirosError } from '@oneiros/core';
import { type Backend, type Buffer, consume, createBuffer, type Executable, retain } from './backend.ts';
import { listOf } from './bind.ts';
import type { AnyOp, Inputs, Outputs } from './op.ts';
import { type Application, isProgram, type Program, type Value } from './program.ts';
import { bufferOf, Tensor } from './tensor.ts';
import { traceProgram } from './trace.ts';

/** A program ready to run on tensors. */
export interface Compiled {
  /** Runs it. Donated inputs that nobody else shares lose their elements. */
  run(inputs: readonly Tensor[]): readonly Tensor[];
  dispose(): void;
}

/** Has the backend compile a program that is in terms of what it supports. */
export function compileProgram(lowered: Program, backend: Backend, donated: readonly number[] = []): Compiled {
  // What merely passes through is not the backend's business.
  const computed = [...new Set(lowered.outputs)].filter((value) => !lowered.inputs.includes(value));
  const sources = lowered.outputs.map((value) => ({
    value,
    input: lowered.inputs.indexOf(value),
    output: computed.indexOf(value),
  }));
  const given = donated.filter((i) => !lowered.outputs.includes(lowered.inputs[i]!));
  const executable: Executable | null = computed.length ? backend.compile({ ...lowered, outputs: computed }) : null;
  return {
    run: (inputs) => {
      const buffers = inputs.map((x) => bufferOf(x));
      // Memory that is given twice, or shown by another tensor, is not taken.
      const owned = executable
        ? given.filter(
            (i) => buffers[i]!.references === 1 && buffers.indexOf(buffers[i]!) === buffers.lastIndexOf(buffers[i]!),
          )
        : [];
      const handles =
        executable?.run(
          buffers.map((b) => b.handle),
          owned,
        ) ?? [];
      for (const i of owned) consume(buffers[i]!);
      const fresh = new Map<number, Buffer>();
      return sources.map(({ value, input, output }) => {
        let buffer = input >= 0 ? buffers[input]! : fresh.get(output);
        if (buffer) retain(buffer);
        else fresh.set(output, (buffer = createBuffer(backend, handles[output])));
        return new Tensor(value, { buffer });
      });
    },
    dispose: () => executable?.dispose(),
  };
}

/** The program in terms of what `backend` supports: all other applications replaced by their expansion. */
export function lower(program: Program, backend: Backend): Program {
  return rewrite(program, (application) => {
    if (backend.supports(application)) return false;
    if (application.op.expand) return true;
    const types = [...application.inputs, ...application.outputs].map((v) => v.dtype);
    throw new OneirosError(
      `Backend ${backend.name}: expected an op it has a kernel for. Received: op=${application.op.name} on ${[...new Set(types)].join(', ')}. Run this part on another backend, for example cpu() from @oneiros/backend-cpu.`,
    );
  });
}

/** The program with the applications for which `expands` is true written out, down to the bottom, inside of control flow too. */
export function rewrite(program: Program, expands: (application: Application) => boolean): Program {
  const applications: Application[] = [];
  const renamed = new Map<Value, Value>();
  const now = (value: Value): Value => renamed.get(value) ?? value;
  const visit = (original: Application): void => {
    const application: Application = { ...original, inputs: original.inputs.map(now) };
    const { op, inputs, attrs } = application;
    if (!expands(application)) {
      applications.push({ ...application, attrs: mapPrograms(attrs, (p) => rewrite(p, expands)) });
      return;
    }
    inline(expansion(op, inputs, attrs), application, renamed, visit);
  };
  program.applications.forEach(visit);
  return { inputs: program.inputs, applications, outputs: program.outputs.map(now) };
}

/** Visits the applications of `part`, which computes the outputs of another application from its inputs. */
export function inline(
  part: Program,
  { inputs, outputs }: Pick<Application, 'inputs' | 'outputs'>,
  renamed: Map<Value, Value>,
  visit: (application: Application) => void,
): void {
  part.inputs.forEach((value, i) => renamed.set(value, inputs[i]!));
  for (const application of part.applications) visit(application);
  part.outputs.forEach((value, i) => renamed.set(outputs[i]!, renamed.get(value) ?? value));
}

/** What an op's `expand` does on inputs of these specs, as a program. */
export function expansion(op: AnyOp, inputs: readonly Value[], attrs: unknown): Program {
  return traceProgram(inputs, (xs: Inputs) => op.expand!(xs, attrs) as Outputs, listOf).program;
}

/** `attrs` with every program in it replaced. */
export function mapPrograms(attrs: unknown, to: (program: Program) => Program): unknown {
  if (isProgram(attrs)) return to(attrs);
  if (Array.isArray(attrs)) return attrs.some(isProgram) ? attrs.map((v) => mapPrograms(v, to)) : attrs;
  if (typeof attrs !== 'object' || attrs === null || ArrayBuffer.isView(attrs)) return attrs;
  return Object.fromEntries(Object.entries(attrs).map(([k, v]) => [k, mapPrograms(v, to)]));
}
