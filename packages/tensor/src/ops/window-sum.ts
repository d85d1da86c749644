import { bind } from '../bind.ts';
import { onStack } from '../internal/batch-window.ts';
import { windowSpec } from '../internal/window.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { padOp } from './pad.ts';
import type { WindowAttrs } from './window-max.ts';

/**
 * The sum of each window; padding counts as 0.
 *
 * ```ts
 * windowSum(tensor([1, 3, 2, 4]), { window: [2], strides: [2], padding: [[0, 0]] }); // [4, 6]
 * ```
 */
export function windowSum(x: TensorLike, attrs: WindowAttrs): Tensor {
  return bind(windowSumOp, [asTensor(x)], attrs);
}

export const windowSumOp: Op<readonly [x: Tensor], WindowAttrs> = {
  name: 'windowSum',
  infer: windowSpec,
  batch: ([x], _, attrs) => bind(windowSumOp, [x], onStack(attrs)),
  // Every element gets the sum of dy over the windows that it is in: windows of the same size over dy, spread by the strides.
  vjp: (dy, [x], { window, strides, padding }) => {
    const low = window.map((w, i) => w - 1 - padding[i]![0]);
    const high = window.map((w, i) => x.shape[i]! + w - 1 - low[i]! - ((dy.shape[i]! - 1) * strides[i]! + 1));
    const spread = bind(padOp, [dy, asTensor(0, dy.dtype)], { low, high, interior: strides.map((s) => s - 1) });
    return [windowSum(spread, { window, strides: window.map(() => 1), padding: window.map(() => [0, 0] as const) })];
  },
};
