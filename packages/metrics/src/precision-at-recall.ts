import { type Fields, fraction } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import {
  type ConstrainedOptions,
  ConstrainedRate,
  constrainedFields,
  type Rates,
} from './internal/constrained-rate.ts';

interface PrecisionAtRecallConfig extends ConstrainedOptions {
  readonly recall: number;
}

/**
 * The best precision at a threshold where the recall is at least so much.
 *
 * ```ts
 * model.compile({ metrics: [new PrecisionAtRecall(0.5)] });
 * ```
 */
export class PrecisionAtRecall extends ConstrainedRate<PrecisionAtRecallConfig> {
  static override readonly className: string = 'keras.metrics.PrecisionAtRecall';
  static override readonly fields: Fields<PrecisionAtRecallConfig> = { ...constrainedFields(), recall: fraction() };

  constructor(recall: number, options: ConstrainedOptions = {}) {
    super({ ...options, recall });
  }
  protected override best({ precision, sensitivity }: Rates): readonly [held: Tensor, least: number, sought: Tensor] {
    return [sensitivity(), this.config.recall, precision()];
  }
}
