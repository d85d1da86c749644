import { expected } from '@oneiros/core';
import type { ConvAttrs } from '../ops/conv.ts';
import type { Spec } from '../tensor.ts';
import { windowCount } from './spatial.ts';

/** The extent of a dilated kernel. */
export function dilated(size: number, dilation: number): number {
  return (size - 1) * dilation + 1;
}

/** The shape of a convolution of `x` (N, …spatial, C) with `kernel` (…spatial, C / groups, O). */
export function convShape(x: Spec, kernel: Spec, { strides, padding, dilation, groups }: ConvAttrs): number[] {
  const channels = x.shape.at(-1)!;
  const out = kernel.shape.at(-1)!;
  if (kernel.shape.length !== x.shape.length || kernel.shape.at(-2)! * groups !== channels || out % groups) {
    throw expected(
      'ops.conv',
      'a kernel [...spatial, channels / groups, filters] with filters divisible by groups',
      `kernel shape [${kernel.shape}] for input [${x.shape}] and groups=${groups}`,
    );
  }
  if (x.dtype !== kernel.dtype)
    throw expected('ops.conv', 'input and kernel of one dtype', `${x.dtype} and ${kernel.dtype}`, 'Cast one of them.');
  const spatial = strides.map((stride, i) =>
    windowCount(x.shape[i + 1]!, padding[i]!, dilated(kernel.shape[i]!, dilation[i]!), stride),
  );
  return [x.shape[0]!, ...spatial, out];
}
