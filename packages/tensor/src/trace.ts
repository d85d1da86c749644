import { expected, getOrInsert } from '@oneiros/core';
import type { AnyOp } from './op.ts';
import { type Application, type Program, type Value, valueLike } from './program.ts';
import { type Spec, Tensor } from './tensor.ts';
import type { Variable } from './variable.ts';

/** A function as a program, with what it used besides its arguments. */
export interface Traced<R> {
  /** Its inputs: the arguments, then the values of `reads`, then `captures`. Its outputs: `results`, then `writes`. */
  readonly program: Program;
  /** What the function returned, with tensors of the trace inside; `tensors` are these in order. */
  readonly result: R;
  /** How many of the outputs are the result; the others are the new values of `writes`. */
  readonly resultCount: number;
  /** Variables whose value was asked for. */
  readonly reads: readonly Variable[];
  /** Variables that were assigned. */
  readonly writes: readonly Variable[];
  /** Tensors from outside of the function. */
  readonly captures: readonly Tensor[];
}

let current: Trace | null = null;

/** The program that is being recorded now, if any. */
export function currentTrace(): Trace | null {
  return current;
}

/** Runs `body` outside of any trace: ops in it run at once. */
export function untraced<R>(body: () => R): R {
  return recordInto(null, body);
}
/** Runs `body` with `trace` recording what it does: more of it, if it has recorded before. */
export function recordInto<R>(trace: Trace | null, body: () => R): R {
  const before = current;
  current = trace;
  try {
    return body();
  } finally {
    current = before;
  }
}

/**
 * Records what `body` does with tensors of the given specs. `outputsOf` picks the tensors out of what it returns.
 * Nothing is computed.
 */
export function traceProgram<R>(
  specs: readonly Spec[],
  body: (inputs: readonly Tensor[]) => R,
  outputsOf: (result: R) => readonly Tensor[],
): Traced<R> {
  const recording = new Trace(current);
  const inputs = specs.map((spec) => recording.input(spec));
  return recordInto(recording, () => {
    const result = body(inputs);
    const outputs = outputsOf(result).map((t) => recording.valueOf(t));
    const written = [...recording.writes.values()].map((t) => recording.valueOf(t));
    const program: Program = {
      inputs: [...recording.inputs, ...recording.reads.values(), ...recording.captures.values()],
      applications: recording.applications,
      outputs: [...outputs, ...written],
    };
    return {
      program,
      result,
      resultCount: outputs.length,
      reads: [...recording.reads.keys()],
      writes: [...recording.writes.keys()],
      captures: [...recording.captures.keys()],
    };
  });
}

/** A program that is being recorded. */
export class Trace {
  readonly outer: Trace | null;
  readonly inputs: Value[] = [];
  readonly applications: Application[] = [];
  readonly reads: Map<Variable, Value> = new Map();
  readonly writes: Map<Variable, Tensor> = new Map();
  readonly captures: Map<Tensor, Value> = new Map();
  readonly #tensors: Map<Value, Tensor> = new Map();

  constructor(outer: Trace | null) {
    this.outer = outer;
  }

  /** One more input. */
  input(spec: Spec): Tensor {
    const value = valueLike(spec);
    this.inputs.push(value);
    return this.tensorOf(value);
  }

  /** Notes an application, and gives tensors for its outputs. */
  record(op: AnyOp, inputs: readonly Tensor[], attrs: unknown, specs: readonly Spec[]): readonly Tensor[] {
    const outputs = specs.map(valueLike);
    this.applications.push({ op, inputs: inputs.map((t) => this.valueOf(t)), attrs, outputs });
    return outputs.map((value) => this.tensorOf(value));
  }

  /** The one tensor that stands for `value`. */
  tensorOf(value: Value): Tensor {
    return getOrInsert(this.#tensors, value, () => new Tensor(value, { trace: this, value }));
  }

  /** The value that `tensor` is here; a tensor from outside becomes an input. */
  valueOf(tensor: Tensor): Value {
    const { state } = tensor;
    if ('trace' in state) {
      if (state.trace === this) return state.value;
      if (!this.#isWithin(state.trace)) {
        throw expected(
          tensor.toString(),
          'a tensor of this function',
          'one kept from another jit or grad call, which has ended',
          'Return it from there instead.',
        );
      }
    }
    return getOrInsert(this.captures, tensor, () => valueLike(tensor));
  }
  #isWithin(trace: Trace): boolean {
    for (let t = this.outer; t; t = t.outer) if (t === trace) return true;
    return false;
  }

  /** The value of `variable` at this point: as it was assigned here, else an input. */
  readVariable(variable: Variable): Tensor {
    return this.writes.get(variable) ?? this.tensorOf(getOrInsert(this.reads, variable, () => valueLike(variable)));
  }
  writeVariable(variable: Variable, tensor: Tensor): void {
    this.writes.set(variable, tensor);
  }
}
