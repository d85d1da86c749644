import { custom, expected, type OptionalField, show } from '@oneiros/core';
import { abs, multiply, square, sum, type Tensor } from '@oneiros/tensor';

/** A field for the factor of a penalty; null, in old files, is `fallback`. */
export function factor(fallback: number, round: (value: number) => number = (value) => value): OptionalField<number> {
  return custom(
    (value, where) => {
      if (value === null) return round(fallback);
      if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return round(value);
      throw expected(where, 'a number of at least 0', show(value));
    },
    () => round(fallback),
  );
}
/** weight · Σ |x| */
export function absolutePenalty(x: Tensor, weight: number): Tensor {
  return multiply(sum(abs(x)), weight);
}
/** weight · Σ x² */
export function squarePenalty(x: Tensor, weight: number): Tensor {
  return multiply(sum(square(x)), weight);
}
