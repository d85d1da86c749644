import { custom, type Fields } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { type ActivationLike, activation } from '../activations/activation.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface ActivationOptions extends LayerOptions {}
interface ActivationConfig extends ActivationOptions {
  readonly activation: ActivationLike | null;
}

/**
 * An activation as a layer of its own.
 *
 * ```ts
 * new Activation('relu').apply(x);
 * ```
 */
export class Activation extends Layer<ActivationConfig> {
  static override readonly className: string = 'keras.layers.Activation';
  static override readonly fields: Fields<ActivationConfig> = { ...layerFields, activation: required() };

  constructor(activation: ActivationLike | null, options: ActivationOptions = {}) {
    super({ activation, ...options });
    this.supportsMasking = true;
  }
  override call(x: Tensor): Tensor {
    return this.config.activation ? this.config.activation(x) : x;
  }
}

function required(): Fields<ActivationConfig>['activation'] {
  const { parse, serialize } = activation();
  return { ...custom<ActivationLike | null>(parse), ...(serialize && { serialize }) };
}
