import { nullable, type OptionalField, reference } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';

/** A function of a tensor, elementwise or along its last axis. */
export type Activation = (x: Tensor) => Tensor;
/** What options take for an activation: the function, or a registered name as 'relu'. */
export type ActivationLike = Activation | string;

/** A field for an activation; null, the identity, by default unless another is given. */
export function activation(fallback: Activation | null = null): OptionalField<ActivationLike | null> {
  return nullable(reference<Activation>('activations', (value) => typeof value === 'function'), fallback);
}
