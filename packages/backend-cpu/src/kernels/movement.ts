import { sizeOf } from '@oneiros/core';
import { addOp, broadcastToOp, castOp, expOp, multiplyOp, reshapeOp, sumOp } from '@oneiros/tensor';
import { convert } from '@oneiros/core';
import type { KernelEntry } from '../internal/kernel-entry.ts';

export const movementKernels: readonly KernelEntry[] = [
  [reshapeOp, ([x]) => [x!]],
  [castOp, ([x], { inputs: [s], outputs: [o] }) => [convert(x as Float32Array, o!.dtype, s!.dtype)]],
  [expOp, ([x]) => [(x as Float32Array).map(Math.exp)]],
  [sumOp, ([x]) => [Float32Array.of((x as Float32Array).reduce((a, b) => a + b, 0))]],
  [broadcastToOp, ([x], { outputs: [o] }) => [new Float32Array(sizeOf(o!.shape)).fill((x as Float32Array)[0]!)]],
  [addOp, ([x, y]) => [(x as Float32Array).map((v, i) => v + (y![i % y!.length] as number))]],
  [multiplyOp, ([x, y]) => [(x as Float32Array).map((v, i) => v * (y![i % y!.length] as number))]],
];
