import type { TfjsTensor } from '@oneiros/backend-tfjs';
import { sizeOf } from '@oneiros/core';
import {
  MatMulPackedProgram,
  MatMulReduceProgram,
  MatMulSmallOutputSizeProgram,
  MatMulSplitKProgram,
  type WebGPUProgram,
} from '../tfjs/programs.ts';
import type { Gpu } from './gpu.ts';
import { runProgram } from './run-program.ts';

/** Whether a matrix is given turned. */
export interface Turned {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Products of a batch of float32 matrices, [batch, rows, summed] · [batch, summed, columns], by tfjs's shader for their size. */
export function product(gpu: Gpu, a: TfjsTensor, b: TfjsTensor, { transposeA, transposeB }: Turned): TfjsTensor {
  const batch = Math.max(a.shape[0]!, b.shape[0]!);
  const [rows, summed] = transposeA ? [a.shape[2]!, a.shape[1]!] : [a.shape[1]!, a.shape[2]!];
  const columns = b.shape[transposeB ? 1 : 2]!;
  const output = gpu.make([batch, rows, columns], 'float32');
  const shape = output.shape;
  let program: WebGPUProgram;
  if (!isFew(batch, rows, columns, gpu)) {
    const nothingElse = [null!, null!, null!] as const;
    const matrices = [a.shape, shape] as [Matrices, Matrices];
    program = new MatMulPackedProgram(...matrices, transposeA, transposeB, ...nothingElse, isIntel(gpu));
  } else if (sizeOf(shape) <= 128) {
    program = new MatMulReduceProgram(shape as Matrices, transposeA, transposeB);
  } else if (batch === 1 && summed >= 2000) {
    gpu.clear(output); // to which each part of the sum is added
    program = new MatMulSplitKProgram(shape as Matrices, summed, transposeA, transposeB);
  } else {
    const matrices = [a.shape, b.shape, shape] as [Matrices, Matrices, Matrices];
    program = new MatMulSmallOutputSizeProgram(...matrices, transposeA, transposeB);
  }
  return runProgram(gpu, program, [a, b], output, [[rows], [columns], [summed]]);
}

type Matrices = [batch: number, rows: number, columns: number];

/** Whether tiles of 32 × 32 are so few that most of a GPU would have nothing to do; the numbers are tfjs's. */
function isFew(batch: number, rows: number, columns: number, gpu: Gpu): boolean {
  const tiles = batch * Math.ceil(rows / 32) * Math.ceil(columns / 32);
  const few = fewTiles(gpu);
  return tiles <= few || (rows <= 8 && tiles <= 2 * few);
}

/** How many tiles are few on this GPU. */
export function fewTiles({ adapterInfo: { vendor, architecture } }: Gpu): number {
  const isNew = architecture.startsWith('xe') || Number(/^gen\D*(\d+)/.exec(architecture)?.[1] ?? 0) >= 12;
  return vendor === 'intel' && isNew ? 16 : 8;
}

/** On these GPUs threads better read one after the other. */
export function isIntel({ adapterInfo }: Gpu): boolean {
  return adapterInfo.vendor === 'intel';
}
