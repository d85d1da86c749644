import type { Shape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { dilated } from '../internal/convolution.ts';
import { asOneBatch } from '../internal/fold-batch.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor } from '../tensor.ts';
import { type ConvAttrs, convOp } from './conv.ts';
import { convKernelGradient } from './conv-kernel-gradient.ts';
import { flip } from './flip.ts';
import { padOp } from './pad.ts';
import { reshape } from './reshape.ts';
import { transpose } from './transpose.ts';

export interface ConvInputGradientAttrs extends ConvAttrs {
  readonly inputShape: Shape;
}

/**
 * The gradient of a convolution for its input: what `conv` of an input of shape `inputShape` needs on the way back.
 * It is linear in `dy` and in `kernel`, and is the transposed convolution. Everything is channels last, padding explicit.
 *
 * ```ts
 * convInputGradient(dy, kernel, { inputShape: [1, 8, 8, 3], strides: [1, 1], padding: [[0, 0], [0, 0]], dilation: [1, 1], groups: 1 });
 * ```
 */
export function convInputGradient(dy: Tensor, kernel: Tensor, attrs: ConvInputGradientAttrs): Tensor {
  return bind(convInputGradientOp, [dy, kernel], attrs);
}

export const convInputGradientOp: Op<readonly [dy: Tensor, kernel: Tensor], ConvInputGradientAttrs> = {
  name: 'convInputGradient',
  infer: ([dy], { inputShape }) => ({ shape: inputShape, dtype: dy.dtype }),
  heavy: true,
  batch: ([dy, kernel], [, each], attrs) => {
    const { inputShape } = attrs;
    const all = (x: Tensor): Tensor =>
      bind(convInputGradientOp, [x, kernel], { ...attrs, inputShape: [x.shape[0]!, ...inputShape.slice(1)] });
    return each ? null : asOneBatch(dy, all);
  },
  vjp: (g, [dy, kernel], { inputShape: _, ...attrs }) => [
    bind(convOp, [g, kernel], attrs),
    convKernelGradient(g, dy, { ...attrs, kernelShape: kernel.shape }),
  ],
  // Zeros between the elements of dy undo the strides; the kernel is turned around and its channels are swapped.
  expand: ([dy, kernel], { strides, padding, dilation, groups, inputShape }) => {
    const extents = dilation.map((d, i) => dilated(kernel.shape[i]!, d));
    const low = extents.map((extent, i) => extent - 1 - padding[i]![0]);
    const high = extents.map((_, i) => inputShape[i + 1]! - 1 - (dy.shape[i + 1]! - 1) * strides[i]! + padding[i]![0]);
    const direct = strides.every((s, i) => s === 1 && low[i]! >= 0 && high[i]! >= 0);
    const spread = direct
      ? dy
      : bind(padOp, [dy, asTensor(0, dy.dtype)], {
          low: [0, ...low, 0],
          high: [0, ...high, 0],
          interior: [0, ...strides.map((s) => s - 1), 0],
        });
    const explicit = low.map((l, i) => (direct ? ([l, high[i]!] as const) : ([0, 0] as const)));
    const turned = swapChannels(flip(kernel, { axis: strides.map((_, i) => i) }), groups);
    return bind(convOp, [spread, turned], { strides: strides.map(() => 1), padding: explicit, dilation, groups });
  },
};

/** (…, C / groups, O) to (…, O / groups, C). */
function swapChannels(kernel: Tensor, groups: number): Tensor {
  const spatial = kernel.shape.slice(0, -2);
  const [channels, filters] = kernel.shape.slice(-2) as [number, number];
  const n = spatial.length;
  const front = spatial.map((_, i) => i);
  if (groups === 1) return transpose(kernel, { axes: [...front, n + 1, n] });
  const grouped = reshape(kernel, [...spatial, channels, groups, filters / groups]);
  return reshape(transpose(grouped, { axes: [...front, n + 2, n + 1, n] }), [
    ...spatial,
    filters / groups,
    groups * channels,
  ]);
}
