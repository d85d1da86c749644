import { cast } from '../ops/cast.ts';
import { divide } from '../ops/divide.ts';
import { equal } from '../ops/equal.ts';
import { multiply } from '../ops/multiply.ts';
import { reshape } from '../ops/reshape.ts';
import { sum } from '../ops/sum.ts';
import { where } from '../ops/where.ts';
import type { Tensor } from '../tensor.ts';
import { type ReduceAttrs, reducedShape } from './reduction.ts';

/** The way back through `maximum` and `minimum`: to the operand that was taken, half to each of equal ones. */
export function extremumVjp(dy: Tensor, [x, y]: readonly [Tensor, Tensor], _: void, z: Tensor): [Tensor, Tensor] {
  const half = where(equal(x, y), multiply(dy, 0.5), dy);
  return [where(equal(x, z), half, 0), where(equal(y, z), half, 0)];
}

/** The way back through `max` and `min`: in equal parts to all elements that are the result. */
export function extremeVjp(dy: Tensor, [x]: readonly [Tensor], { axes }: ReduceAttrs, y: Tensor): [Tensor] {
  const kept = reducedShape(x.shape, { axes, keepdims: true });
  const hit = cast(equal(x, reshape(y, kept)), x.dtype);
  const share = divide(reshape(dy, kept), sum(hit, { axis: axes, keepdims: true }));
  return [multiply(hit, share)];
}
