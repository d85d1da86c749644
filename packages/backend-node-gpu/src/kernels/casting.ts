import { bytesOf, type DType, integerRange, isFloat } from '@oneiros/core';
import { bitcastOp, castOp } from '@oneiros/tensor';
import type { KernelRow } from '../internal/kernel-row.ts';
import type { TensorflowKernel } from '../internal/kit.ts';

/** Integers wrap; floats go to the nearest end of the range, and NaN to 0, which is more than C promises. */
const cast: TensorflowKernel = {
  // No float64 is the greatest integer of 64 bits.
  accepts: ({ inputs: [x], outputs: [y] }) => !(isFloat(x!.dtype) && !isFloat(y!.dtype) && bytesOf(y!.dtype) === 8),
  run: (kit, [x], { outputs: [value] }) => {
    const { dtype } = value!;
    const from = x!.dtype as DType;
    if (dtype === 'bool') return kit.op('NotEqual', [x!, kit.scalar(0, x!)]);
    if (!isFloat(from) || isFloat(dtype)) return kit.cast(x!, dtype);
    const [low, high] = integerRange(dtype);
    const wide = kit.cast(x!, 'float64');
    const zero = kit.scalar(0, wide);
    const number = kit.op('SelectV2', [kit.op('IsNan', [wide]), zero, wide]);
    const above = kit.op('Maximum', [number, kit.scalar(Number(low), wide)]);
    return kit.cast(kit.op('Minimum', [above, kit.scalar(Number(high), wide)]), dtype);
  },
};

/** Conversion. */
export const castingKernels: readonly KernelRow[] = [
  [castOp, cast],
  [
    bitcastOp,
    {
      accepts: ({ inputs, outputs }) => inputs[0]!.dtype !== 'bool' && outputs[0]!.dtype !== 'bool',
      run: (kit, [x], { outputs }) => kit.bitcast(x!, outputs[0]!.dtype),
    },
  ],
];
