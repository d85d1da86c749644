import { type Fields, fraction } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import {
  type ConstrainedOptions,
  ConstrainedRate,
  constrainedFields,
  type Rates,
} from './internal/constrained-rate.ts';

interface SpecificityAtSensitivityConfig extends ConstrainedOptions {
  readonly sensitivity: number;
}

/**
 * The best specificity (share of false samples left out) at a threshold where the sensitivity (share of true ones found) is at least so much.
 *
 * ```ts
 * model.compile({ metrics: [new SpecificityAtSensitivity(0.5)] });
 * ```
 */
export class SpecificityAtSensitivity extends ConstrainedRate<SpecificityAtSensitivityConfig> {
  static override readonly className: string = 'keras.metrics.SpecificityAtSensitivity';
  static override readonly fields: Fields<SpecificityAtSensitivityConfig> = {
    ...constrainedFields(),
    sensitivity: fraction(),
  };

  constructor(sensitivity: number, options: ConstrainedOptions = {}) {
    super({ ...options, sensitivity });
  }
  protected override best({ sensitivity, specificity }: Rates): readonly [held: Tensor, least: number, sought: Tensor] {
    return [sensitivity(), this.config.sensitivity, specificity()];
  }
}
