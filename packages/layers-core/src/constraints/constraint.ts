import { Configurable, nullable, type OptionalField, reference } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';

/** A projection of weights, applied after each update of the optimizer. */
export abstract class Constraint<C extends object = object> extends Configurable<C> {
  /** The weights that satisfy it and are nearest to `x`. */
  abstract call(x: Tensor): Tensor;
}

/** What options take for a constraint. */
export type ConstraintLike = Constraint | string;

/** A field for a constraint, none by default. */
export function constraint(): OptionalField<ConstraintLike | null> {
  return nullable(reference<Constraint>('constraints', (value) => value instanceof Constraint));
}
