import { custom, type OptionalField, reference } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';

/** A function of a tensor, elementwise or along its last axis. */
export type ActivationFunction = (x: Tensor) => Tensor;
/** What options take for an activation: the function, or a registered name as 'relu'. */
export type ActivationLike = ActivationFunction | string;

/**
 * A field for an activation; by default `fallback`, saved as `saved`. Null is the identity, which Keras calls 'linear'.
 */
export function activation(
  fallback: ActivationFunction | null = null,
  saved = 'linear',
): OptionalField<ActivationLike | null> {
  const { parse, serialize } = reference<ActivationFunction>('activations', isFunction);
  return custom<ActivationLike | null>(
    (value, where) => {
      if (value === null || value === 'linear') return null;
      if (value === saved) return fallback;
      return parse(typeof value === 'string' ? (synonyms[value] ?? value) : value, where);
    },
    () => fallback,
    (value) => (value === null ? 'linear' : value === fallback ? saved : serialize!(value)),
  );
}

function isFunction(value: unknown): value is ActivationFunction {
  return typeof value === 'function';
}
const synonyms: { readonly [name: string]: string } = { swish: 'silu', hard_swish: 'hard_silu' };
