import { bind } from '../bind.ts';
import { padOp } from '../ops/pad.ts';
import { asTensor, type Tensor } from '../tensor.ts';

/** `x` with `size` elements along the last axis: cut, or with zeros at the end. */
export function resizeLast(x: Tensor, size: number): Tensor {
  const none = x.shape.map(() => 0);
  const high = [...none.slice(1), size - x.shape.at(-1)!];
  return high.at(-1) === 0 ? x : bind(padOp, [x, asTensor(0, x.dtype)], { low: none, high, interior: none });
}
