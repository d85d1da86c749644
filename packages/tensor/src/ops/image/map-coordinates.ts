import { expected, show } from '@oneiros/core';
import { oneOf } from '../../internal/images.ts';
import { type FillMode, fillModes, interpolate } from '../../internal/interpolation.ts';
import { sliceAxis } from '../../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../../tensor.ts';
import { reshape } from '../reshape.ts';
import { stack } from '../stack.ts';

export type { FillMode } from '../../internal/interpolation.ts';

export interface MapCoordinatesOptions {
  /** What lies outside of `inputs`. Default 'constant'. */
  readonly fillMode?: FillMode;
  /** The value outside in mode 'constant'. Default 0. */
  readonly fillValue?: number;
}

/**
 * The values of `inputs` at `coordinates` [rank of inputs, …S] (or a list of a tensor for each axis): a tensor of shape S and of
 * the dtype of `inputs`. `order` 0 takes the nearest element, 1 interpolates between elements.
 *
 * ```ts
 * image.mapCoordinates(tensor([[1, 2], [3, 4]]), tensor([[0.5], [0.5]]), 1); // [2.5]
 * ```
 * @throws OneirosError where there is not a row of coordinates for each axis or an option has no such value.
 */
export function mapCoordinates(
  inputs: TensorLike,
  coordinates: TensorLike | readonly Tensor[],
  order: number,
  { fillMode = 'constant', fillValue = 0 }: MapCoordinatesOptions = {},
): Tensor {
  const t = asTensor(inputs);
  const places = isListOfTensors(coordinates) ? stack(coordinates) : asTensor(coordinates as TensorLike);
  if (places.rank < 2 || places.shape[0] !== t.rank)
    throw expected(
      'ops.image.mapCoordinates: coordinates',
      `shape [${t.rank}, ...], a row for each axis of inputs`,
      `shape=[${places.shape}]`,
    );
  if (order !== 0 && order !== 1) throw expected('ops.image.mapCoordinates: order', '0 or 1', show(order));
  oneOf(fillMode, fillModes, 'ops.image.mapCoordinates: fillMode');
  const rows = t.shape.map((_, i) => reshape(sliceAxis(places, 0, i, i + 1), places.shape.slice(1)));
  return interpolate(reshape(t, [-1]), rows, { sizes: t.shape, order, fillMode, fillValue });
}

function isListOfTensors(x: TensorLike | readonly Tensor[]): x is readonly Tensor[] {
  return Array.isArray(x) && x.length > 0 && typeof x[0] === 'object' && !Array.isArray(x[0]);
}
