import type { DType } from '@oneiros/core';
import { cast } from '../ops/cast.ts';
import { iota } from '../ops/iota.ts';
import { mod } from '../ops/mod.ts';
import { multiply } from '../ops/multiply.ts';
import { notEqual } from '../ops/not-equal.ts';
import { subtract } from '../ops/subtract.ts';
import { sum } from '../ops/sum.ts';
import type { Tensor } from '../tensor.ts';

/** 1 where the exchanges of rows that `pivots` tells are even in number, −1 where odd. */
export function parityOf(pivots: Tensor, dtype: DType): Tensor {
  const exchanged = notEqual(pivots, iota([pivots.shape.at(-1)!]));
  const odd = mod(sum(cast(exchanged, 'int32'), { axis: -1 }), 2);
  return cast(subtract(1, multiply(odd, 2)), dtype);
}
