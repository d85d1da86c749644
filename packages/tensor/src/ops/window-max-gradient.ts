import { sizeOf } from '@oneiros/core';
import { bind } from '../bind.ts';
import { onStack } from '../internal/batch-window.ts';
import { windowSpec } from '../internal/window.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor } from '../tensor.ts';
import { add } from './add.ts';
import { equal } from './equal.ts';
import { logicalAnd } from './logical-and.ts';
import { logicalNot } from './logical-not.ts';
import { logicalOr } from './logical-or.ts';
import { padOp } from './pad.ts';
import { sliceOp } from './slice.ts';
import { where } from './where.ts';
import { type WindowAttrs, windowMax } from './window-max.ts';

/**
 * The gradient of `windowMax`: each element of `dy` goes to the first maximum (row by row) of its window.
 *
 * ```ts
 * windowMaxGradient(tensor([1, 3, 2, 4]), tensor([5, 6]), { window: [2], strides: [2], padding: [[0, 0]] }); // [0, 5, 0, 6]
 * ```
 */
export function windowMaxGradient(x: Tensor, dy: Tensor, attrs: WindowAttrs): Tensor {
  return bind(windowMaxGradientOp, [x, dy], attrs);
}

export const windowMaxGradientOp: Op<readonly [x: Tensor, dy: Tensor], WindowAttrs> = {
  name: 'windowMaxGradient',
  infer: ([x]) => ({ shape: x.shape, dtype: x.dtype }),
  batch: ([x, dy], batched, attrs) =>
    batched.every(Boolean) ? bind(windowMaxGradientOp, [x, dy], onStack(attrs)) : null,
  // One place of the window after the other: is its element the maximum, and the first one? The derivative follows from this.
  expand: ([x, dy], attrs) => {
    const { window, strides, padding } = attrs;
    const [low, high] = [padding.map((p) => p[0]), padding.map((p) => p[1])];
    const none = low.map(() => 0);
    const padded = bind(padOp, [x, asTensor(-Infinity, x.dtype)], { low, high, interior: none });
    const most = windowMax(x, attrs);
    const sizes = windowSpec([x], attrs).shape;
    const zero = asTensor(0, dy.dtype);
    let taken: Tensor | undefined;
    let sum: Tensor | undefined;
    for (let at = 0; at < sizeOf(window); at++) {
      const starts = placeOf(at, window);
      const isMost = equal(bind(sliceOp, [padded], { starts, sizes, steps: strides }), most);
      const first = taken ? logicalAnd(isMost, logicalNot(taken)) : isMost;
      taken = taken ? logicalOr(taken, isMost) : isMost;
      const after = starts.map((s, i) => padded.shape[i]! - s - ((sizes[i]! - 1) * strides[i]! + 1));
      const spread = bind(padOp, [where(first, dy, zero), zero], {
        low: starts,
        high: after,
        interior: strides.map((s) => s - 1),
      });
      sum = sum ? add(sum, spread) : spread;
    }
    return bind(padOp, [sum!, zero], { low: low.map((l) => -l), high: high.map((h) => -h), interior: none });
  },
};

function placeOf(flat: number, sizes: readonly number[]): number[] {
  const place = new Array<number>(sizes.length);
  for (let i = sizes.length - 1, rest = flat; i >= 0; i--) {
    place[i] = rest % sizes[i]!;
    rest = Math.floor(rest / sizes[i]!);
  }
  return place;
}
