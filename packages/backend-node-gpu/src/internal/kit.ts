import type { DType, TypedArray } from '@oneiros/core';
import type { Application, KernelContext, Program, Spec } from '@oneiros/tensor';
import { type Attribute, type as typeAttribute, whole } from './addon.ts';
import { codeOf, type DataType } from './data-types.ts';
import type { Held, Runtime } from './runtime.ts';

/** What a kernel works with. All it makes is freed when the kernel is done, but for its results. */
export class Kit {
  readonly runtime: Runtime;
  readonly #context: KernelContext<Held>;
  readonly #made: Held[] = [];

  constructor(runtime: Runtime, context: KernelContext<Held>) {
    this.runtime = runtime;
    this.#context = context;
  }

  /** The result of the op `name` of TensorFlow, which has one. */
  op(name: string, inputs: readonly Held[], attributes: readonly Attribute[] = []): Held {
    return this.#own(this.runtime.run(name, inputs, attributes, 1)[0]!);
  }
  /** All `count` results. */
  ops(name: string, inputs: readonly Held[], attributes: readonly Attribute[], count: number): readonly Held[] {
    const results = this.runtime.run(name, inputs, attributes, count);
    for (const held of results) this.#own(held);
    return results;
  }
  /** The result of an op that takes a list first and then `rest`: its attributes have to be given in full. */
  list(name: string, list: readonly Held[], rest: readonly Held[], attributes: readonly Attribute[]): Held {
    const all = [whole('N', list.length), typeAttribute('T', codeOf(list[0]!.dtype)), ...attributes];
    return this.op(name, [...list, ...rest], all);
  }

  /** A constant of int32: a vector, if no shape is given. */
  whole(values: readonly number[], shape?: readonly number[]): Held {
    return this.runtime.whole(values, shape);
  }
  /** A constant number. */
  scalar(value: number, { dtype }: { readonly dtype: DataType }): Held {
    return this.runtime.scalar(value, dtype as DType);
  }
  /** Elements from the host. */
  upload(data: TypedArray, spec: Spec): Held {
    return this.#own(this.runtime.upload(data, spec));
  }
  /** The elements, at once. */
  read(x: Held): TypedArray {
    return this.runtime.read(x);
  }

  reshape(x: Held, shape: readonly number[]): Held {
    if (shape.length === x.shape.length && shape.every((n, i) => n === x.shape[i])) return x;
    return this.op('Reshape', [x, this.whole(shape)]);
  }
  transpose(x: Held, axes: readonly number[]): Held {
    return axes.every((axis, i) => axis === i) ? x : this.op('Transpose', [x, this.whole(axes)]);
  }
  /** Converted as C does it: for what is known to fit. */
  cast(x: Held, dtype: DataType): Held {
    return x.dtype === dtype ? x : this.op('Cast', [x], [typeAttribute('DstT', codeOf(dtype))]);
  }
  /** The same bits. */
  bitcast(x: Held, dtype: DataType): Held {
    return x.dtype === dtype ? x : this.op('Bitcast', [x], [typeAttribute('type', codeOf(dtype))]);
  }

  /** Runs a program that the attributes hold. */
  program(program: Program, inputs: readonly Held[]): readonly Held[] {
    const results = this.#context.run(program, inputs);
    for (const held of results) this.#own(held);
    return results;
  }
  /** Frees, before the kernel is done, what it made. */
  drop(made: readonly Held[]): void {
    for (const held of made) {
      const at = this.#made.lastIndexOf(held);
      if (at < 0) continue;
      this.#made.splice(at, 1);
      this.runtime.free(held);
    }
  }
  /** Frees what was made, but for `results`, of which each becomes the caller's. */
  finish(results: readonly Held[]): void {
    for (const held of results) this.runtime.share(held);
    for (const held of this.#made) this.runtime.free(held);
    this.#made.length = 0;
  }

  #own(held: Held): Held {
    this.#made.push(held);
    return held;
  }
}

/** How TensorFlow computes an op. */
export interface TensorflowKernel {
  /** Whether it covers these dtypes and attributes. Absent: always. What it does not cover is expanded or computed on the host. */
  readonly accepts?: (application: Application) => boolean;
  /** It runs programs, whose errors are their own. */
  readonly leads?: true;
  /** Results in the order of the outputs; inputs may be among them. */
  readonly run: (kit: Kit, inputs: readonly Held[], application: Application) => Held | readonly Held[];
}
