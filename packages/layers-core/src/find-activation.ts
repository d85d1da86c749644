import { type Config, type Json, serialize } from '@oneiros/core';
import { type ActivationFunction, type ActivationLike, activationFrom } from './activations/activation.ts';
import { linear } from './activations/linear.ts';

/**
 * The activation that a name, a saved config or a function stands for; `null` is the identity. In the umbrella
 * `activations.get`.
 *
 * ```ts
 * getActivation('relu');
 * ```
 * @throws OneirosError where nothing is registered under the name.
 */
export function getActivation(identifier: ActivationLike | Config | null): ActivationFunction {
  if (identifier === null || identifier === 'linear') return linear;
  if (typeof identifier === 'function') return identifier;
  return deserializeActivation(identifier);
}

/**
 * The name of an activation as files have it. In the umbrella `activations.serialize`.
 *
 * ```ts
 * serializeActivation(relu); // 'relu'
 * ```
 * @throws OneirosError for a function that is not registered.
 */
export function serializeActivation(activation: ActivationFunction): Json {
  return serialize(activation);
}

/**
 * The activation that a name or a saved config stands for. In the umbrella `activations.deserialize`.
 *
 * ```ts
 * deserializeActivation('relu');
 * ```
 * @throws OneirosError where nothing is registered under the name.
 */
export function deserializeActivation(config: string | Config): ActivationFunction {
  return activationFrom(config, 'activations.get');
}
