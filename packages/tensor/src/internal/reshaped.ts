import { type Shape, sameShape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { broadcastToOp } from '../ops/broadcast-to.ts';
import { reshapeOp } from '../ops/reshape.ts';
import { transposeOp } from '../ops/transpose.ts';
import type { Tensor } from '../tensor.ts';

// Rules of ops know that their shapes fit. They apply the records, so that a bundle of few ops holds no checks for users.

/** `x` in a shape of as many elements. */
export function reshaped(x: Tensor, shape: Shape): Tensor {
  return sameShape(x.shape, shape) ? x : bind(reshapeOp, [x], { shape });
}
/** `x` repeated to a shape that it broadcasts to. */
export function repeated(x: Tensor, shape: Shape): Tensor {
  return sameShape(x.shape, shape) ? x : bind(broadcastToOp, [x], { shape });
}
/** `x` with its dimensions in the order `axes`. */
export function transposed(x: Tensor, axes: readonly number[]): Tensor {
  return isIdentity(axes) ? x : bind(transposeOp, [x], { axes });
}
/** Whether axes are in their order already. */
export function isIdentity(axes: readonly number[]): boolean {
  return axes.every((a, i) => a === i);
}
