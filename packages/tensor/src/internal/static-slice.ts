import { expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { cast } from '../ops/cast.ts';
import { reshape } from '../ops/reshape.ts';
import { sliceOp } from '../ops/slice.ts';
import { type Tensor, type TensorLike, tensor } from '../tensor.ts';
import { integral } from './elementwise.ts';

/** Elements `start` to `stop` (excluded) along one axis, `step` apart. */
export function sliceAxis(x: Tensor, axis: number, start: number, stop: number, step = 1): Tensor {
  const size = Math.max(0, Math.ceil((stop - start) / step));
  if (size === x.shape[axis] && start === 0 && step === 1) return x;
  return bind(sliceOp, [x], {
    starts: x.shape.map((_, i) => (i === axis ? start : 0)),
    sizes: x.shape.map((n, i) => (i === axis ? size : n)),
    steps: x.shape.map((_, i) => (i === axis ? step : 1)),
  });
}

/** The elements of an int vector as scalars. */
export function scalarsOf(x: TensorLike): Tensor[] {
  const t = integral('slice', Array.isArray(x) ? tensor(x, { dtype: 'int32' }) : x);
  if (t.shape.length !== 1)
    throw expected('ops.slice: startIndices', 'a vector', `shape=[${t.shape}]`, 'Give one start for each dimension.');
  const starts = cast(t, 'int32');
  return Array.from({ length: t.shape[0]! }, (_, i) => reshape(sliceAxis(starts, 0, i, i + 1), []));
}
