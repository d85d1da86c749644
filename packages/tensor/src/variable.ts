import { type DType, expected, type Shape, sameShape } from '@oneiros/core';
import { cast } from './ops/cast.ts';
import { asTensor, keep, share, Tensor, type TensorLike } from './tensor.ts';
import { currentTrace } from './trace.ts';

export interface VariableOptions {
  /** Default 'variable'. */
  readonly name?: string;
  /** Whether training may change it. Default true. */
  readonly trainable?: boolean;
}

/**
 * A tensor that can be replaced: a weight, a slot of an optimizer, the state of a metric or a seed.
 * Inside `jit` and `grad` reading it gives the value at the time of the call, and assigning takes effect when the call returns.
 *
 * ```ts
 * const count = new Variable(tensor(0));
 * const step = jit(() => { count.assign(ops.add(count, 1)); });
 * ```
 */
export class Variable {
  readonly shape: Shape;
  readonly dtype: DType;
  name: string;
  trainable: boolean;
  #value: Tensor;

  /** Takes over `value`: the variable disposes it when another is assigned. */
  constructor(value: Tensor, { name = 'variable', trainable = true }: VariableOptions = {}) {
    this.#value = keep(value);
    this.shape = value.shape;
    this.dtype = value.dtype;
    this.name = name;
    this.trainable = trainable;
  }

  /** The tensor that it holds now. Do not dispose it; it lives until the next `assign`. */
  get value(): Tensor {
    return this.stored;
  }
  /** The same in the dtype it is kept in, also where a kind of variable shows `value` in another. */
  get stored(): Tensor {
    return currentTrace()?.readVariable(this) ?? this.#value;
  }

  /** Replaces the value by one of the same shape, cast to the dtype of the variable. `adopt`: the caller gives `value` away. */
  assign(value: TensorLike, { adopt = false }: { readonly adopt?: boolean } = {}): void {
    const given = asTensor(value, this.dtype);
    if (!sameShape(given.shape, this.shape)) {
      throw expected(
        `Variable '${this.name}'.assign`,
        `shape [${this.shape}]`,
        `shape=[${given.shape}]`,
        'A variable keeps its shape.',
      );
    }
    const next = cast(given, this.dtype);
    const trace = currentTrace();
    if (trace) {
      trace.writeVariable(this, next);
      return;
    }
    const before = this.#value;
    // What was made here is the variable's own; what the caller or another variable holds is shared.
    const borrowed = next === given && !adopt && (value instanceof Tensor || value instanceof Variable);
    this.#value = keep(borrowed ? share(next) : next);
    before.replace();
  }
  /** Gives up the elements. */
  dispose(): void {
    this.#value.dispose();
  }
  /** The elements, as `tensor.data()`. */
  async data(): ReturnType<Tensor['data']> {
    return this.#value.data();
  }
  toString(): string {
    return `variable '${this.name}' (${this.dtype})[${this.shape}]`;
  }
}
