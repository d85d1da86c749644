import { castOp } from '@oneiros/tensor';
import { entriesOf, type KernelTable } from './internal/entries.ts';
import type { CpuKernel, KernelEntry } from './internal/kernel-entry.ts';
import { extended, isHalf } from './internal/numeric.ts';
import { decode, encode, widen } from './internal/widen.ts';

/**
 * The same kernels for float16 and bfloat16 too: their elements are widened to float32, and results rounded.
 *
 * ```ts
 * await useBackend(cpuWith(halfFloats(denseKernels)));
 * ```
 */
export function halfFloats(...tables: readonly KernelTable[]): readonly KernelEntry[] {
  return entriesOf(tables).map(([op, kernel]) => [
    op,
    op === castOp ? castingHalves(kernel) : extended(kernel, 'halves', widen),
  ]);
}

/** From and to float32 in one pass. */
function castingHalves(cast: CpuKernel): CpuKernel {
  return (inputs, application, context) => {
    const {
      inputs: [from],
      outputs: [to],
    } = application;
    if (from!.dtype === 'float32' && isHalf(to!)) return [encode(inputs[0]!, to!.dtype)];
    if (to!.dtype === 'float32' && isHalf(from!)) return [decode(inputs[0]!, from!.dtype)];
    return cast(inputs, application, context);
  };
}
