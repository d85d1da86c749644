import { custom, expected, type OptionalField, show } from '@oneiros/core';
import { add, divide, multiply, sqrt, square, sum, type Tensor } from '@oneiros/tensor';

/** The fuzz factor of Keras. */
const epsilon = 1e-7;

/** One axis or several along which norms are taken: those of a unit's inputs. */
export type NormAxis = number | readonly number[];

/** A field for the axes of a norm, 0 by default. */
export function normAxis(): OptionalField<NormAxis> {
  return custom<NormAxis>(
    (value, where) => {
      if (Number.isInteger(value)) return value as number;
      if (Array.isArray(value) && value.length > 0 && value.every(Number.isInteger)) return value as readonly number[];
      throw expected(where, 'an axis, or an array of axes', show(value));
    },
    () => 0,
  );
}
/** √Σ x² along `axis`, which remains with size 1. */
export function norms(x: Tensor, axis: NormAxis): Tensor {
  return sqrt(sum(square(x), { axis, keepdims: true }));
}
/** `x` scaled so that its norms become `desired`. */
export function withNorms(x: Tensor, desired: Tensor, present: Tensor): Tensor {
  return multiply(x, divide(desired, add(present, epsilon)));
}
/** `x` scaled so that its norms become 1. */
export function normalized(x: Tensor, present: Tensor): Tensor {
  return divide(x, add(present, epsilon));
}
