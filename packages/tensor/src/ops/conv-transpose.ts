import { expected, show } from '@oneiros/core';
import { bind } from '../bind.ts';
import { dilated } from '../internal/convolution.ts';
import { operands } from '../internal/elementwise.ts';
import {
  type DataFormat,
  fromChannelsLast,
  type Padding,
  perAxis,
  spatialRank,
  toChannelsLast,
  windowCount,
} from '../internal/spatial.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { convInputGradient } from './conv-input-gradient.ts';
import { padOp } from './pad.ts';

export interface ConvTransposeOptions {
  /** How far the windows of neighbouring elements are apart. Default 1. */
  readonly strides?: number | readonly number[];
  /** Default 'valid'. */
  readonly padding?: Padding;
  /** Size added at the end of each spatial axis; by default the size is that of `strides · input` (with 'same'). */
  readonly outputPadding?: number | readonly number[] | null;
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
  /** Steps between elements of the kernel. Default 1. */
  readonly dilationRate?: number | readonly number[];
}

/**
 * Transposed convolution: the gradient of a convolution for its input. `kernel` is (…spatial, filters, C).
 *
 * ```ts
 * convTranspose(ones([1, 4, 4, 2]), ones([3, 3, 5, 2]), { strides: 2, padding: 'same' }); // shape [1, 8, 8, 5]
 * ```
 */
export function convTranspose(
  inputs: TensorLike,
  kernel: TensorLike,
  {
    strides = 1,
    padding = 'valid',
    outputPadding = null,
    dataFormat = 'channels_last',
    dilationRate = 1,
  }: ConvTransposeOptions = {},
): Tensor {
  const [given, k] = operands(inputs, kernel, 'float');
  const rank = spatialRank(given, 'ops.convTranspose');
  const x = toChannelsLast(given, dataFormat, 'ops.convTranspose');
  if (padding !== 'valid' && padding !== 'same')
    throw expected('ops.convTranspose: padding', "'valid' or 'same'", show(padding));
  const steps = perAxis(strides, rank, 'ops.convTranspose: strides');
  const dilation = perAxis(dilationRate, rank, 'ops.convTranspose: dilationRate');
  const extra = typeof outputPadding === 'number' ? steps.map(() => outputPadding) : outputPadding;
  const axes = steps.map((stride, i) =>
    placement(x.shape[i + 1]!, dilated(k.shape[i]!, dilation[i]!), stride, padding, extra?.[i]),
  );
  const pads = axes.map(({ low, high }) => [low, high] as const);
  const y = convInputGradient(x, k, {
    strides: steps,
    padding: pads,
    dilation,
    groups: 1,
    inputShape: [x.shape[0]!, ...axes.map((a) => a.size), k.shape.at(-2)!],
  });
  const beyond = [0, ...axes.map((a) => a.beyond), 0];
  const none = beyond.map(() => 0);
  const whole = beyond.some((n) => n > 0)
    ? bind(padOp, [y, asTensor(0, y.dtype)], { low: none, high: beyond, interior: none })
    : y;
  return fromChannelsLast(whole, dataFormat);
}

/** The size of the result along an axis, the padding of the convolution that it is the transpose of, and zeros that no window reaches. */
function placement(
  count: number,
  extent: number,
  stride: number,
  padding: Padding,
  extra: number | undefined,
): { size: number; low: number; high: number; beyond: number } {
  const full = (count - 1) * stride + extent; // without padding
  let low = 0;
  let total: number; // of all that is cut off the full size; less than 0 where zeros are added
  if (padding === 'valid') {
    total = -(extra ?? Math.max(extent, stride) - extent);
  } else {
    const kept = extra === undefined ? stride + extent - 2 : extent + (extent % 2) - 2 + extra;
    const before = Math.min(Math.ceil(kept / 2), extent - 1);
    low = extent - 1 - before;
    total = 2 * (extent - 1) - kept;
  }
  const high = total - low;
  const size = full - total;
  if (high >= 0) return { size, low, high, beyond: 0 };
  // A convolution over zeros at the end that would make one window more cannot be the one transposed here.
  const fits = windowCount(size, [low, 0], extent, stride) === count;
  return fits ? { size, low, high: 0, beyond: 0 } : { size: size + high, low, high: 0, beyond: -high };
}
