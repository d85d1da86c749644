import { expected, type OptionalField, oneOf } from '@oneiros/core';
import type { DataFormat } from '@oneiros/layers-core';
import { add, reshape, type Tensor } from '@oneiros/tensor';

/** One number for all spatial axes, or one for each. */
export type PerAxis = number | readonly number[];
/** 'valid': only windows that lie in the input. 'same': zeros around it, so that with strides of 1 the size remains. */
export type Padding = 'valid' | 'same';

/** A field for the padding. */
export function padding(): OptionalField<Padding> {
  return oneOf<Padding>(['valid', 'same'], 'valid');
}
/** The axis of channels. */
export function channelAxis(format: DataFormat): number {
  return format === 'channels_last' ? -1 : 1;
}
/** The spatial axes of an input with `rank` of them. */
export function spatialAxes(format: DataFormat, rank: number): number[] {
  return Array.from({ length: rank }, (_, i) => i + (format === 'channels_last' ? 1 : 2));
}
/** Adds `[channels]` to each position. */
export function addBias(x: Tensor, bias: Tensor, format: DataFormat): Tensor {
  return add(
    x,
    format === 'channels_last' ? bias : reshape(bias, [bias.size, ...new Array<number>(x.rank - 2).fill(1)]),
  );
}
/** Throws where windows both jump and are dilated, which Keras does not allow either. */
export function checkStrides(where: string, strides: readonly number[], dilation: readonly number[]): void {
  if (Math.max(...strides) > 1 && Math.max(...dilation) > 1) {
    throw expected(
      where,
      'strides or dilationRate of 1',
      `strides=[${strides}] and dilationRate=[${dilation}]`,
      'Set one of them to 1.',
    );
  }
}
