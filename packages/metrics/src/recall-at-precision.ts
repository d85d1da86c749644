import { type Fields, fraction } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import {
  type ConstrainedOptions,
  ConstrainedRate,
  constrainedFields,
  type Rates,
} from './internal/constrained-rate.ts';

interface RecallAtPrecisionConfig extends ConstrainedOptions {
  readonly precision: number;
}

/**
 * The best recall at a threshold where the precision is at least so much.
 *
 * ```ts
 * model.compile({ metrics: [new RecallAtPrecision(0.5)] });
 * ```
 */
export class RecallAtPrecision extends ConstrainedRate<RecallAtPrecisionConfig> {
  static override readonly className: string = 'keras.metrics.RecallAtPrecision';
  static override readonly fields: Fields<RecallAtPrecisionConfig> = { ...constrainedFields(), precision: fraction() };

  constructor(precision: number, options: ConstrainedOptions = {}) {
    super({ ...options, precision });
  }
  protected override best({ precision, sensitivity }: Rates): readonly [held: Tensor, least: number, sought: Tensor] {
    return [precision(), this.config.precision, sensitivity()];
  }
}
