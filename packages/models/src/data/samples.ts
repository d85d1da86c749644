import {
  convert,
  expected,
  flatten,
  isPlainObject,
  mapTree,
  type Shape,
  show,
  sizeOf,
  type TypedArray,
} from '@oneiros/core';
import { asTensor, fromHost, hostTensor, isVariable, type Spec, Tensor, type TensorLike } from '@oneiros/tensor';

/** Data of samples along the first dimension: a tensor or arrays, or several in an array or object. */
export type Samples = TensorLike | readonly Samples[] | { readonly [name: string]: Samples };
/** One batch: inputs, targets and weights. */
export type Batch = readonly [x: Samples, y?: Samples | null, sampleWeight?: Samples | null];
/** Samples, or batches from elsewhere. */
export type Data = Samples | Iterable<Batch> | AsyncIterable<Batch>;

/** Elements on the host. */
export interface HostArray {
  readonly data: TypedArray;
  readonly spec: Spec;
}

/** Whether data comes in batches already. */
export function isBatches(data: unknown): data is Iterable<Batch> | AsyncIterable<Batch> {
  if (typeof data !== 'object' || data === null || Array.isArray(data) || ArrayBuffer.isView(data)) return false;
  return Symbol.asyncIterator in data || Symbol.iterator in data;
}

/** A tree of samples with all data on the host. */
export async function toHost(samples: Samples): Promise<unknown> {
  const waiting: Promise<Leaf>[] = [];
  mapSamples(samples, (part) => waiting.push(hostLeaf(part)));
  const leaves = await Promise.all(waiting);
  let at = 0;
  return mapSamples(samples, () => leaves[at++]);
}
async function hostLeaf(part: TensorLike): Promise<Leaf> {
  if (!(part instanceof Tensor)) return leaf(hostTensor(part));
  const { shape, dtype } = part;
  const half = dtype === 'float16' || dtype === 'bfloat16'; // data() widens it
  return leaf({ data: await part.data(), spec: { shape, dtype: half ? 'float32' : dtype } });
}

/** A tree of samples as tensors: those that were given as they are, wherever they lie, and new ones for arrays, which are `made`. */
export function toTensors(samples: Samples): { readonly tensors: unknown; readonly made: readonly Tensor[] } {
  const made: Tensor[] = [];
  const tensors = mapSamples(samples, (part) => {
    if (part instanceof Tensor || isVariable(part)) return asTensor(part);
    const { data, spec } = leaf(hostTensor(part));
    const tensor = fromHost(data, spec);
    made.push(tensor);
    return tensor;
  });
  return { tensors, made };
}

/** An array of arrays of numbers is one array; an array of tensors or typed arrays is several. */
function mapSamples(samples: Samples, to: (part: TensorLike) => unknown): unknown {
  if (Array.isArray(samples) && isSeveral(samples)) return samples.map((part) => mapSamples(part as Samples, to));
  if (!isPlainObject(samples)) return to(samples as TensorLike);
  return Object.fromEntries(Object.entries(samples).map(([key, part]) => [key, mapSamples(part as Samples, to)]));
}
function isSeveral(samples: readonly unknown[]): boolean {
  let first = samples[0];
  while (Array.isArray(first)) first = first[0] as unknown;
  return first !== undefined && typeof first === 'object';
}
/** A class instance, so that trees see it as a leaf. float64 becomes float32 and int64 int32, as Keras does on JAX. */
export class Leaf implements HostArray {
  readonly data: TypedArray;
  readonly spec: Spec;
  constructor(data: TypedArray, spec: Spec) {
    this.data = data;
    this.spec = spec;
  }
  get shape(): Shape {
    return this.spec.shape;
  }
}
function leaf({ data, spec }: HostArray): Leaf {
  const narrow = spec.dtype === 'float64' ? 'float32' : spec.dtype === 'int64' ? 'int32' : spec.dtype;
  return new Leaf(narrow === spec.dtype ? data : convert(data as ArrayLike<number | bigint>, narrow, spec.dtype), {
    shape: spec.shape,
    dtype: narrow,
  });
}

/** The number of samples of a tree on the host, or of tensors. @throws OneirosError where parts differ */
export function countOf(subject: string, ...parts: readonly unknown[]): number {
  const leaves = parts.flatMap((part) => flatten(part)).filter((l) => l instanceof Leaf || l instanceof Tensor);
  const sizes = [...new Set(leaves.map(({ shape }) => shape[0]))];
  if (sizes.length > 1) {
    throw expected(
      subject,
      'x, y and sampleWeight with the same number of samples',
      `${leaves.map(({ shape }) => `[${shape}]`).join(', ')}`,
      'The first dimension counts the samples. Several inputs or outputs are tensors in an array, or an object by name; arrays of numbers are one tensor.',
    );
  }
  if (sizes[0] === undefined)
    throw expected(subject, 'data with at least one dimension', show(leaves.map(({ shape }) => shape)));
  return sizes[0];
}

/** Rows `from` to `to` in the order of `order`, or as they lie where it is null, as tensors. */
export function rows(tree: unknown, from: number, to: number, order: Uint32Array | null): unknown {
  return mapTree(tree, (l) => (l instanceof Leaf ? rowsOf(l, from, to, order) : l));
}
function rowsOf({ data, spec }: Leaf, from: number, to: number, order: Uint32Array | null): Tensor {
  const rest: Shape = spec.shape.slice(1);
  const size = sizeOf(rest);
  const shape = [to - from, ...rest];
  if (!order) return fromHost(data.subarray(from * size, to * size), { shape, dtype: spec.dtype });
  const out = new (data.constructor as new (n: number) => TypedArray)((to - from) * size);
  for (let i = from; i < to; i++) {
    const row = order[i]! * size;
    (out as Float32Array).set((data as Float32Array).subarray(row, row + size), (i - from) * size);
  }
  return fromHost(out, { shape, dtype: spec.dtype });
}

/** Gives up all tensors of a tree. */
export function disposeAll(...trees: readonly unknown[]): void {
  for (const value of flatten(trees)) if (value instanceof Tensor) value.dispose();
}
