import type { DType, TypedArray } from '@oneiros/core';
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
  const plans = new WeakMap<Program, readonly (readonly Value[])[]>();
  const planOf = (program: Program): readonly (readonly Value[])[] => {
    let plan = plans.get(program);
    if (!plan) plans.set(program, (plan = lastUsesOf(program)));
    return plan;
  };
  const context: KernelContext<H> = {
    run: (program, inputs) => walk(program, inputs, new Map()),
    free: (handle) => library.free(handle),
    upload: (data, spec) => library.upload(data, spec),
  };

  function walk(program: Program, inputs: readonly H[], constants: ReadonlyMap<Value, H>): readonly H[] {
    const handles = new Map<Value, H>(constants);
    const owned = new Set<Value>();
    program.inputs.forEach((value, i) => handles.set(value, inputs[i]!));
    const lastUses = planOf(program);
    program.applications.forEach((application, at) => {
      if (constants.has(application.outputs[0]!)) return;
      const results = compute(application, application.inputs.map((value) => handles.get(value)!));
      application.outputs.forEach((value, i) => {
        handles.set(value, results[i]!);
        owned.add(value);
      });
      for (const value of lastUses[at]!) if (owned.delete(value)) library.free(handles.get(value)!);
    });
    return program.outputs.map((value) => {
      const handle = handles.get(value)!;
      return owned.delete(value) ? handle : library.share(handle);
    });
  }
  function compute(application: Application, inputs: readonly H[]): readonly H[] {
    if (application.op === constantOp) return [library.upload((application.attrs as { data: TypedArray }).data, application.outputs[0]!)];
    return kernels.get(application.op)!(inputs, application, context);
  }

  return {
    name,
    dtypes,
    ...(initialize && { initialize }),
    ...(device && { device }),
    supports: (application) => application.op === constantOp || (kernels.has(application.op) && (accepts?.(application) ?? true)),
    upload: (data, spec) => library.upload(data, spec),
    read: (handle, spec) => library.read(handle as H, spec),
    free: (handle) => library.free(handle as H),
    compile: (program): Executable => {
      const constants = new Map<Value, H>();
      for (const application of program.applications) {
        if (application.op === constantOp) constants.set(application.outputs[0]!, compute(application, [])[0]!);
      }
      return {
        run: (inputs, donated) => {
          const outputs = walk(program, inputs as readonly H[], constants);
          for (const i of donated) library.free(inputs[i] as H);
          return outputs;
        },
        dispose: () => {
          for (const handle of constants.values()) library.free(handle);
        },
      };
    },
  };
}
