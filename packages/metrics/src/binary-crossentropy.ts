import { boolean, type Fields, fraction } from '@oneiros/core';
import { binaryCrossentropy } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

export interface BinaryCrossentropyOptions extends MetricOptions {
  /** Whether predictions are logits, and not probabilities. Default false. */
  readonly fromLogits?: boolean;
  /** By what share targets are drawn towards 0.5. Default 0. */
  readonly labelSmoothing?: number;
}

/**
 * Mean cross-entropy of yes-or-no questions.
 *
 * ```ts
 * model.compile({ metrics: [new BinaryCrossentropy({ fromLogits: true })] });
 * ```
 */
export class BinaryCrossentropy extends PairMetric<BinaryCrossentropyOptions> {
  static override readonly className: string = 'keras.metrics.BinaryCrossentropy';
  static override readonly aliases: readonly string[] = ['bce'];
  static override readonly fields: Fields<BinaryCrossentropyOptions> = {
    ...metricFields('binary_crossentropy'),
    fromLogits: boolean(false),
    labelSmoothing: fraction(0),
  };
  override readonly direction: Direction = 'down';

  constructor(options: BinaryCrossentropyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    const { fromLogits, labelSmoothing } = this.config;
    return binaryCrossentropy(yTrue, yPred, { fromLogits, labelSmoothing });
  }
}
