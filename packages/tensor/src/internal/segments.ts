import { expected, integerRange, isFloat } from '@oneiros/core';
import { bind } from '../bind.ts';
import { broadcastTo } from '../ops/broadcast-to.ts';
import { cast } from '../ops/cast.ts';
import { reshape } from '../ops/reshape.ts';
import { scatterNdOp } from '../ops/scatter-nd.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

export interface SegmentOptions {
  /** How many segments there are. It must be given, since shapes are static. */
  readonly numSegments?: number | null;
  /** Whether the ids are in ascending order; it makes no difference here. */
  readonly sorted?: boolean;
}

/** Reduces the rows of `data` that have the same id to one; ids outside of the range are left out. */
export function reduceSegments(
  name: string,
  data: TensorLike,
  segmentIds: TensorLike,
  { numSegments = null }: SegmentOptions,
  mode: 'add' | 'multiply' | 'max' | 'min',
): Tensor {
  const x = asTensor(data);
  const ids = cast(asTensor(segmentIds), 'int32');
  if (numSegments === null)
    throw expected(
      `ops.${name}: numSegments`,
      'the number of segments',
      'numSegments=null',
      'Shapes are static: pass it.',
    );
  if (ids.rank !== 1 || x.rank === 0 || ids.size !== x.shape[0])
    throw expected(`ops.${name}`, 'an id for each row', `ids of shape [${ids.shape}] for data [${x.shape}]`);
  const start = broadcastTo(asTensor(neutral(x, mode), x.dtype), [numSegments, ...x.shape.slice(1)]);
  return bind(scatterNdOp, [start, reshape(ids, [ids.size, 1]), x], { mode });
}

function neutral({ dtype }: Tensor, mode: string): number {
  if (mode === 'add') return 0;
  if (mode === 'multiply') return 1;
  if (isFloat(dtype)) return mode === 'max' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const [least, most] = integerRange(dtype);
  return Number(mode === 'max' ? least : most);
}
