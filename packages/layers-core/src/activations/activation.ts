import { custom, deserialize, expected, type Json, type OptionalField, serialize, show } from '@oneiros/core';
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
  return custom<ActivationLike | null>(
    (value, where) => {
      if (value === null || value === 'linear') return null;
      if (value === saved) return fallback;
      return activationFrom(typeof value === 'string' ? (synonyms[value] ?? value) : value, where);
    },
    () => fallback,
    (value) =>
      value === null
        ? 'linear'
        : value === fallback
          ? saved
          : serialize(layers.get(value as ActivationFunction) ?? value),
  );
}

/** The function that a value stands for: itself, a registered name, a saved config, or a layer as LeakyReLU. */
export function activationFrom(value: unknown, where: string): ActivationFunction {
  const found =
    typeof value === 'function' || isLayer(value) ? value : deserialize(value as Json, 'activations', where);
  if (typeof found === 'function') return found as ActivationFunction;
  if (isLayer(found)) return functionOf(found, where);
  throw expected(where, 'one of activations', show(value));
}

/** What a function needs of a layer that it stands for. */
interface LayerLike {
  readonly name: string;
  readonly weights: readonly unknown[];
  readonly seedStates: readonly unknown[];
  apply(x: Tensor): unknown;
}
const layers = /*#__PURE__*/ new WeakMap<ActivationFunction, LayerLike>();

function isLayer(value: unknown): value is LayerLike {
  return typeof value === 'object' && value !== null && 'apply' in value && 'seedStates' in value;
}
/** A layer as a function; saved, it is the layer again. */
function functionOf(layer: LayerLike, where: string): ActivationFunction {
  const activate = (x: Tensor): Tensor => {
    const y = layer.apply(x) as Tensor;
    if (layer.weights.length + layer.seedStates.length === 0) return y;
    throw expected(
      where,
      'a function, or a layer without variables',
      `layer '${layer.name}', which has some`,
      'Put it behind this layer, as a layer of its own.',
    );
  };
  layers.set(activate, layer);
  return activate;
}
const synonyms: { readonly [name: string]: string } = { swish: 'silu', hard_swish: 'hard_silu' };
