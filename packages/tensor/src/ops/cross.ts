import { expected } from '@oneiros/core';
import { operands } from '../internal/elementwise.ts';
import { sliceAxis } from '../internal/static-slice.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { moveaxis } from './moveaxis.ts';
import { multiply } from './multiply.ts';
import { reshape } from './reshape.ts';
import { stack } from './stack.ts';
import { subtract } from './subtract.ts';
import { zerosLike } from './zeros-like.ts';

export interface CrossOptions {
  /** The axis of the vectors in `x1`. Default -1. */
  readonly axisa?: number;
  /** The axis of the vectors in `x2`. Default -1. */
  readonly axisb?: number;
  /** The axis of the vectors in the result. Default -1. */
  readonly axisc?: number;
  /** All three of them. */
  readonly axis?: number | null;
}

/**
 * Cross products of vectors of 3 elements; a vector of 2 has 0 for the third. Of two vectors of 2 it is the third element
 * alone, without the axis. Other axes broadcast.
 *
 * ```ts
 * cross(tensor([1, 0, 0]), tensor([0, 1, 0])); // [0, 0, 1]
 * ```
 * @throws OneirosError for vectors of other sizes.
 */
export function cross(
  x1: TensorLike,
  x2: TensorLike,
  { axisa = -1, axisb = -1, axisc = -1, axis = null }: CrossOptions = {},
): Tensor {
  const [x, y] = operands(x1, x2);
  const [a, b] = [moveaxis(x, axis ?? axisa, -1), moveaxis(y, axis ?? axisb, -1)];
  const sizes = [a.shape.at(-1)!, b.shape.at(-1)!] as const;
  if (sizes.some((n) => n !== 2 && n !== 3))
    throw expected(
      'ops.cross',
      'vectors of 2 or 3 elements',
      `${sizes[0]} and ${sizes[1]} elements`,
      'Check the axes.',
    );
  const [a0, a1, a2] = elementsOf(a);
  const [b0, b1, b2] = elementsOf(b);
  const third = subtract(multiply(a0, b1), multiply(a1, b0));
  if (sizes[0] === 2 && sizes[1] === 2) return third;
  const first = subtract(multiply(a1, b2), multiply(a2, b1));
  const second = subtract(multiply(a2, b0), multiply(a0, b2));
  return moveaxis(stack([first, second, third]), 0, axis ?? axisc);
}

function elementsOf(x: Tensor): readonly [Tensor, Tensor, Tensor] {
  const last = x.rank - 1;
  const element = (i: number): Tensor => reshape(sliceAxis(x, last, i, i + 1), x.shape.slice(0, -1));
  const first = element(0);
  return [first, element(1), x.shape[last] === 3 ? element(2) : zerosLike(first)];
}
