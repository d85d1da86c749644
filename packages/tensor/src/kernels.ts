import { type DType, getOrInsert, type TypedArray } from '@oneiros/core';
import type { Backend, Executable } from './backend.ts';
import { lastUsesOf } from './evaluate.ts';
import type { AnyOp } from './op.ts';
import { constantOp } from './ops/constant.ts';
import type { Application, Program, Value } from './program.ts';
import type { Spec } from './tensor.ts';

/** Computes one application: handles of its inputs in, new handles of its outputs out. */
export type Kernel<H> = (inputs: readonly H[], application: Application, context: KernelContext<H>) => readonly H[];

/** What a kernel of control flow needs. */
export interface KernelContext<H> {
  /** Runs a program that the attributes hold. The inputs remain the caller's. */
  run(program: Program, inputs: readonly H[]): readonly H[];
  /** Gives up a handle that `run` gave. */
  free(handle: H): void;
  /** Elements from the host as a handle. */
  upload(data: TypedArray, spec: Spec): H;
}

/** What a library of kernels brings to be a backend. */
export interface KernelLibrary<H> {
  readonly name: string;
  readonly dtypes: readonly DType[];
  /** Kernels by op record: `new Map([kernel(addOp, add), …])`. */
  readonly kernels: ReadonlyMap<AnyOp, Kernel<H>>;
  /** Whether the kernel covers these dtypes and attributes. Absent: always. */
  readonly accepts?: (application: Application) => boolean;
  readonly initialize?: () => Promise<void>;
  upload(data: TypedArray, spec: Spec): H;
  read(handle: H, spec: Spec): Promise<TypedArray>;
  free(handle: H): void;
  /** Another handle to the same elements, freed on its own. */
  share(handle: H): H;
  readonly device?: () => string;
}

/**
 * A backend out of a table of kernels: a program is walked op by op, and intermediates are freed after their last use.
 *
 * ```ts
 * const backend = kernelBackend({ name: 'mine', kernels: new Map([[addOp, addKernel]]), … });
 * ```
 */
export function kernelBackend<H>(library: KernelLibrary<H>): Backend {
  const { name, dtypes, kernels, accepts, initialize, device } = library;
  return {
    name,
    dtypes,
    ...(initialize && { initialize }),
    ...(device && { device }),
    supports: (application) =>
      application.op === constantOp || (kernels.has(application.op) && (accepts?.(application) ?? true)),
    upload: (data, spec) => library.upload(data, spec),
    read: (handle, spec) => library.read(handle as H, spec),
    free: (handle) => library.free(handle as H),
    compile: (program): Executable => {
      const plans = new Map<Program, Plan<H>>();
      const planOf = (part: Program): Plan<H> => getOrInsert(plans, part, () => planFor(part, library));
      const context: KernelContext<H> = {
        run: (part, inputs) => walk(planOf(part), inputs, library, context),
        free: (handle) => library.free(handle),
        upload: (data, spec) => library.upload(data, spec),
      };
      planOf(program);
      return {
        run: (inputs, donated) => {
          const outputs = context.run(program, inputs as readonly H[]);
          for (const i of donated) library.free(inputs[i] as H);
          return outputs;
        },
        dispose: () => {
          for (const { constants } of plans.values()) for (const [, handle] of constants) library.free(handle);
          plans.clear();
        },
      };
    },
  };
}

/** A program with its values numbered, so that walking it looks nothing up. */
interface Plan<H> {
  readonly size: number;
  readonly constants: readonly (readonly [slot: number, handle: H])[];
  readonly steps: readonly Step<H>[];
  /** Slots of the outputs; those that are given away, and the others, which are shared. */
  readonly outputs: readonly { readonly slot: number; readonly own: boolean }[];
}
interface Step<H> {
  readonly kernel: Kernel<H>;
  readonly application: Application;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** What nothing needs after this step. */
  readonly frees: readonly number[];
}

function planFor<H>(program: Program, library: KernelLibrary<H>): Plan<H> {
  const slots = new Map<Value, number>();
  program.inputs.forEach((value, i) => slots.set(value, i));
  let size = program.inputs.length;
  const number = (value: Value): number => getOrInsert(slots, value, () => size++);
  const constants: [number, H][] = [];
  const steps: Step<H>[] = [];
  const made = new Set<Value>();
  const lastUses = lastUsesOf(program);
  program.applications.forEach((application, at) => {
    const { op, attrs, inputs, outputs } = application;
    if (op === constantOp) {
      constants.push([number(outputs[0]!), library.upload((attrs as { data: TypedArray }).data, outputs[0]!)]);
      return;
    }
    for (const value of outputs) made.add(value);
    const frees = lastUses[at]!.filter((value) => made.has(value));
    steps.push({
      kernel: library.kernels.get(op)!,
      application,
      inputs: inputs.map(number),
      outputs: outputs.map(number),
      frees: frees.map(number),
    });
  });
  const outputs = program.outputs.map((value, i) => ({
    slot: number(value),
    own: made.has(value) && program.outputs.indexOf(value) === i,
  }));
  return { size, constants, steps, outputs };
}

function walk<H>(
  { size, constants, steps, outputs }: Plan<H>,
  inputs: readonly H[],
  library: KernelLibrary<H>,
  context: KernelContext<H>,
): readonly H[] {
  const handles = new Array<H>(size);
  for (let i = 0; i < inputs.length; i++) handles[i] = inputs[i]!;
  for (const [slot, handle] of constants) handles[slot] = handle;
  let done = 0;
  try {
    for (const step of steps) {
      const args = new Array<H>(step.inputs.length);
      for (let i = 0; i < args.length; i++) args[i] = handles[step.inputs[i]!]!;
      const results = step.kernel(args, step.application, context);
      for (let i = 0; i < results.length; i++) handles[step.outputs[i]!] = results[i]!;
      for (const slot of step.frees) library.free(handles[slot]!);
      done++;
    }
  } catch (error) {
    const before = steps.slice(0, done);
    const freed = before.flatMap((step) => step.frees);
    for (const slot of before.flatMap((step) => step.outputs)) if (!freed.includes(slot)) library.free(handles[slot]!);
    throw error;
  }
  return outputs.map(({ slot, own }) => (own ? handles[slot]! : library.share(handles[slot]!)));
}
