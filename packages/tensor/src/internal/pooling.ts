import { expected } from '@oneiros/core';
import type { WindowAttrs } from '../ops/window-max.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { type DataFormat, type Padding, paddingOf, perAxis, spatialRank } from './spatial.ts';

export interface PoolOptions {
  /** Steps between windows; default the size of the window. */
  readonly strides?: number | readonly number[] | null;
  /** Default 'valid'. */
  readonly padding?: Padding;
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
}

/** The windows of a pooling, over all axes of `inputs`. */
export function poolAttrs(
  name: string,
  inputs: TensorLike,
  poolSize: number | readonly number[],
  { strides = null, padding = 'valid', dataFormat = 'channels_last' }: PoolOptions,
): { readonly x: Tensor; readonly attrs: WindowAttrs } {
  const x = asTensor(inputs);
  const rank = spatialRank(x, name);
  if (dataFormat !== 'channels_last' && dataFormat !== 'channels_first') {
    throw expected(`${name}: dataFormat`, "'channels_last' or 'channels_first'", String(dataFormat));
  }
  const all = <T>(spatial: readonly T[], other: T): readonly T[] =>
    dataFormat === 'channels_last' ? [other, ...spatial, other] : [other, other, ...spatial];
  const window = all(perAxis(poolSize, rank, `${name}: poolSize`), 1);
  const steps = strides === null ? window : all(perAxis(strides, rank, `${name}: strides`), 1);
  return { x, attrs: { window, strides: steps, padding: paddingOf(padding, x.shape, window, steps, name) } };
}
