import { boolean, type Fields, fraction, integer } from '@oneiros/core';
import { categoricalCrossentropy } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

export interface CategoricalCrossentropyOptions extends MetricOptions {
  /** Whether predictions are logits, and not probabilities. Default false. */
  readonly fromLogits?: boolean;
  /** By what share targets are drawn towards an equal chance of all classes. Default 0. */
  readonly labelSmoothing?: number;
  /** The axis of the classes. Default -1. */
  readonly axis?: number;
}

/**
 * Mean cross-entropy between one-hot targets and predictions.
 *
 * ```ts
 * model.compile({ metrics: [new CategoricalCrossentropy()] });
 * ```
 */
export class CategoricalCrossentropy extends PairMetric<CategoricalCrossentropyOptions> {
  static override readonly className: string = 'keras.metrics.CategoricalCrossentropy';
  static override readonly fields: Fields<CategoricalCrossentropyOptions> = {
    ...metricFields('categorical_crossentropy'),
    fromLogits: boolean(false),
    labelSmoothing: fraction(0),
    axis: integer(-1),
  };
  override readonly direction: Direction = 'down';

  constructor(options: CategoricalCrossentropyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return categoricalCrossentropy(yTrue, yPred, this.config);
  }
}
