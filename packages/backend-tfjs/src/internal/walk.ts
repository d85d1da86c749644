import { getOrInsert, type TypedArray } from '@oneiros/core';
import { type Application, constantOp, lastUsesOf, type Program, type Spec, type Value } from '@oneiros/tensor';
import type { DataId, TfjsRuntime, TfjsTensor } from '../tfjs-types.ts';
import { storedAs, toStored } from './elements.ts';

/** Tensors of the results, each with a reference of its own; a promise of them where something had to be read first. */
export type Results = readonly TfjsTensor[] | Promise<readonly TfjsTensor[]>;
/** Computes one application. */
export type Step = (inputs: readonly TfjsTensor[], walker: Walker) => Results;

/** A program with its values numbered. */
interface Plan {
  readonly size: number;
  readonly inputs: readonly Spec[];
  readonly constants: readonly (readonly [slot: number, tensor: TfjsTensor])[];
  readonly steps: readonly PlannedStep[];
  readonly outputs: readonly { readonly slot: number; readonly own: boolean }[];
}
interface PlannedStep {
  readonly step: Step;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly frees: readonly number[];
}

/** Runs a program, and the programs inside of it, step by step; frees intermediates after their last use. */
export class Walker {
  readonly runtime: TfjsRuntime;
  readonly #stepFor: (application: Application) => Step;
  readonly #plans: Map<Program, Plan> = new Map();

  constructor(runtime: TfjsRuntime, stepFor: (application: Application) => Step) {
    this.runtime = runtime;
    this.#stepFor = stepFor;
  }

  /** Gets a program ready. */
  prepare(program: Program): void {
    this.#planOf(program);
  }

  /** The outputs of `program`. The inputs remain the caller's. */
  run(program: Program, inputs: readonly DataId[]): Results {
    const plan = this.#planOf(program);
    const tensors = new Array<TfjsTensor>(plan.size);
    for (let i = 0; i < inputs.length; i++) tensors[i] = tensorOf(inputs[i]!, plan.inputs[i]!);
    for (const [slot, tensor] of plan.constants) tensors[slot] = tensor;
    const made = new Set<number>();
    try {
      const results = this.#walk(plan, tensors, made, 0);
      if (!(results instanceof Promise)) return results;
      return results.catch((error) => {
        this.#freeAll(tensors, made);
        throw error;
      });
    } catch (error) {
      this.#freeAll(tensors, made);
      throw error;
    }
  }

  share(tensor: TfjsTensor): TfjsTensor {
    this.runtime.incRef(tensor.dataId);
    return tensor;
  }
  free(tensor: TfjsTensor): void {
    this.runtime.disposeData(tensor.dataId);
  }
  upload(data: TypedArray, spec: Spec): TfjsTensor {
    return upload(this.runtime, data, spec);
  }

  dispose(): void {
    for (const { constants } of this.#plans.values()) for (const [, tensor] of constants) this.free(tensor);
    this.#plans.clear();
  }

  #walk(plan: Plan, tensors: TfjsTensor[], made: Set<number>, from: number): Results {
    for (let at = from; at < plan.steps.length; at++) {
      const { step, inputs, outputs, frees } = plan.steps[at]!;
      const finish = (results: readonly TfjsTensor[]): void => {
        for (let i = 0; i < outputs.length; i++) {
          tensors[outputs[i]!] = results[i]!;
          made.add(outputs[i]!);
        }
        for (const slot of frees) {
          this.free(tensors[slot]!);
          made.delete(slot);
        }
      };
      const results = step(
        inputs.map((slot) => tensors[slot]!),
        this,
      );
      if (results instanceof Promise) {
        return results.then((values) => {
          finish(values);
          return this.#walk(plan, tensors, made, at + 1);
        });
      }
      finish(results);
    }
    return plan.outputs.map(({ slot, own }) => (own ? tensors[slot]! : this.share(tensors[slot]!)));
  }

  #freeAll(tensors: readonly TfjsTensor[], made: Set<number>): void {
    for (const slot of made) this.free(tensors[slot]!);
    made.clear();
  }

  #planOf(program: Program): Plan {
    return getOrInsert(this.#plans, program, () => this.#plan(program));
  }

  #plan(program: Program): Plan {
    const slots = new Map<Value, number>();
    program.inputs.forEach((value, i) => slots.set(value, i));
    let size = program.inputs.length;
    const number = (value: Value): number => getOrInsert(slots, value, () => size++);
    const constants: [number, TfjsTensor][] = [];
    const steps: PlannedStep[] = [];
    const made = new Set<Value>();
    const lastUses = lastUsesOf(program);
    program.applications.forEach((application, at) => {
      const { op, attrs, inputs, outputs } = application;
      if (op === constantOp) {
        const { data } = attrs as { readonly data: TypedArray };
        constants.push([number(outputs[0]!), this.upload(data, outputs[0]!)]);
        return;
      }
      for (const value of outputs) made.add(value);
      steps.push({
        step: this.#stepFor(application),
        inputs: inputs.map(number),
        outputs: outputs.map(number),
        frees: lastUses[at]!.filter((value) => made.has(value)).map(number),
      });
    });
    const outputs = program.outputs.map((value, i) => ({
      slot: number(value),
      own: made.has(value) && program.outputs.indexOf(value) === i,
    }));
    return { size, inputs: program.inputs, constants, steps, outputs };
  }
}

/** Data as tfjs sees it. */
export function tensorOf(dataId: DataId, { shape, dtype }: Spec): TfjsTensor {
  return { dataId, shape: [...shape], dtype: storedAs(dtype) };
}

/** Elements from the host, with one reference. */
export function upload(runtime: TfjsRuntime, data: TypedArray, spec: Spec): TfjsTensor {
  return tensorOf(runtime.write(toStored(data, spec.dtype), [...spec.shape], storedAs(spec.dtype)), spec);
}
