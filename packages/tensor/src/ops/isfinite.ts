import { isFloat } from '@oneiros/core';
import { bind } from '../bind.ts';
import { boolSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';

/**
 * Where an element is neither NaN nor infinite.
 *
 * ```ts
 * isfinite(tensor([1, NaN, Infinity])); // [true, false, false]
 * ```
 */
export function isfinite(x: TensorLike): Tensor {
  const t = asTensor(x);
  return isFloat(t.dtype) ? bind(isfiniteOp, [t]) : broadcastTo(true, t.shape);
}

export const isfiniteOp: Op = { name: 'isfinite', infer: boolSpec, elementwise: true, vjp: null };
