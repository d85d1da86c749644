import type { TfjsKernel, TfjsTensor } from '@oneiros/backend-tfjs';
import { stridesOf } from '@oneiros/core';
import { copier } from '../lowerings/movement.ts';
import { convolution2d, convolution3d, depthwise2d, type Moves, type Operands } from './convolutions.ts';
import type { Gpu } from './gpu.ts';
import { product, type Turned } from './products.ts';

/** What backend-tfjs calls by tfjs's names: products and convolutions by shaders of tfjs, moving of elements by our own. */
export const tfjsKernels: readonly TfjsKernel[] = [
  kernel('BatchMatMul', ({ a, b }, attrs: Turned, gpu) => product(gpu, a!, b!, attrs)),
  kernel('Conv2D', (operands, attrs: Moves, gpu) => convolution2d(gpu, operands as unknown as Operands, attrs)),
  kernel('Conv3D', (operands, attrs: Moves, gpu) => convolution3d(gpu, operands as unknown as Operands, attrs)),
  kernel('DepthwiseConv2dNative', (operands, attrs: Moves, gpu) =>
    depthwise2d(gpu, operands as unknown as Operands, attrs),
  ),
  kernel('Transpose', ({ x }, { perm }: { readonly perm: readonly number[] }, gpu) => {
    const own = stridesOf(x!.shape);
    const shape = perm.map((axis) => x!.shape[axis]!);
    return moved(gpu, { shape, parts: [{ x: x!, from: { start: 0, steps: perm.map((axis) => own[axis]!) } }] });
  }),
  kernel(
    'Slice',
    ({ x }, { begin, size }: { readonly begin: readonly number[]; readonly size: readonly number[] }, gpu) => {
      const own = stridesOf(x!.shape);
      const start = begin.reduce((at, n, i) => at + n * own[i]!, 0);
      return moved(gpu, { shape: size, parts: [{ x: x!, from: { start, steps: own } }] });
    },
  ),
  kernel('Concat', (tensors, { axis }: { readonly axis: number }, gpu) => {
    const xs = Object.values(tensors);
    const shape = xs[0]!.shape.map((n, i) => (i === axis ? xs.reduce((sum, x) => sum + x.shape[axis]!, 0) : n));
    const step = stridesOf(shape)[axis]!;
    let at = 0;
    const parts = xs.map((x) => {
      const start = at * step;
      at += x.shape[axis]!;
      return { x, start, sizes: x.shape };
    });
    return moved(gpu, { shape, parts });
  }),
  kernel('PadV2', ({ x }, { paddings }: { readonly paddings: readonly (readonly number[])[] }, gpu) => {
    const shape = x!.shape.map((n, i) => n + paddings[i]![0]! + paddings[i]![1]!);
    const start = stridesOf(shape).reduce((sum, step, i) => sum + step * paddings[i]![0]!, 0);
    return moved(gpu, { shape, zeros: true, parts: [{ x: x!, start, sizes: x!.shape }] });
  }),
];

/** Parts of tensors at their places in a new one. */
interface Moved {
  readonly shape: readonly number[];
  /** Whether places without an element are 0. */
  readonly zeros?: boolean;
  readonly parts: readonly {
    readonly x: TfjsTensor;
    /** Where it begins in the result, and how much of it is taken: default all. */
    readonly start?: number;
    readonly sizes?: readonly number[];
    /** How it is walked; default as it lies. */
    readonly from?: { readonly start: number; readonly steps: readonly number[] };
  }[];
}

function moved(gpu: Gpu, { shape, zeros = false, parts }: Moved): TfjsTensor {
  const result = gpu.make(shape, parts[0]!.x.dtype);
  const steps = stridesOf(shape);
  if (zeros) gpu.clear(result);
  for (const { x, start = 0, sizes = shape, from = { start: 0, steps: stridesOf(x.shape) } } of parts)
    copier({ sizes, operands: [{ start, steps }, from] })(result, x, gpu);
  return result;
}

function kernel<A>(
  kernelName: string,
  run: (inputs: { readonly [name: string]: TfjsTensor }, attrs: A, gpu: Gpu) => TfjsTensor,
): TfjsKernel {
  return {
    kernelName,
    kernelFunc: ({ inputs, attrs, backend }: { inputs: { [name: string]: TfjsTensor }; attrs: A; backend: Gpu }) =>
      run(inputs, attrs, backend),
  };
}
