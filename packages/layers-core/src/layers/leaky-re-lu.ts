import { custom, expected, type Fields, show } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { leakyRelu } from '../activations/leaky-relu.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface LeakyReLUOptions extends LayerOptions {
  /** Slope below zero. Default 0.3. */
  readonly negativeSlope?: number;
}

/**
 * Elementwise x above zero, negativeSlope · x below.
 *
 * ```ts
 * new LeakyReLU({ negativeSlope: 0.1 }).apply(x);
 * ```
 */
export class LeakyReLU extends Layer<LeakyReLUOptions> {
  static override readonly className: string = 'keras.layers.LeakyReLU';
  static override readonly fields: Fields<LeakyReLUOptions> = {
    ...layerFields,
    negativeSlope: custom(notNegative, () => 0.3),
  };

  constructor(options: LeakyReLUOptions = {}) {
    super(options);
    this.supportsMasking = true;
  }
  override call(x: Tensor): Tensor {
    return leakyRelu(x, { negativeSlope: this.config.negativeSlope });
  }
}

function notNegative(value: unknown, where: string): number {
  if (typeof value === 'number' && value >= 0) return value;
  throw expected(where, 'a number of at least 0', show(value));
}
