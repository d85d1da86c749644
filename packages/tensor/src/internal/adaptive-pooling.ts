import { expected, show } from '@oneiros/core';
import { concatenate } from '../ops/concatenate.ts';
import { take } from '../ops/take.ts';
import type { WindowAttrs } from '../ops/window-max.ts';
import { type Tensor, type TensorLike, tensor } from '../tensor.ts';
import { floating } from './elementwise.ts';
import { type DataFormat, fromChannelsLast, perAxis, spatialRank, toChannelsLast } from './spatial.ts';

export interface AdaptivePoolOptions {
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
}

/**
 * Pools each spatial axis to the given size with windows of two sizes, one axis after the other, as Keras does on JAX:
 * window i goes from ⌊i · input / output⌋ to ⌈(i + 1) · input / output⌉, and is at least ⌈input / output⌉ long.
 */
export function adaptivePool(
  name: string,
  inputs: TensorLike,
  outputSize: number | readonly number[],
  { dataFormat = 'channels_last' }: AdaptivePoolOptions,
  reduce: (x: Tensor, attrs: WindowAttrs, count: number) => Tensor,
): Tensor {
  const given = floating(inputs);
  const rank = spatialRank(given, name);
  const sizes = perAxis(outputSize, rank, `${name}: outputSize`);
  let x = toChannelsLast(given, dataFormat, name);
  sizes.forEach((size, i) => {
    const axis = i + 1;
    const from = x.shape[axis]!;
    if (size > from)
      throw expected(`${name}: outputSize`, `at most the size of the input, ${from}`, `outputSize=${show(size)}`);
    const least = Math.ceil(from / size);
    const pooled = [least, least + 1]
      .filter((window) => window <= from)
      .map((window) => reduce(x, windowAlong(x, axis, window), window));
    const starts = Int32Array.from({ length: size }, (_, k) => {
      const start = Math.floor((k * from) / size);
      const isLong = Math.ceil(((k + 1) * from) / size) - start === least + 1;
      return isLong ? start + from - least + 1 : start;
    });
    x = take(pooled.length === 1 ? pooled[0]! : concatenate(pooled, { axis }), tensor(starts), { axis });
  });
  return fromChannelsLast(x, dataFormat);
}

function windowAlong(x: Tensor, axis: number, size: number): WindowAttrs {
  return {
    window: x.shape.map((_, i) => (i === axis ? size : 1)),
    strides: x.shape.map(() => 1),
    padding: x.shape.map(() => [0, 0] as const),
  };
}
