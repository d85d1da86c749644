import { bind } from '../bind.ts';
import { onStack } from '../internal/batch-window.ts';
import { windowSpec } from '../internal/window.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { windowMaxGradient } from './window-max-gradient.ts';

/** Windows over all axes of a tensor. */
export interface WindowAttrs {
  readonly window: readonly number[];
  readonly strides: readonly number[];
  /** Before and after each axis; not negative. */
  readonly padding: readonly (readonly [low: number, high: number])[];
}

/**
 * The maximum of each window; padding counts as −∞, NaN wins.
 *
 * ```ts
 * windowMax(tensor([1, 3, 2, 4]), { window: [2], strides: [2], padding: [[0, 0]] }); // [3, 4]
 * ```
 */
export function windowMax(x: TensorLike, attrs: WindowAttrs): Tensor {
  return bind(windowMaxOp, [asTensor(x)], attrs);
}

export const windowMaxOp: Op<readonly [x: Tensor], WindowAttrs> = {
  name: 'windowMax',
  infer: windowSpec,
  batch: ([x], _, attrs) => bind(windowMaxOp, [x], onStack(attrs)),
  vjp: (dy, [x], attrs) => [windowMaxGradient(x, dy, attrs)],
};
