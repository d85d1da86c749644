import type { Shape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { dilated } from '../internal/convolution.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor } from '../tensor.ts';
import { type ConvAttrs, convOp } from './conv.ts';
import { convInputGradient } from './conv-input-gradient.ts';
import { padOp } from './pad.ts';
import { reshape } from './reshape.ts';
import { transpose } from './transpose.ts';

export interface ConvKernelGradientAttrs extends ConvAttrs {
  readonly kernelShape: Shape;
}

/**
 * The gradient of a convolution for its kernel, of shape `kernelShape`. It is linear in `x` and in `dy`.
 * Everything is channels last, padding explicit.
 *
 * ```ts
 * convKernelGradient(x, dy, { kernelShape: [3, 3, 2, 4], strides: [1, 1], padding: [[0, 0], [0, 0]], dilation: [1, 1], groups: 1 });
 * ```
 */
export function convKernelGradient(x: Tensor, dy: Tensor, attrs: ConvKernelGradientAttrs): Tensor {
  return bind(convKernelGradientOp, [x, dy], attrs);
}

export const convKernelGradientOp: Op<readonly [x: Tensor, dy: Tensor], ConvKernelGradientAttrs> = {
  name: 'convKernelGradient',
  infer: ([x], { kernelShape }) => ({ shape: kernelShape, dtype: x.dtype }),
  vjp: (g, [x, dy], { kernelShape: _, ...attrs }) => [
    convInputGradient(dy, g, { ...attrs, inputShape: x.shape }),
    bind(convOp, [x, g], attrs),
  ],
  // A convolution of x with dy as the kernel: batch and channels swapped, strides and dilation swapped.
  expand: ([x, dy], { strides, padding, dilation, groups, kernelShape }) => {
    const spatial = strides.map((_, i) => i + 1);
    const last = x.rank - 1;
    const low = padding.map(([l]) => l);
    // So much that exactly the windows of the kernel's size fit.
    const high = strides.map(
      (s, i) => dilated(kernelShape[i]!, dilation[i]!) - 1 + dilated(dy.shape[i + 1]!, s) - x.shape[i + 1]! - low[i]!,
    );
    const direct = high.every((h) => h >= 0);
    const cut = direct
      ? x
      : bind(padOp, [x, asTensor(0, x.dtype)], {
          low: [0, ...low, 0],
          high: [0, ...high, 0],
          interior: x.shape.map(() => 0),
        });
    const explicit = low.map((l, i) => (direct ? ([l, high[i]!] as const) : ([0, 0] as const)));
    const left = swapGroups(cut, groups);
    const right = transpose(dy, { axes: [...spatial, 0, last] });
    const product = bind(convOp, [left, right], { strides: dilation, padding: explicit, dilation: strides, groups });
    return transpose(product, { axes: [...spatial, 0, last] });
  },
};

/** (N, …, groups · C) to (C, …, groups · N). */
function swapGroups(x: Tensor, groups: number): Tensor {
  const last = x.rank - 1;
  const spatial = x.shape.slice(1, -1).map((_, i) => i + 1);
  if (groups === 1) return transpose(x, { axes: [last, ...spatial, 0] });
  const channels = x.shape[last]! / groups;
  const grouped = reshape(x, [...x.shape.slice(0, -1), groups, channels]);
  return reshape(transpose(grouped, { axes: [last + 1, ...spatial, last, 0] }), [
    channels,
    ...x.shape.slice(1, -1),
    groups * x.shape[0]!,
  ]);
}
