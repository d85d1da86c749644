import { sizeOf, storage, type TypedArray } from '@oneiros/core';
import { type ArgsortAttrs, argsortOp, sortOp, topKOp } from '@oneiros/tensor';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';
import { numeric } from '../internal/numeric.ts';

/** Indices of a run of `size` elements, `step` apart, in order: NaN counts as the greatest, equal elements keep their order. */
function orderOf(x: TypedArray, start: number, step: number, size: number, descending: boolean): Int32Array {
  const order = new Int32Array(size);
  for (let i = 0; i < size; i++) order[i] = i;
  const sign = descending ? -1 : 1;
  return order.sort((a, b) => {
    const [v, w] = [x[start + a * step]!, x[start + b * step]!];
    if (v < w) return -sign;
    if (v > w) return sign;
    return (Number(Number.isNaN(v)) - Number(Number.isNaN(w))) * sign || a - b;
  });
}

const argsort: CpuKernel = /*#__PURE__*/ numeric(([x], { inputs: [from], attrs }) => {
  const { axis, descending } = attrs as ArgsortAttrs;
  const size = from!.shape[axis]!;
  const inner = sizeOf(from!.shape.slice(axis + 1));
  const out = new Int32Array(x!.length);
  for (let start = 0; start < out.length; start += size * inner) {
    for (let b = 0; b < inner; b++) {
      const order = orderOf(x!, start + b, inner, size, descending);
      for (let i = 0; i < size; i++) out[start + b + i * inner] = order[i]!;
    }
  }
  return [out];
});

/** The sort of typed arrays is by value, with NaN last, as wanted. */
const sort: CpuKernel = /*#__PURE__*/ numeric(([x], { inputs: [from], attrs }) => {
  const { axis } = attrs as { axis: number };
  const size = from!.shape[axis] ?? 1;
  const inner = sizeOf(from!.shape.slice(axis + 1));
  const out = storage(from!.dtype, x!.length);
  const run = storage(from!.dtype, size);
  for (let start = 0; start < out.length; start += size * inner) {
    for (let b = 0; b < inner; b++) {
      for (let i = 0; i < size; i++) run[i] = x![start + b + i * inner]!;
      run.sort();
      for (let i = 0; i < size; i++) out[start + b + i * inner] = run[i]!;
    }
  }
  return [out];
});

/** Indices of the `k` greatest elements of a run, by insertion: for few of many. */
function firstOf(x: TypedArray, start: number, size: number, k: number): Int32Array {
  const order = new Int32Array(k);
  let known = 0;
  for (let i = 0; i < size && k > 0; i++) {
    const v = x[start + i]!;
    if (known === k && !isGreater(v, x[start + order[k - 1]!]!)) continue;
    let at = known < k ? known++ : k - 1;
    for (; at > 0 && isGreater(v, x[start + order[at - 1]!]!); at--) order[at] = order[at - 1]!;
    order[at] = i;
  }
  return order;
}
function isGreater(v: number | bigint, w: number | bigint): boolean {
  return v > w || (Number.isNaN(v) && !Number.isNaN(w));
}

const topK: CpuKernel = /*#__PURE__*/ numeric(([x], { inputs: [from], outputs: [to], attrs }) => {
  const { k } = attrs as { k: number };
  const size = from!.shape.at(-1)!;
  const count = sizeOf(to!.shape);
  const values = storage(from!.dtype, count);
  const indices = new Int32Array(count);
  for (let row = 0; row * k < count; row++) {
    const order = k <= 16 ? firstOf(x!, row * size, size, k) : orderOf(x!, row * size, 1, size, true);
    for (let i = 0; i < k; i++) {
      indices[row * k + i] = order[i]!;
      values[row * k + i] = x![row * size + order[i]!]!;
    }
  }
  return [values, indices];
});

/** Kernel of `argsort`. */
export const argsortKernel: KernelEntry = [argsortOp, argsort];
/** Kernel of `sort`. */
export const sortKernel: KernelEntry = [sortOp, sort];
/** Kernel of `topK`. */
export const topKKernel: KernelEntry = [topKOp, topK];

/** Elements in order. */
export const sortKernels: readonly KernelEntry[] = [argsortKernel, sortKernel, topKKernel];
