/// <reference lib="esnext.disposable" preserve="true" />
import {
  arrayOf,
  checkDType,
  convert,
  type DType,
  dtypeOf,
  expected,
  flatten,
  type HostData,
  halfReader,
  isFloat,
  OneirosError,
  type Shape,
  sameShape,
  show,
  sizeOf,
  type TypedArray,
} from '@oneiros/core';
import { type Backend, type Buffer, createBuffer, defaultBackend, release, retain } from './backend.ts';
import { bind } from './bind.ts';
import { constantOp } from './ops/constant.ts';
import type { Value } from './program.ts';
import { currentTrace, type Trace } from './trace.ts';
import type { Variable } from './variable.ts';

/** Shape and dtype: all that is known of a tensor before it is computed. */
export interface Spec {
  readonly shape: Shape;
  readonly dtype: DType;
}

/** Numbers, booleans or bigints nested in arrays. */
export type NestedArray = number | boolean | bigint | readonly NestedArray[];
/** What every op takes for a tensor: a bare number keeps the dtype of the tensor it meets. */
export type TensorLike = Tensor | Variable | TypedArray | NestedArray;

/** What a tensor stands for: elements in a backend, or a value of a program that is being traced. */
export type TensorState = { readonly buffer: Buffer } | { readonly trace: Trace; readonly value: Value };

const collector: FinalizationRegistry<Buffer> = /*#__PURE__*/ new FinalizationRegistry((buffer: Buffer) =>
  release(buffer),
);
const scopes: Set<Tensor>[] = [];

/** An immutable n-dimensional array. Its elements may still be on the way: `await` them with `data()` or `array()`. */
export class Tensor implements Spec, Disposable {
  readonly shape: Shape;
  readonly dtype: DType;
  #state: TensorState | null;
  #replaced = false;

  /** Use `tensor(values)`; this is for backends and tracing. */
  constructor(spec: Spec, state: TensorState) {
    this.shape = spec.shape;
    this.dtype = spec.dtype;
    this.#state = state;
    if ('buffer' in state) {
      collector.register(this, state.buffer, this);
      scopes.at(-1)?.add(this);
    }
  }

  /** Number of elements. */
  get size(): number {
    return sizeOf(this.shape);
  }
  /** Number of dimensions. */
  get rank(): number {
    return this.shape.length;
  }
  /** Whether `dispose` was called. */
  get disposed(): boolean {
    return this.#state === null;
  }

  /** The elements, row-major, once they are computed; 16-bit floats widened to float32. */
  async data(): Promise<HostData> {
    const { backend, handle } = bufferOf(this, 'data()');
    const data = await backend.read(handle, this);
    const read = halfReader(this.dtype);
    return read ? Float32Array.from(data as Uint16Array, read) : data;
  }
  /** The elements as nested arrays of numbers, booleans or (64-bit integers) bigints; a bare value for a scalar. */
  async array(): Promise<NestedArray> {
    const data = await this.data();
    const values: NestedArray[] = Array.from(data as ArrayLike<number | bigint>, (v) =>
      this.dtype === 'bool' ? v !== 0 : v,
    );
    let nested: readonly NestedArray[] = values;
    for (let i = this.shape.length - 1; i >= 0; i--) {
      const n = this.shape[i]!;
      const rows = sizeOf(this.shape.slice(0, i));
      nested = Array.from({ length: rows }, (_, r) => nested.slice(r * n, (r + 1) * n));
    }
    return nested[0]!;
  }
  /** The only element of a tensor that has one. */
  async item(): Promise<number> {
    if (this.size !== 1)
      throw expected('item()', 'a tensor with one element', `shape=[${this.shape}]`, 'Use data() or array().');
    return Number((await this.data())[0]);
  }

  /** Gives up the elements now, where the garbage collector would later. A second call does nothing. */
  dispose(): void {
    const state = this.#state;
    if (state === null || 'trace' in state) return;
    this.#state = null;
    collector.unregister(this);
    release(state.buffer);
  }
  /** @internal Disposed because its variable was assigned another value. */
  replace(): void {
    this.#replaced ||= this.#state !== null;
    this.dispose();
  }
  [Symbol.dispose](): void {
    this.dispose();
  }

  toString(): string {
    return `tensor(${this.dtype})[${this.shape}]`;
  }

  /** @internal */
  get state(): TensorState {
    const state = this.#state;
    const replaced = this.#replaced || (state && 'buffer' in state && state.buffer.references <= 0);
    if (state && !replaced) return state;
    const reason = replaced
      ? 'its variable was assigned another value. Read the variable again, or keep a copy made with ops.copy.'
      : 'dispose(). Dispose a tensor only when nothing needs it any more.';
    throw new OneirosError(`${this.toString()}: used after ${reason}`);
  }
}

/** Where the elements of a tensor are, which `use` needs. */
export function bufferOf(tensor: Tensor, use?: string): Buffer {
  const { state } = tensor;
  if ('buffer' in state) return state.buffer;
  throw expected(
    use ?? tensor.toString(),
    'a computed tensor',
    'a value inside jit or grad, where elements are not known',
    'Return it and read the result.',
  );
}

export interface TensorOptions {
  /** Default: that of the nesting, or one dimension for a typed array. */
  readonly shape?: Shape;
  /** Default: that of the typed array; float32 for numbers, bool for booleans, int64 for bigints. */
  readonly dtype?: DType;
}

/**
 * A tensor from a typed array or nested arrays.
 *
 * ```ts
 * const x = tensor([[1, 2], [3, 4]]);
 * const y = tensor(new Uint8Array(12), { shape: [3, 4] });
 * ```
 * @throws OneirosError where the nesting is ragged or the shape does not hold the number of values.
 */
export function tensor(values: TensorLike, options: TensorOptions = {}): Tensor {
  const { data, spec } = hostTensor(values, options);
  if (currentTrace()) return bind(constantOp, [], { data, ...spec });
  return fromHost(data, spec);
}

/** A tensor of `data`, which is stored as `spec.dtype` is, and not copied. */
export function fromHost(data: TypedArray, spec: Spec, backend: Backend = defaultBackend()): Tensor {
  if (!backend.dtypes.includes(spec.dtype)) {
    throw expected(
      `backend ${backend.name}`,
      `one of ${backend.dtypes.join(', ')}`,
      `dtype=${spec.dtype}`,
      'Cast the values, or choose a backend that has this dtype.',
    );
  }
  return new Tensor(spec, { buffer: createBuffer(backend, backend.upload(data, spec)) });
}

/** Whatever an op takes, as a tensor; a bare number or array becomes one of `dtype`, if given. */
export function asTensor(x: TensorLike, dtype?: DType): Tensor {
  if (x instanceof Tensor) return x;
  if (isVariable(x)) return x.value;
  return tensor(x, dtype === undefined ? {} : { dtype });
}

/** Known by its shape, as an op on tensors alone need not load the class. */
export function isVariable(x: TensorLike): x is Variable {
  return typeof x === 'object' && 'assign' in x;
}

/** Another tensor that shows the same elements, disposed on its own. */
export function share(tensor: Tensor): Tensor {
  const { state } = tensor;
  return 'buffer' in state ? new Tensor(tensor, { buffer: retain(state.buffer) }) : tensor;
}

/** Takes a tensor out of every `tidy` around: it lives on. */
export function keep(tensor: Tensor): Tensor {
  for (const scope of scopes) scope.delete(tensor);
  return tensor;
}

/**
 * Runs `body` and disposes every tensor made in it but those in what it returns, and the values of variables.
 *
 * ```ts
 * const y = tidy(() => ops.exp(ops.multiply(x, 2))); // the product is gone
 * ```
 * @throws OneirosError if `body` is asynchronous: what it makes later would not be seen.
 */
export function tidy<R>(body: () => R): R {
  const scope = new Set<Tensor>();
  scopes.push(scope);
  let result: R;
  try {
    result = body();
  } finally {
    scopes.pop();
  }
  if (result instanceof Promise)
    throw expected('tidy', 'a function that returns at once', 'one that returns a promise', 'Await outside of tidy.');
  const kept = new Set(flatten(result));
  for (const t of scope) {
    if (kept.has(t)) scopes.at(-1)?.add(t);
    else t.dispose();
  }
  return result;
}

/** What `tensor` would hold of `values`, on the host: stored elements with shape and dtype. The data is a copy. */
export function hostTensor(
  values: TensorLike,
  options: TensorOptions = {},
): { readonly data: TypedArray; readonly spec: Spec } {
  if (values instanceof Tensor || isVariable(values)) {
    throw expected(
      'tensor',
      'numbers, typed arrays or nested arrays',
      show(values),
      'It is a tensor already; use ops.cast or ops.reshape to change it.',
    );
  }
  const given = options.dtype === undefined ? undefined : checkDType(options.dtype, 'tensor.dtype');
  let data: TypedArray;
  let shape: Shape;
  let dtype: DType;
  if (ArrayBuffer.isView(values)) {
    const own = dtypeOf(values);
    dtype = given ?? own;
    shape = options.shape ?? [values.length];
    // 16-bit floats may come as their bits or as numbers; a Uint16Array means bits.
    const stored = values instanceof arrayOf(dtype);
    data = stored ? (values as TypedArray).slice() : convert(values as ArrayLike<number | bigint>, dtype, own);
  } else {
    const flat: (number | boolean | bigint)[] = [];
    const nesting = flattenNested(values, flat);
    dtype = given ?? (typeof flat[0] === 'boolean' ? 'bool' : typeof flat[0] === 'bigint' ? 'int64' : 'float32');
    shape = options.shape ?? nesting;
    data = convert(flat, dtype);
  }
  if (sizeOf(shape) !== data.length) {
    throw expected(
      'tensor',
      `${sizeOf(shape)} values for shape [${shape}]`,
      `${data.length} values`,
      'Pass a shape whose product is the number of values.',
    );
  }
  return { data, spec: { shape: [...shape], dtype } };
}

function flattenNested(values: NestedArray, flat: (number | boolean | bigint)[]): number[] {
  if (!Array.isArray(values)) {
    if (typeof values !== 'number' && typeof values !== 'boolean' && typeof values !== 'bigint') {
      throw expected(
        'tensor',
        'numbers, booleans or bigints',
        show(values),
        'Encode other values (text, dates) as numbers first.',
      );
    }
    flat.push(values);
    return [];
  }
  let inner: number[] | undefined;
  for (const value of values as readonly NestedArray[]) {
    const shape = flattenNested(value, flat);
    if (inner && !sameShape(inner, shape)) {
      throw expected(
        'tensor',
        `rows of equal shape [${inner}]`,
        `a row of shape [${shape}]`,
        'Pad the rows to one length.',
      );
    }
    inner = shape;
  }
  return [values.length, ...(inner ?? [])];
}

/** The bare value of a JavaScript number as a dtype with weak typing sees it. */
export function weakTypeOf(x: TensorLike): 'int' | 'float' | DType {
  if (x instanceof Tensor) return x.dtype;
  if (isVariable(x)) return x.value.dtype; // a weight may be read in another dtype than its own
  if (typeof x === 'number') return Number.isInteger(x) ? 'int' : 'float';
  if (typeof x === 'boolean') return 'bool';
  if (ArrayBuffer.isView(x)) return dtypeOf(x);
  return 'float32';
}

/** A number that stands for a scalar of `dtype`, as stored data. */
export function scalarData(value: number, dtype: DType): TypedArray {
  return isFloat(dtype) ? convert([value], dtype) : convert([Math.trunc(value)], dtype, 'int32');
}
