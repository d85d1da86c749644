import { bind } from '../bind.ts';
import { randomSplit } from '../ops/random-split.ts';
import { reshape } from '../ops/reshape.ts';
import { sliceOp } from '../ops/slice.ts';
import type { Tensor } from '../tensor.ts';

/** `count` new keys `[..., 2]` from each of the keys `[..., 2]`. */
export function splitKey(keys: Tensor, count: number): readonly Tensor[] {
  const all = randomSplit(keys, { count });
  const outer = keys.shape.slice(0, -1);
  return Array.from({ length: count }, (_, i) => {
    const starts = [...outer.map(() => 0), i, 0];
    return reshape(bind(sliceOp, [all], { starts, sizes: [...outer, 1, 2], steps: starts.map(() => 1) }), keys.shape);
  });
}
