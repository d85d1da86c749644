import { boolean, type Fields, integer, nullable } from '@oneiros/core';
import { sparseCategoricalCrossentropy } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

export interface SparseCategoricalCrossentropyOptions extends MetricOptions {
  /** Whether predictions are logits, and not probabilities. Default false. */
  readonly fromLogits?: boolean;
  /** A class whose samples give 0. */
  readonly ignoreClass?: number | null;
  /** The axis of the classes. Default -1. */
  readonly axis?: number;
}

/**
 * Mean cross-entropy between class numbers and predictions.
 *
 * ```ts
 * model.compile({ metrics: [new SparseCategoricalCrossentropy({ fromLogits: true })] });
 * ```
 */
export class SparseCategoricalCrossentropy extends PairMetric<SparseCategoricalCrossentropyOptions> {
  static override readonly className: string = 'keras.metrics.SparseCategoricalCrossentropy';
  static override readonly fields: Fields<SparseCategoricalCrossentropyOptions> = {
    ...metricFields('sparse_categorical_crossentropy'),
    fromLogits: boolean(false),
    ignoreClass: nullable(integer()),
    axis: integer(-1),
  };
  override readonly direction: Direction = 'down';

  constructor(options: SparseCategoricalCrossentropyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return sparseCategoricalCrossentropy(yTrue, yPred, this.config);
  }
}
