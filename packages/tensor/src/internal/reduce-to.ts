import { type Shape, sameShape } from '@oneiros/core';
import { reshape } from '../ops/reshape.ts';
import { sum } from '../ops/sum.ts';
import type { Tensor } from '../tensor.ts';

/** The adjoint of broadcasting: sums `x` down to `shape`. */
export function reduceTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const extra = x.shape.length - shape.length;
  const axes = x.shape.map((_, i) => i).filter((i) => i < extra || (shape[i - extra] === 1 && x.shape[i] !== 1));
  return reshape(axes.length ? sum(x, { axis: axes }) : x, shape);
}
