import { arrayOf, convert, isBig, isFloat, sizeOf, storage, stridesOf } from '@oneiros/core';
import { castOp, iotaOp } from '@oneiros/tensor';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';
import { isHalf, numeric } from '../internal/numeric.ts';

const iota: CpuKernel = /*#__PURE__*/ numeric((_, { attrs, outputs: [value] }) => {
  const { axis } = attrs as { axis: number };
  const { shape, dtype } = value!;
  const out = storage(dtype, sizeOf(shape));
  const run = stridesOf(shape)[axis]!;
  const size = shape[axis]!;
  for (let start = 0, i = 0; start < out.length; start += run, i = i + 1 === size ? 0 : i + 1) {
    if (isBig(dtype)) (out as BigInt64Array).fill(BigInt(i), start, start + run);
    else (out as Int32Array).fill(i, start, start + run);
  }
  return [out];
});

const cast: CpuKernel = ([x], { inputs: [from], outputs: [to] }) => {
  const [source, target] = [from!.dtype, to!.dtype];
  // Numbers as they lie in memory are rounded and wrapped by the array that takes them.
  const special = [from!, to!].some((value) => isHalf(value) || isBig(value.dtype));
  const alike = !special && target !== 'bool' && (isFloat(target) || !isFloat(source));
  if (alike) return [new (arrayOf(target))(x as never)];
  if (source === 'float32' && target === 'int32') {
    const out = new Int32Array(x!.length);
    for (let i = 0; i < out.length; i++) {
      const v = (x as Float32Array)[i]!;
      out[i] = Math.max(-2147483648, Math.min(v, 2147483647));
    }
    return [out];
  }
  if (target === 'bool' && (source === 'float32' || source === 'float64')) {
    const out = new Uint8Array(x!.length);
    for (let i = 0; i < out.length; i++) out[i] = x![i] === 0 ? 0 : 1;
    return [out];
  }
  return [convert(x as Float32Array, target, source)];
};

/** Kernel of `iota`. */
export const iotaKernel: KernelEntry = [iotaOp, iota];
/** Kernel of `cast`. */
export const castKernel: KernelEntry = [castOp, cast];

/** Elements out of nothing, and of another dtype. */
export const createKernels: readonly KernelEntry[] = [iotaKernel, castKernel];
