import { expected, isFloat, sizeOf } from '@oneiros/core';
import { bind } from '../bind.ts';
import { convShape, dilated } from '../internal/convolution.ts';
import { toDType } from '../internal/elementwise.ts';
import { asOneBatch } from '../internal/fold-batch.ts';
import {
  type DataFormat,
  fromChannelsLast,
  type Padding,
  paddingOf,
  perAxis,
  spatialRank,
  toChannelsLast,
} from '../internal/spatial.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { convInputGradient } from './conv-input-gradient.ts';
import { convKernelGradient } from './conv-kernel-gradient.ts';

export interface ConvOptions {
  /** Steps between windows: one number, or one for each spatial axis. Default 1. */
  readonly strides?: number | readonly number[];
  /** Default 'valid'. */
  readonly padding?: Padding;
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
  /** Steps between elements of the kernel. Default 1. */
  readonly dilationRate?: number | readonly number[];
}

/**
 * Convolution over one, two or three spatial axes. `inputs` is (N, …spatial, C), `kernel` (…spatial, C / groups, filters):
 * the number of groups follows from the channels.
 *
 * ```ts
 * conv(images, kernel, { strides: 2, padding: 'same' });
 * ```
 * @throws OneirosError where the channels do not fit or no window does.
 */
export function conv(
  inputs: TensorLike,
  kernel: TensorLike,
  { strides = 1, padding = 'valid', dataFormat = 'channels_last', dilationRate = 1 }: ConvOptions = {},
): Tensor {
  const k = asTensor(kernel);
  const given = asTensor(inputs);
  const rank = spatialRank(given, 'ops.conv');
  const dtype = isFloat(k.dtype) ? k.dtype : 'float32';
  const x = toChannelsLast(toDType(given, dtype), dataFormat, 'ops.conv');
  const groups = x.shape.at(-1)! / k.shape.at(-2)!;
  if (!Number.isInteger(groups)) {
    throw expected(
      'ops.conv',
      "input channels divisible by the kernel's",
      `${x.shape.at(-1)} channels for kernel shape [${k.shape}]`,
      'Check dataFormat and the kernel.',
    );
  }
  const steps = perAxis(strides, rank, 'ops.conv: strides');
  const dilation = perAxis(dilationRate, rank, 'ops.conv: dilationRate');
  const extents = dilation.map((d, i) => dilated(k.shape[i]!, d));
  const pads = paddingOf(padding, x.shape.slice(1, -1), extents, steps, 'ops.conv');
  const out = bind(convOp, [x, toDType(k, dtype)], { strides: steps, padding: pads, dilation, groups });
  if (sizeOf(out.shape) === 0 && sizeOf(x.shape) > 0) {
    throw expected(
      'ops.conv',
      'an input at least as large as the kernel',
      `input shape [${x.shape}] and kernel shape [${k.shape}]`,
      "Use padding: 'same', or a smaller kernel.",
    );
  }
  return fromChannelsLast(out, dataFormat);
}

/** How a convolution moves over its input. Channels are last. */
export interface ConvAttrs {
  /** Steps from one window to the next, by spatial axis. */
  readonly strides: readonly number[];
  /** Zeros before and after each spatial axis, not negative. */
  readonly padding: readonly (readonly [low: number, high: number])[];
  /** Steps from one element of the kernel to the next. */
  readonly dilation: readonly number[];
  /** Groups of channels that are convolved on their own. */
  readonly groups: number;
}

export const convOp: Op<readonly [x: Tensor, kernel: Tensor], ConvAttrs> = {
  name: 'conv',
  heavy: true,
  infer: ([x, kernel], attrs) => ({ shape: convShape(x, kernel, attrs), dtype: x.dtype }),
  batch: ([x, kernel], [, each], attrs) => (each ? null : asOneBatch(x, (all) => bind(convOp, [all, kernel], attrs))),
  vjp: (dy, [x, kernel], attrs) => [
    convInputGradient(dy, kernel, { ...attrs, inputShape: x.shape }),
    convKernelGradient(x, dy, { ...attrs, kernelShape: kernel.shape }),
  ],
};
