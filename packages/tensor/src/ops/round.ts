import { isFloat } from '@oneiros/core';
import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { divide } from './divide.ts';
import { multiply } from './multiply.ts';

export interface RoundOptions {
  /** Digits after the point that are kept; negative: zeros before it. Default 0. */
  readonly decimals?: number;
}

/**
 * Elementwise nearest number of `decimals` digits after the point, halves to the even one.
 *
 * ```ts
 * round(tensor([0.5, 1.5, 2.5])); // [0, 2, 2]
 * ```
 */
export function round(x: TensorLike, { decimals = 0 }: RoundOptions = {}): Tensor {
  const t = asTensor(x);
  if (!isFloat(t.dtype)) return decimals < 0 ? cast(scaled(cast(t, 'float32'), 10 ** decimals), t.dtype) : t;
  return decimals === 0 ? bind(roundOp, [t]) : scaled(t, 10 ** decimals);
}

export const roundOp: Op = { name: 'round', infer: sameSpec, elementwise: true, vjp: null };

function scaled(x: Tensor, factor: number): Tensor {
  return divide(bind(roundOp, [multiply(x, factor)]), factor);
}
