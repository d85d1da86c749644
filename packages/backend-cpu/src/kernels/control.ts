import { sizeOf, storage, type TypedArray } from '@oneiros/core';
import {
  barrierOp,
  type CondAttrs,
  condOp,
  type ScanAttrs,
  scanOp,
  type WhileLoopAttrs,
  whileLoopOp,
} from '@oneiros/tensor';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';

const cond: CpuKernel = ([pred, ...operands], { attrs }, { run }) => {
  const { then, otherwise } = attrs as CondAttrs;
  return run(pred![0] ? then : otherwise, operands);
};

const whileLoop: CpuKernel = (inputs, { attrs }, { run, free }) => {
  const { condition, body, constants } = attrs as WhileLoopAttrs;
  const fixed = inputs.slice(0, constants);
  let state = inputs.slice(constants);
  for (let round = 0; run(condition, [...fixed, ...state])[0]![0]; round++) {
    const next = run(body, [...fixed, ...state]);
    if (round > 0) state.forEach(free); // before that they are the caller's
    state = [...next];
  }
  return state;
};

const scan: CpuKernel = (inputs, { attrs, outputs }, { run }) => {
  const { body, constants, carry, length, reverse } = attrs as ScanAttrs;
  const fixed = inputs.slice(0, constants);
  const columns = inputs.slice(constants + carry);
  const sizes = body.inputs.slice(constants + carry).map((value) => sizeOf(value.shape));
  const ys = outputs.slice(carry).map(({ shape, dtype }) => storage(dtype, sizeOf(shape)));
  let state = inputs.slice(constants, constants + carry);
  for (let i = 0; i < length; i++) {
    const t = reverse ? length - 1 - i : i;
    const results = run(body, [...fixed, ...state, ...columns.map((x, at) => rows(x, t, sizes[at]!))]);
    ys.forEach((y, at) => {
      const row = results[carry + at]!;
      y.set(row as never, t * row.length);
    });
    state = results.slice(0, carry);
  }
  // A state that shows a part of xs would keep the whole of it alive.
  return [...state.map((x) => (x.byteLength < x.buffer.byteLength ? x.slice() : x)), ...ys];
};

/** The elements of x[t], not copied. */
function rows(x: TypedArray, t: number, size: number): TypedArray {
  return x.subarray(t * size, (t + 1) * size);
}

/** Kernel of `cond`. */
export const condKernel: KernelEntry = [condOp, cond];
/** Kernel of `whileLoop`. */
export const whileLoopKernel: KernelEntry = [whileLoopOp, whileLoop];
/** Kernel of `scan`. */
export const scanKernel: KernelEntry = [scanOp, scan];
/** Kernel of the barrier. */
export const barrierKernel: KernelEntry = [barrierOp, (inputs) => inputs];

/** Kernels of loops, branches, and the barrier that nothing is moved across. */
export const controlKernels: readonly KernelEntry[] = [condKernel, whileLoopKernel, scanKernel, barrierKernel];
