import { type Fields, fraction } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import {
  type ConstrainedOptions,
  ConstrainedRate,
  constrainedFields,
  type Rates,
} from './internal/constrained-rate.ts';

interface SensitivityAtSpecificityConfig extends ConstrainedOptions {
  readonly specificity: number;
}

/**
 * The best sensitivity (share of true samples found) at a threshold where the specificity (share of false ones left out) is at least so much.
 *
 * ```ts
 * model.compile({ metrics: [new SensitivityAtSpecificity(0.5)] });
 * ```
 */
export class SensitivityAtSpecificity extends ConstrainedRate<SensitivityAtSpecificityConfig> {
  static override readonly className: string = 'keras.metrics.SensitivityAtSpecificity';
  static override readonly fields: Fields<SensitivityAtSpecificityConfig> = {
    ...constrainedFields(),
    specificity: fraction(),
  };

  constructor(specificity: number, options: ConstrainedOptions = {}) {
    super({ ...options, specificity });
  }
  protected override best({ sensitivity, specificity }: Rates): readonly [held: Tensor, least: number, sought: Tensor] {
    return [specificity(), this.config.specificity, sensitivity()];
  }
}
