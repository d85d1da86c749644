import type { Tensor, TensorLike } from '../tensor.ts';
import { type ConvOptions, conv } from './conv.ts';
import { depthwiseConv } from './depthwise-conv.ts';

/**
 * Depthwise convolution followed by one with `pointwiseKernel` (1, …, C · multiplier, filters), which mixes the channels.
 *
 * ```ts
 * separableConv(images, depthwiseKernel, pointwiseKernel, { padding: 'same' });
 * ```
 */
export function separableConv(
  inputs: TensorLike,
  depthwiseKernel: TensorLike,
  pointwiseKernel: TensorLike,
  options: ConvOptions = {},
): Tensor {
  const { dataFormat = 'channels_last', dilationRate = 1 } = options;
  return conv(depthwiseConv(inputs, depthwiseKernel, options), pointwiseKernel, { dataFormat, dilationRate });
}
