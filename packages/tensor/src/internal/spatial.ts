import { expected, show } from '@oneiros/core';
import { transpose } from '../ops/transpose.ts';
import type { Tensor } from '../tensor.ts';

/** Where channels lie: after or before the spatial axes. */
export type DataFormat = 'channels_last' | 'channels_first';
/** 'valid': windows inside of the input only; 'same': zeros around it so that stride 1 keeps the size. */
export type Padding = 'valid' | 'same';

/** One number for all spatial axes, or one for each. */
export function perAxis(value: number | readonly number[], rank: number, subject: string): readonly number[] {
  const list = typeof value === 'number' ? new Array<number>(rank).fill(value) : value;
  if (list.length !== rank || list.some((n) => !Number.isInteger(n) || n < 1)) {
    throw expected(subject, `a positive integer, or ${rank} of them`, show(value));
  }
  return list;
}

/** Zeros before and after each spatial axis, as XLA pads: with 'same', the odd one comes after. */
export function paddingOf(
  padding: Padding,
  sizes: readonly number[],
  extents: readonly number[],
  strides: readonly number[],
  subject: string,
): (readonly [number, number])[] {
  if (padding !== 'valid' && padding !== 'same')
    throw expected(`${subject}: padding`, "'valid' or 'same'", show(padding));
  return sizes.map((size, i) => {
    if (padding === 'valid') return [0, 0];
    const total = Math.max(0, (Math.ceil(size / strides[i]!) - 1) * strides[i]! + extents[i]! - size);
    return [Math.floor(total / 2), total - Math.floor(total / 2)];
  });
}

/** How many windows fit. */
export function windowCount(
  size: number,
  [low, high]: readonly [number, number],
  extent: number,
  stride: number,
): number {
  return Math.max(0, Math.floor((size + low + high - extent) / stride) + 1);
}

/** `x` of the given format with channels last. */
export function toChannelsLast(x: Tensor, format: DataFormat, subject: string): Tensor {
  if (format !== 'channels_last' && format !== 'channels_first') {
    throw expected(`${subject}: dataFormat`, "'channels_last' or 'channels_first'", show(format));
  }
  if (format === 'channels_last') return x;
  return transpose(x, { axes: [0, ...x.shape.slice(2).map((_, i) => i + 2), 1] });
}
/** The way back. */
export function fromChannelsLast(x: Tensor, format: DataFormat): Tensor {
  return format === 'channels_last'
    ? x
    : transpose(x, { axes: [0, x.rank - 1, ...x.shape.slice(2).map((_, i) => i + 1)] });
}

/** Checks that `x` has a batch axis, one to three spatial axes and channels; gives the number of spatial axes. */
export function spatialRank(x: Tensor, subject: string): number {
  if (x.rank < 3 || x.rank > 5)
    throw expected(
      subject,
      'a batch of 1D, 2D or 3D inputs with channels (3, 4 or 5 dimensions)',
      `shape=[${x.shape}]`,
    );
  return x.rank - 2;
}
