import { custom, expected, type Fields, nullable, show } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { relu } from '../activations/relu.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface ReLUOptions extends LayerOptions {
  /** Largest value of the output; null, the default, is no limit. */
  readonly maxValue?: number | null;
  /** Slope below the threshold. Default 0. */
  readonly negativeSlope?: number;
  /** Values up to it count as negative. Default 0. */
  readonly threshold?: number;
}

/**
 * Elementwise max(x, 0), with an upper bound, a slope below and a threshold if wanted.
 *
 * ```ts
 * new ReLU({ maxValue: 6 }).apply(x);
 * ```
 */
export class ReLU extends Layer<ReLUOptions> {
  static override readonly className: string = 'keras.layers.ReLU';
  static override readonly fields: Fields<ReLUOptions> = {
    ...layerFields,
    maxValue: nullable(custom<number>(notNegative)),
    negativeSlope: custom(notNegative, () => 0),
    threshold: custom(notNegative, () => 0),
  };

  constructor(options: ReLUOptions = {}) {
    super(options);
    this.supportsMasking = true;
  }
  override call(x: Tensor): Tensor {
    const { maxValue, negativeSlope, threshold } = this.config;
    return relu(x, { maxValue, negativeSlope, threshold });
  }
}

function notNegative(value: unknown, where: string): number {
  if (typeof value === 'number' && value >= 0) return value;
  throw expected(where, 'a number of at least 0', show(value));
}
