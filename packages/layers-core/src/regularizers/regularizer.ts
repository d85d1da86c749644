import { Configurable, nullable, type OptionalField, reference } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';

/** A penalty on the size of weights or activations, added to the loss. */
export abstract class Regularizer<C extends object = object> extends Configurable<C> {
  /** The penalty, a scalar. */
  abstract call(x: Tensor): Tensor;
}

/** What options take for a regularizer. */
export type RegularizerLike = Regularizer | string;

/** A field for a regularizer, none by default. */
export function regularizer(): OptionalField<RegularizerLike | null> {
  return nullable(reference<Regularizer>('regularizers', (value) => value instanceof Regularizer));
}
